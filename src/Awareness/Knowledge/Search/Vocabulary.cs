using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Numbers the terms of a text in all spaces. Grows while an index is built, then only looks up.</summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a term that no document holds.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> markedPairs = [];
    private readonly Dictionary<ulong, int> foldedPairs = [];

    public int MarkedCount => marked.Count;

    public int FoldedCount => folded.Count;

    public int MarkedPairCount => markedPairs.Count;

    public int FoldedPairCount => foldedPairs.Count;

    private Speller? speller;

    /// <summary>Numbers every token of a document; new terms get the next number.</summary>
    public TermNumbers Add(AnalyzedText text)
    {
        var numbers = NumberTokens(text, add: true);
        NumberPairs(numbers, add: true);
        return numbers;
    }

    /// <summary>Numbers every token of a text that is only looked up.</summary>
    public TermNumbers Find(AnalyzedText text)
    {
        var numbers = NumberTokens(text, add: false);
        NumberPairs(numbers, add: false);
        return numbers;
    }

    /// <summary>
    /// Numbers every token of a question. A word no document holds is taken for the known word one slip away that stands beside the
    /// same neighbour somewhere in the documents, or for the only one there is.
    /// </summary>
    public TermNumbers FindWithSlips(AnalyzedText text)
    {
        var numbers = NumberTokens(text, add: false);
        for (var i = 0; i < text.Count; i++)
        {
            if (numbers.Folded[i] == Unknown) numbers.Folded[i] = Guess(text, numbers.Folded, i);
        }

        NumberPairs(numbers, add: false);
        return numbers;
    }

    /// <summary>Closes the vocabulary: from now on slips can be looked up.</summary>
    public void Freeze() => speller = new Speller(folded.Keys);

    private int Guess(AnalyzedText text, int[] terms, int position)
    {
        if (speller is null || text[position].Kind != TokenKind.Word) return Unknown;
        var near = speller.Near(text.Folded(position));
        foreach (var candidate in near)
        {
            var besideLast = position > 0 && foldedPairs.ContainsKey(PairKey(terms[position - 1], candidate));
            var besideNext = position + 1 < terms.Length && foldedPairs.ContainsKey(PairKey(candidate, terms[position + 1]));
            if (besideLast || besideNext) return candidate;
        }

        return near.Count == 1 ? near[0] : Unknown;
    }

    private TermNumbers NumberTokens(AnalyzedText text, bool add)
    {
        var numbers = new TermNumbers(text.Count);
        for (var i = 0; i < text.Count; i++)
        {
            numbers.Marked[i] = Find(marked, text.Key(i), add);
            numbers.Folded[i] = Find(folded, text.Folded(i), add);
        }

        return numbers;
    }

    private void NumberPairs(TermNumbers numbers, bool add)
    {
        for (var i = 0; i < numbers.MarkedPairs.Length; i++)
        {
            numbers.MarkedPairs[i] = Find(markedPairs, numbers.Marked[i], numbers.Marked[i + 1], add);
            numbers.FoldedPairs[i] = Find(foldedPairs, numbers.Folded[i], numbers.Folded[i + 1], add);
        }
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

    private static int Find(Dictionary<ulong, int> pairs, int first, int second, bool add)
    {
        if (first < 0 || second < 0) return Unknown;
        var key = PairKey(first, second);
        if (!add) return pairs.GetValueOrDefault(key, Unknown);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, key, out var isKnown);
        if (!isKnown) number = pairs.Count - 1;
        return number;
    }

    /// <summary>Both numbers in one, spread over all bits: the hash of a long is its halves combined, and bare halves would collide by the dozen.</summary>
    private static ulong PairKey(int first, int second) => (((ulong)first << 32) | (uint)second) * 0x9E37_79B9_7F4A_7C15;
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
