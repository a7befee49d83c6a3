using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Builds a <see cref="SearchIndex"/>; documents are numbered in the order they are added.</summary>
/// <param name="lexicon">What documents and queries pass through.</param>
/// <param name="fieldWeights">How much a word counts, by field.</param>
/// <param name="bm25">The constants of BM25.</param>
public sealed class SearchIndexBuilder(Lexicon lexicon, IReadOnlyList<float> fieldWeights, Bm25 bm25)
{
    private readonly Vocabulary vocabulary = new();
    private readonly FieldLengths lengths = new([.. fieldWeights], bm25.B);
    private int count;

    /// <summary>The words added so far, text after text.</summary>
    internal TokenStream Stream { get; } = new();

    /// <summary>Adds a document given as its fields, each a list of texts, in the order of the field weights. At most 16,777,216 documents.</summary>
    public void Add(IReadOnlyList<IReadOnlyList<AnalyzedText>> fields)
    {
        Span<int> byField = stackalloc int[fieldWeights.Count];
        byField.Clear();
        for (var field = 0; field < fields.Count; field++)
        {
            var place = (count * fieldWeights.Count) + field;
            foreach (var text in fields[field])
            {
                byField[field] += text.Count;
                vocabulary.Add(text, Stream);
                foreach (var match in text.Concepts) Stream.AddConcept(match.Concept, place);
                Stream.EndText(place);
            }
        }

        lengths.Add(byField);
        count++;
    }

    /// <summary>The finished index; the builder is used up.</summary>
    public SearchIndex Build()
    {
        lengths.Close();
        var levels = new ImpactLevels(count, lengths.NormCount, bm25.K1);
        var (marked, folded) = (Enumerable.Range(0, vocabulary.MarkedCount).ToArray(), vocabulary.FoldedTerms());
        var spaces = new TermSpace[5];
        spaces[(int)TermKind.Marked] = WordInversion.OfWords(Stream, marked, vocabulary.MarkedCount, Writer(levels, Stream.Words.Length));
        spaces[(int)TermKind.Folded] = WordInversion.OfWords(Stream, folded, vocabulary.FoldedCount, Writer(levels, Stream.Words.Length));
        spaces[(int)TermKind.MarkedPair] = new PairInversion(Stream, marked, vocabulary.MarkedCount).Write(Writer(levels, Stream.Words.Length), out var markedPairs);
        spaces[(int)TermKind.FoldedPair] = new PairInversion(Stream, folded, vocabulary.FoldedCount).Write(Writer(levels, Stream.Words.Length), out var foldedPairs);
        spaces[(int)TermKind.Concept] = WordInversion.OfConcepts(Stream, lexicon.ConceptCount, Writer(levels, Stream.Concepts.Length));
        vocabulary.Freeze(markedPairs, foldedPairs);
        return new SearchIndex(lexicon, vocabulary, spaces, new ImpactScale(levels.Saturations(), levels.Bits), count);
    }

    private PostingsWriter Writer(ImpactLevels levels, int mostPostings) => new(lengths, levels, count, mostPostings);
}
