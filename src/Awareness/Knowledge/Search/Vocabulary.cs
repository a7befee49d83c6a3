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
    /// <summary>By marked term: its folded term.</summary>
    private readonly List<int> foldedTerms = [];

    private PairTable markedPairs = PairTable.Empty;
    private PairTable foldedPairs = PairTable.Empty;
    private Slips? slips;

    public int MarkedCount => marked.Count;

    public int FoldedCount => folded.Count;

    bool ITermEvidence.HasTerms => folded.Count > 0;

    /// <summary>Bytes the numbers of pairs take.</summary>
    public long PairBytes => markedPairs.Bytes + foldedPairs.Bytes;

    /// <summary>By marked term: its folded term.</summary>
    public int[] FoldedTerms() => [.. foldedTerms];

    /// <summary>Numbers every token of a document; new terms get the next number.</summary>
    public void Add(AnalyzedText text, TokenStream stream)
    {
        var lookup = marked.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Count; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, Key(text, i), out var isKnown);
            if (!isKnown)
            {
                number = marked.Count - 1;
                foldedTerms.Add(AddFolded(Folded(text, i)));
            }

            stream.AddWord(number);
        }
    }

    /// <summary>Numbers every token of a text that is only looked up.</summary>
    public TermNumbers Find(AnalyzedText text)
    {
        var numbers = NumberTokens(text);
        NumberPairs(numbers);
        return numbers;
    }

    /// <summary>
    /// Numbers every token of a question and of what else its words may stand for. A word no document holds is taken for the known word
    /// one slip away that stands beside the same neighbours in the documents, or for the only one there is.
    /// </summary>
    public TermNumbers FindWithSlips(AnalyzedText text)
    {
        var numbers = NumberTokens(text);
        slips?.FillIn(text, numbers);
        NumberPairs(numbers);
        var alternatives = AlternativesOf(text, numbers);
        slips?.AddDoubts(text, numbers, alternatives);
        numbers.Alternatives = alternatives;
        return numbers;
    }

    /// <summary>Closes the vocabulary: from now on slips can be looked up.</summary>
    public void Freeze(PairTable marks, PairTable folds)
    {
        (markedPairs, foldedPairs) = (marks, folds);
        slips = new Slips(this, marked.Keys, folded.Keys);
    }

    public int FoldedTerm(ReadOnlySpan<char> folded) => FindWord(this.folded, folded);

    public bool Knows(ReadOnlySpan<char> key) => MarkedTerm(key) != Unknown;

    public bool ArePair(int first, int second) => FoldedPair(first, second) != Unknown;

    /// <summary>The number of the pair of two folded terms.</summary>
    public int FoldedPair(int first, int second) => foldedPairs.Find(first, second);

    public int MarkedTerm(ReadOnlySpan<char> key) => FindWord(marked, key);

    public ReadOnlySpan<char> Mend(AnalyzedText text, int index) => slips is null ? [] : slips.Mend(text, index);

    /// <summary>True when the two marked terms stand side by side somewhere.</summary>
    public bool AreMarkedPair(int first, int second) => markedPairs.Find(first, second) != Unknown;

    private List<AlternativeNumbers> AlternativesOf(AnalyzedText text, TermNumbers numbers)
    {
        var found = new List<AlternativeNumbers>(text.Alternatives.Count);
        foreach (var alternative in text.Alternatives)
        {
            // The neighbours stand at both ends, so that the pairs across the border are numbered too.
            var words = NumberTokens(alternative.Words);
            var end = alternative.Start + alternative.Length;
            var bordered = new TermNumbers(words.Folded.Length + 2);
            Border(bordered.Marked, words.Marked, numbers.Marked, alternative.Start, end);
            Border(bordered.Folded, words.Folded, numbers.Folded, alternative.Start, end);
            NumberPairs(bordered);
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

    private TermNumbers NumberTokens(AnalyzedText text)
    {
        var numbers = new TermNumbers(text.Count);
        for (var i = 0; i < text.Count; i++)
        {
            numbers.Marked[i] = Find(marked, Key(text, i));
            numbers.Folded[i] = numbers.Marked[i] == Unknown ? Find(folded, Folded(text, i)) : foldedTerms[numbers.Marked[i]];
        }

        return numbers;
    }

    private void NumberPairs(TermNumbers numbers)
    {
        for (var i = 0; i < numbers.MarkedPairs.Length; i++)
        {
            numbers.MarkedPairs[i] = markedPairs.Find(numbers.Marked[i], numbers.Marked[i + 1]);
            numbers.FoldedPairs[i] = foldedPairs.Find(numbers.Folded[i], numbers.Folded[i + 1]);
        }
    }

    /// <summary>The key of a token; of an English word its stem.</summary>
    private static ReadOnlySpan<char> Key(AnalyzedText text, int index) => IsPlainWord(text[index]) ? Stem(text.Key(index)) : text.Key(index);

    private static ReadOnlySpan<char> Folded(AnalyzedText text, int index) => IsPlainWord(text[index]) ? Stem(text.Folded(index)) : text.Folded(index);

    private static bool IsPlainWord(Token token) => token.Kind == TokenKind.Word && !token.IsMarked;

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word[..ForeignWords.StemLength(word)];

    private int AddFolded(ReadOnlySpan<char> key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(folded.GetAlternateLookup<ReadOnlySpan<char>>(), key, out var isKnown);
        if (!isKnown) number = folded.Count - 1;
        return number;
    }

    /// <summary>A word by itself, whose English ending may have been cut off in the documents.</summary>
    private static int FindWord(Dictionary<string, int> terms, ReadOnlySpan<char> key) => Find(terms, key) is var number and not Unknown ? number : Find(terms, Stem(key));

    private static int Find(Dictionary<string, int> terms, ReadOnlySpan<char> key) =>
        terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var number) ? number : Unknown;
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
