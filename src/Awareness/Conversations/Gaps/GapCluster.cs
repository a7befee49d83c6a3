namespace Awareness.Conversations.Gaps;

/// <summary>Questions that ask about the same thing.</summary>
public sealed record GapCluster
{
    /// <summary>The question that stands for them: of those asked most often, the first.</summary>
    public required string Lead { get; init; }

    /// <summary>How often they were asked, over all days and channels.</summary>
    public required long Times { get; init; }

    /// <summary>Of these, how often the person was asked back; the others were told that nothing fits.</summary>
    public required long AskedBack { get; init; }

    /// <summary>First day one of them was asked.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day one of them was asked.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The different wordings, those asked most often first.</summary>
    public required IReadOnlyList<string> Wordings { get; init; }
}
