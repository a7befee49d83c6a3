using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Builds a <see cref="SearchIndex"/>; documents are numbered in the order they are added.</summary>
/// <param name="lexicon">What documents and queries pass through.</param>
/// <param name="fieldWeights">How much a word counts, by field.</param>
/// <param name="bm25">The constants of BM25.</param>
public sealed class SearchIndexBuilder(Lexicon lexicon, IReadOnlyList<float> fieldWeights, Bm25 bm25)
{
    private readonly Vocabulary vocabulary = new();
    private readonly List<Occurrence> marked = [];
    private readonly List<Occurrence> folded = [];
    private readonly List<Occurrence> markedPairs = [];
    private readonly List<Occurrence> foldedPairs = [];
    private readonly List<Occurrence> concepts = [];
    private readonly FieldLengths lengths = new([.. fieldWeights], bm25.B);
    private int count;

    /// <summary>Adds a document given as its fields, each a list of texts, in the order of the field weights.</summary>
    public void Add(IReadOnlyList<IReadOnlyList<AnalyzedText>> fields)
    {
        var document = count++;
        var byField = new int[fieldWeights.Count];
        for (var field = 0; field < fields.Count; field++)
        {
            foreach (var text in fields[field])
            {
                byField[field] += text.Count;
                Add(document, field, text);
            }
        }

        lengths.Add(byField);
    }

    /// <summary>The finished index; the builder is used up.</summary>
    public SearchIndex Build()
    {
        vocabulary.Freeze();
        var spaces = new IndexSpaces(
            Space(marked, vocabulary.MarkedCount),
            Space(folded, vocabulary.FoldedCount),
            Space(markedPairs, vocabulary.MarkedPairCount),
            Space(foldedPairs, vocabulary.FoldedPairCount),
            Space(concepts, lexicon.ConceptCount));
        return new SearchIndex(lexicon, vocabulary, spaces, count);
    }

    private TermSpace Space(List<Occurrence> occurrences, int terms) => TermSpace.Build(occurrences, terms, count, lengths, bm25);

    private void Add(int document, int field, AnalyzedText text)
    {
        var numbers = vocabulary.Add(text);
        foreach (var term in numbers.Marked) marked.Add(new Occurrence(term, document, field));
        foreach (var term in numbers.Folded) folded.Add(new Occurrence(term, document, field));
        foreach (var pair in numbers.MarkedPairs) markedPairs.Add(new Occurrence(pair, document, field));
        foreach (var pair in numbers.FoldedPairs) foldedPairs.Add(new Occurrence(pair, document, field));
        foreach (var match in text.Concepts) concepts.Add(new Occurrence(match.Concept, document, field));
    }
}
