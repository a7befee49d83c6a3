using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Numbers the terms of a text in all spaces. Grows while an index is built, then only looks up.</summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a term that no document holds.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> markedPairs = [];
    private readonly Dictionary<long, int> foldedPairs = [];

    public int MarkedCount => marked.Count;

    public int FoldedCount => folded.Count;

    public int MarkedPairCount => markedPairs.Count;

    public int FoldedPairCount => foldedPairs.Count;

    /// <summary>Number of every token's term, in order; a new term is numbered when <paramref name="add"/>.</summary>
    public TermNumbers Number(AnalyzedText text, bool add)
    {
        var numbers = new TermNumbers(text.Count);
        for (var i = 0; i < text.Count; i++)
        {
            numbers.Marked[i] = Find(marked, text.Key(i), add);
            numbers.Folded[i] = Find(folded, text.Folded(i), add);
        }

        for (var i = 0; i + 1 < text.Count; i++)
        {
            numbers.MarkedPairs[i] = Find(markedPairs, numbers.Marked[i], numbers.Marked[i + 1], add);
            numbers.FoldedPairs[i] = Find(foldedPairs, numbers.Folded[i], numbers.Folded[i + 1], add);
        }

        return numbers;
    }

    private static int Find(Dictionary<string, int> terms, ReadOnlySpan<char> key, bool add)
    {
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(key, out var number)) return number;
        if (!add) return Unknown;
        number = terms.Count;
        terms.Add(key.ToString(), number);
        return number;
    }

    private static int Find(Dictionary<long, int> pairs, int first, int second, bool add)
    {
        if (first < 0 || second < 0) return Unknown;
        var key = ((long)first << 32) | (uint)second;
        if (pairs.TryGetValue(key, out var number)) return number;
        if (!add) return Unknown;
        number = pairs.Count;
        pairs.Add(key, number);
        return number;
    }
}

/// <summary>The term numbers of one text, by position; <see cref="Vocabulary.Unknown"/> where no document holds the term.</summary>
internal sealed class TermNumbers(int count)
{
    public int[] Marked { get; } = new int[count];

    public int[] Folded { get; } = new int[count];

    /// <summary>Pair of token i and i + 1.</summary>
    public int[] MarkedPairs { get; } = new int[Math.Max(0, count - 1)];

    /// <summary>Pair of token i and i + 1, without marks.</summary>
    public int[] FoldedPairs { get; } = new int[Math.Max(0, count - 1)];
}
