namespace Awareness.Safety;

/// <summary>One way a message shows danger.</summary>
/// <param name="Id">Shown by <c>--explain</c>.</param>
/// <param name="CardId">The card to show.</param>
/// <param name="Weight">How sure the sign is by itself; from <see cref="Threshold"/> on it needs no cue.</param>
/// <param name="Rank">Of two signs the one with the lower rank decides.</param>
internal sealed record Sign(string Id, string CardId, int Weight, int Rank)
{
    /// <summary>From this sum of the sign's and its cues' weights on, somebody is in danger now.</summary>
    public const int Threshold = 3;

    /// <summary>What the sign looks like; one is enough.</summary>
    public required IReadOnlyList<Pattern> Patterns { get; init; }

    /// <summary>Concepts that must stand anywhere in the message.</summary>
    public IReadOnlyList<int> With { get; init; } = [];

    /// <summary>Concepts that must not stand in the sign's sentence.</summary>
    public IReadOnlyList<int> Without { get; init; } = [];

    /// <summary>Kinds of cues that mean nothing to this sign.</summary>
    public IReadOnlySet<int> Ignored { get; init; } = new HashSet<int>();
}
