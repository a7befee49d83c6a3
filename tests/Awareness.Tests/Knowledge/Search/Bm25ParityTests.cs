using System.Globalization;
using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

/// <summary>Compares our scores with those of Apache Lucene 8's BM25Similarity, recorded by tests/lucene/record.sh.</summary>
public sealed class Bm25ParityTests
{
    private const double Tolerance = 1e-5;
    private const int LeastQueries = 200;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "lucene");
    private static readonly AnalyzedText[] Collection = Read("collection.txt");
    private static readonly AnalyzedText[] Queries = Read("queries.txt");

    [Theory]
    [InlineData(1.2f, 0.75f)]
    [InlineData(0.9f, 0.4f)]
    public void Every_recorded_score_is_ours(float k1, float b)
    {
        var builder = new SearchIndexBuilder(Lexicon.Empty, [1f], new Bm25(k1, b));
        foreach (var text in Collection) builder.Add([[text]]);
        var index = builder.Build();
        var recorded = Recorded(k1, b);
        Assert.True(recorded.Count >= LeastQueries);

        foreach (var (query, hits) in recorded)
        {
            var terms = QueryTerms.Plain(TermKind.Marked, index.Vocabulary.Find(Queries[query]).Marked);
            var ours = index.Search(terms, index.Count);
            var byDocument = ours.ToDictionary(hit => hit.Document, hit => hit.Score);

            Assert.Equal(hits.Count, Math.Min(20, ours.Length));
            for (var rank = 0; rank < hits.Count; rank++)
            {
                Assert.Equal(hits[rank].Score, byDocument[hits[rank].Document], Tolerance);
                Assert.Equal(hits[rank].Score, ours[rank].Score, Tolerance);
            }
        }
    }

    [Fact]
    public void The_recording_holds_long_texts_repeated_words_and_long_queries()
    {
        Assert.Contains(Collection, text => text.Count > 100);
        Assert.Contains(Collection, text => text.Count < 5);
        Assert.Contains(Queries, query => query.Count > 20);
        Assert.Contains(Queries, query => Enumerable.Range(0, query.Count).Select(i => query.Key(i).ToString()).GroupBy(key => key, StringComparer.Ordinal).Any(same => same.Count() > 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(57, 56)]
    [InlineData(1_000, 984)]
    [InlineData(int.MaxValue, 2_013_265_944)]
    public void A_length_is_rounded_down_in_steps_of_an_eighth(int length, int read) => Assert.Equal(read, LengthCode.Lengths[LengthCode.Of(length)]);

    private static AnalyzedText[] Read(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Select(Tokenizer.Analyze)];

    private static List<(int Query, List<(int Document, float Score)> Hits)> Recorded(float k1, float b) =>
        [.. File.ReadLines(Path.Combine(Folder, "scores.tsv")).Select(line => line.Split('\t')).Where(parts => Number(parts[0]) == k1 && Number(parts[1]) == b)
            .Select(parts => (int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3..].Select(Hit).ToList()))];

    private static (int Document, float Score) Hit(string part) => (int.Parse(part[..part.IndexOf(':')], CultureInfo.InvariantCulture), Number(part[(part.IndexOf(':') + 1)..]));

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
