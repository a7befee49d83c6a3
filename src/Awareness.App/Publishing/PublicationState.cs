namespace Awareness.App.Publishing;

/// <summary>How the content folder stands to the version in force.</summary>
/// <param name="Status"><c>current</c>: the folder is what answers. <c>refused</c>: it is not, because of <paramref name="Reason"/>. <c>set-aside</c>: an operator rolled back, and the folder has not changed since.</param>
/// <param name="Proposed">The version of the folder when it is not the one in force; null when it cannot be told.</param>
/// <param name="Reason">Why, in a sentence an operator can act on; null when current.</param>
public sealed record PublicationState(string Status, string? Proposed, string? Reason)
{
    /// <summary>The folder is what answers.</summary>
    public static PublicationState Current { get; } = new("current", Proposed: null, Reason: null);
}
