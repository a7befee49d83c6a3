using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Numbers the terms of a text in all spaces. Grows while an index is built, then only looks up.</summary>
internal sealed class Vocabulary : ITermEvidence
{
    /// <summary>The number of a term that no document holds.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folded = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> markedPairs = [];
    private readonly Dictionary<ulong, int> foldedPairs = [];

    private Slips? slips;

    public int MarkedCount => marked.Count;

    public int FoldedCount => folded.Count;

    public int MarkedPairCount => markedPairs.Count;

    public int FoldedPairCount => foldedPairs.Count;

    bool ITermEvidence.HasTerms => folded.Count > 0;

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
    /// Numbers every token of a question and of what else its words may stand for. A word no document holds is taken for the known word
    /// one slip away that stands beside the same neighbours in the documents, or for the only one there is.
    /// </summary>
    public TermNumbers FindWithSlips(AnalyzedText text)
    {
        var numbers = NumberTokens(text, add: false);
        slips?.FillIn(text, numbers);
        NumberPairs(numbers, add: false);
        var alternatives = AlternativesOf(text, numbers);
        slips?.AddDoubts(text, numbers, alternatives);
        numbers.Alternatives = alternatives;
        return numbers;
    }

    /// <summary>Closes the vocabulary: from now on slips can be looked up.</summary>
    public void Freeze() => slips = new Slips(this, marked.Keys, folded.Keys);

    public int FoldedTerm(ReadOnlySpan<char> folded) => Find(this.folded, folded, add: false);

    public bool Knows(ReadOnlySpan<char> key) => MarkedTerm(key) != Unknown;

    public bool ArePair(int first, int second) => FoldedPair(first, second) != Unknown;

    /// <summary>The number of the pair of two folded terms.</summary>
    public int FoldedPair(int first, int second) => Find(foldedPairs, first, second, add: false);

    public int MarkedTerm(ReadOnlySpan<char> key) => Find(marked, key, add: false);

    public ReadOnlySpan<char> Mend(AnalyzedText text, int index) => slips is null ? [] : slips.Mend(text, index);

    /// <summary>True when the two marked terms stand side by side somewhere.</summary>
    public bool AreMarkedPair(int first, int second) => Find(markedPairs, first, second, add: false) != Unknown;

    private List<AlternativeNumbers> AlternativesOf(AnalyzedText text, TermNumbers numbers)
    {
        var found = new List<AlternativeNumbers>(text.Alternatives.Count);
        foreach (var alternative in text.Alternatives)
        {
            // The neighbours stand at both ends, so that the pairs across the border are numbered too.
            var words = NumberTokens(alternative.Words, add: false);
            var end = alternative.Start + alternative.Length;
            var bordered = new TermNumbers(words.Folded.Length + 2);
            Border(bordered.Marked, words.Marked, numbers.Marked, alternative.Start, end);
            Border(bordered.Folded, words.Folded, numbers.Folded, alternative.Start, end);
            NumberPairs(bordered, add: false);
            found.Add(new AlternativeNumbers(words.Marked, words.Folded, bordered.MarkedPairs, bordered.FoldedPairs, alternative.Weight));
        }

        return found;
    }

    private static void Border(int[] bordered, int[] words, int[] text, int start, int end)
    {
        bordered[0] = start > 0 ? text[start - 1] : Unknown;
        words.CopyTo(bordered, 1);
        bordered[^1] = end < text.Length ? text[end] : Unknown;
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

    /// <summary>What else some of the words may stand for; only questions have any.</summary>
    public IReadOnlyList<AlternativeNumbers> Alternatives { get; set; } = [];
}

/// <summary>The numbers of another reading of some words; pairs include those with the neighbours of the words it stands for.</summary>
/// <param name="Marked">Its words.</param>
/// <param name="Folded">Its words without marks.</param>
/// <param name="MarkedPairs">Its pairs.</param>
/// <param name="FoldedPairs">Its pairs without marks.</param>
/// <param name="Weight">0 to 1: how likely the reading is.</param>
internal sealed record AlternativeNumbers(int[] Marked, int[] Folded, int[] MarkedPairs, int[] FoldedPairs, float Weight);
