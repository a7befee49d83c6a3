namespace Awareness.Safety;

/// <summary>What the signs of a set of rules lead to: the cards of emergencies, or the replies to harmful requests.</summary>
/// <param name="Key">The key by which a group of signs names its target.</param>
/// <param name="Ids">What may be named.</param>
/// <param name="Unknown">What an author is told about any other id.</param>
internal sealed record SignTargets(string Key, IReadOnlySet<string> Ids, Func<string, string> Unknown)
{
    /// <summary>Groups name cards.</summary>
    public static SignTargets Cards(IReadOnlySet<string> ids) => new("card", ids, SafetyMessages.UnknownCard);

    /// <summary>Groups name replies of <c>content/refusals/replies.yaml</c>.</summary>
    public static SignTargets Replies(IReadOnlySet<string> ids) => new("reply", ids, SafetyMessages.UnknownReply);
}
