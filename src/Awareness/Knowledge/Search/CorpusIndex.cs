using Awareness.Language;
using Awareness.Language.Typing;

namespace Awareness.Knowledge.Search;

/// <summary>The retrieval core over plain documents: title and text, ranked by BM25F; the best get a second look at their sentences.</summary>
public sealed class CorpusIndex
{
    /// <summary>Documents that get a second look.</summary>
    private const int Reordered = 20;

    private static readonly float[] FieldWeights = [1.5f, 1f];

    private readonly SearchIndex index;
    private readonly DocumentWords documents;
    private readonly PassageRanking ranking;
    private readonly MessageReader reader;

    private CorpusIndex(SearchIndex index, DocumentWords documents)
    {
        this.index = index;
        this.documents = documents;
        ranking = new PassageRanking(index, documents);
        reader = new MessageReader(index.Lexicon, index.Vocabulary);
    }

    /// <summary>Number of documents.</summary>
    public int Count => index.Count;

    /// <summary>Bytes the index takes, without the words themselves.</summary>
    public long Bytes => index.Bytes + documents.Bytes;

    /// <summary>Indexes documents; they are numbered in order from 0.</summary>
    public static CorpusIndex Build(IEnumerable<(string Title, string Text)> documents, Lexicon lexicon)
    {
        var builder = new SearchIndexBuilder(lexicon, FieldWeights, Bm25.Default);
        var words = new DocumentWords.Builder();
        foreach (var (title, text) in documents)
        {
            AnalyzedText[] fields = [lexicon.Analyze(title), lexicon.Analyze(text)];
            builder.Add([[fields[0]], [fields[1]]]);
            foreach (var field in fields) words.Add(field);
            words.EndDocument();
        }

        return new CorpusIndex(builder.Build(), words.Build(builder.Stream));
    }

    /// <summary>The best <paramref name="limit"/> documents, best first. Scores and shares are those of the first ranking.</summary>
    public IReadOnlyList<Hit> Search(string query, int limit)
    {
        var text = reader.Read(query);
        var numbers = index.Vocabulary.FindWithSlips(text);
        var hits = index.Search(QueryTerms.Of(text, numbers), Math.Max(limit, Reordered));
        ranking.Reorder(text, numbers, hits.AsSpan(0, Math.Min(Reordered, hits.Length)));
        return hits.Length > limit ? hits[..limit] : hits;
    }
}
