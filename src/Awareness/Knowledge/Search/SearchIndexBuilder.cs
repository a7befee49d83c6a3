using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>Builds a <see cref="SearchIndex"/>; documents are numbered in the order they are added.</summary>
/// <param name="lexicon">What documents and queries pass through.</param>
/// <param name="fieldWeights">How much a word counts, by field.</param>
/// <param name="bm25">The constants of BM25.</param>
public sealed class SearchIndexBuilder(Lexicon lexicon, IReadOnlyList<float> fieldWeights, Bm25 bm25)
{
    private readonly Vocabulary vocabulary = new();
    private readonly List<IndexedText> texts = [];
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
            Space(vocabulary.MarkedCount, static text => text.Numbers.Marked),
            Space(vocabulary.FoldedCount, static text => text.Numbers.Folded),
            Space(vocabulary.MarkedPairCount, static text => text.Numbers.MarkedPairs),
            Space(vocabulary.FoldedPairCount, static text => text.Numbers.FoldedPairs),
            Space(lexicon.ConceptCount, static text => text.Concepts));
        return new SearchIndex(lexicon, vocabulary, spaces, count);
    }

    private TermSpace Space(int terms, Func<IndexedText, int[]> select) => TermSpace.Build(Occurrences.ByTerm(texts, select, terms), count, lengths, bm25);

    private void Add(int document, int field, AnalyzedText text)
    {
        int[] concepts = text.Concepts.Count == 0 ? [] : [.. text.Concepts.Select(static match => match.Concept)];
        texts.Add(new IndexedText(document, field, vocabulary.Add(text), concepts));
    }
}

/// <summary>One text of a document as the numbers of its terms.</summary>
internal readonly record struct IndexedText(int Document, int Field, TermNumbers Numbers, int[] Concepts);
