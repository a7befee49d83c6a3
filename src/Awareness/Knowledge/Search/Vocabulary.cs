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
    /// <summary>By marked term: its folded term.</summary>
    private readonly List<int> foldedTerms = [];

    private PairTable markedPairs = PairTable.Empty;
    private PairTable foldedPairs = PairTable.Empty;
    private Speller? speller;

    public int MarkedCount => marked.Count;

    public int FoldedCount => folded.Count;

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
    /// Numbers every token of a question. A word no document holds is taken for the known word one slip away that stands beside the
    /// same neighbour somewhere in the documents, or for the only one there is.
    /// </summary>
    public TermNumbers FindWithSlips(AnalyzedText text)
    {
        var numbers = NumberTokens(text);
        for (var i = 0; i < text.Count; i++)
        {
            if (numbers.Folded[i] == Unknown) numbers.Folded[i] = Guess(text, numbers.Folded, i);
        }

        NumberPairs(numbers);
        return numbers;
    }

    /// <summary>Closes the vocabulary: from now on pairs and slips can be looked up.</summary>
    public void Freeze(PairTable marks, PairTable folds)
    {
        (markedPairs, foldedPairs) = (marks, folds);
        speller = new Speller(folded.Keys);
    }

    private int Guess(AnalyzedText text, int[] terms, int position)
    {
        if (speller is null || text[position].Kind != TokenKind.Word) return Unknown;
        var near = speller.Near(text.Folded(position));
        foreach (var candidate in near)
        {
            var besideLast = position > 0 && foldedPairs.Find(terms[position - 1], candidate) != Unknown;
            var besideNext = position + 1 < terms.Length && foldedPairs.Find(candidate, terms[position + 1]) != Unknown;
            if (besideLast || besideNext) return candidate;
        }

        return near.Count == 1 ? near[0] : Unknown;
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
}
