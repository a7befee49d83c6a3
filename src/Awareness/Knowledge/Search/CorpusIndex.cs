using Awareness.Language;
using Awareness.Language.Typing;

namespace Awareness.Knowledge.Search;

/// <summary>The retrieval core over plain documents: title and text, ranked by BM25F and then by their best sentence.</summary>
public sealed class CorpusIndex
{
    private const int Candidates = 200;
    private static readonly float[] FieldWeights = [1.5f, 1f];

    private readonly SearchIndex index;

    private readonly MessageReader reader;

    private CorpusIndex(SearchIndex index)
    {
        this.index = index;
        reader = new MessageReader(index.Lexicon, index.Vocabulary);
    }

    /// <summary>Indexes documents; they are numbered in order from 0.</summary>
    public static CorpusIndex Build(IEnumerable<(string Title, string Text)> documents, Lexicon lexicon)
    {
        var builder = new SearchIndexBuilder(lexicon, FieldWeights, Bm25.Default);
        foreach (var (title, text) in documents) builder.Add([[lexicon.Analyze(title)], [lexicon.Analyze(text)]]);
        return new CorpusIndex(builder.Build());
    }

    /// <summary>The best <paramref name="limit"/> documents, best first.</summary>
    public IReadOnlyList<Hit> Search(string query, int limit) => index.Search(reader.Read(query), Math.Max(limit, Candidates)) is var hits && hits.Count > limit ? [.. hits.Take(limit)] : hits;
}
