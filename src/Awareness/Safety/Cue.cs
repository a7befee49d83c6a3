namespace Awareness.Safety;

/// <summary>Words that make it more or less likely that a sign means here and now.</summary>
/// <param name="Id">Named by <c>--explain</c> and in a sign's <c>ignore</c>.</param>
/// <param name="Weight">Added to the sign's weight, once however often the cue is met.</param>
internal sealed record Cue(string Id, int Weight)
{
    /// <summary>What the cue looks like.</summary>
    public required IReadOnlyList<Pattern> Patterns { get; init; }

    /// <summary>Where it must stand, seen from the sign.</summary>
    public CuePlace Place { get; init; }

    /// <summary>True when it counts from any sentence of the message; otherwise only from the sign's own.</summary>
    public bool IsMessageWide { get; init; }

    /// <summary>True when it does not count where, without marks, it may well be another word ("toi" is seldom "tội").</summary>
    public bool MustBeCertain { get; init; }

    /// <summary>Cues of one kind count once: the heaviest.</summary>
    public required int Kind { get; init; }
}

/// <summary>Where a cue must stand, seen from the sign.</summary>
internal enum CuePlace
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Before the sign's last word.</summary>
    Before,

    /// <summary>Right before a word of the sign, with at most one word between.</summary>
    RightBefore,

    /// <summary>Behind the sign's last word.</summary>
    After,
}
