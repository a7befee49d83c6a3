using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

public sealed class MaxScoreTests
{
    /// <summary>Frequent words first: the vocabulary is drawn from with falling likelihood, as language does.</summary>
    private static readonly string[] Syllables =
        [.. from onset in "b c d đ g h k l m n p r s t v x".Split(' ') from rest in "a á an ang ê iên o ông u ương".Split(' ') select onset + rest];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(300, 2)]
    [InlineData(4_096, 3)]
    [InlineData(4_097, 4)]
    [InlineData(20_000, 5)]
    public void Pruning_gives_the_same_hits_and_scores_as_adding_everything_up(int documents, int seed)
    {
        var random = new Random(seed);
        var index = Collection(documents, random);
        for (var round = 0; round < 40; round++)
        {
            var query = Query(index, random);
            var limit = random.Next(1, 120);

            Assert.Equal(Exhaustive(index, query, limit), index.Search(query, limit));
        }
    }

    [Fact]
    public void Alternatives_lift_a_document_but_are_not_missed_elsewhere()
    {
        var index = Build("mũ bảo hiểm", "nón bảo hiểm", "áo mưa");
        var asked = QueryTerms.Plain(TermKind.Marked, index.Vocabulary.Find(Tokenizer.Analyze("mũ bảo hiểm")).Marked);
        var plain = index.Search(asked, 3);
        asked.AddAlternative(TermKind.Marked, index.Vocabulary.Find(Tokenizer.Analyze("nón")).Marked[0], 0.5f);
        var lifted = index.Search(asked, 3);

        Assert.Equal([0, 1], lifted.Select(hit => hit.Document));
        Assert.Equal(plain[0].Share, lifted[0].Share);
        Assert.True(lifted[1].Score > plain[1].Score);
    }

    [Fact]
    public void A_larger_collection_makes_the_search_walk_through_a_smaller_part_of_its_postings()
    {
        var (small, large) = (ShareWalked(4_000), ShareWalked(64_000));

        Assert.True(large < 0.5 * small, $"{small:F3} of the postings at 4,000 documents, {large:F3} at 64,000");
    }

    private static double ShareWalked(int documents)
    {
        var random = new Random(11);
        var index = Collection(documents, random);
        var (walked, all) = (0L, 0L);
        for (var round = 0; round < 30; round++)
        {
            var query = Query(index, random);
            var scale = SearchIndex.ScaleFor(index.WorthOf(query.Wanted));
            TermCursor[] cursors = [.. query.Wanted.Where(term => term.Term >= 0).Select(term => index.Open(term, scale))];
            var before = cursors.Sum(cursor => (long)cursor.Left);
            var top = new TopHits(10);
            all += before;
            walked += MaxScore.Collect(cursors, index.Count, ref top);
        }

        return (double)walked / all;
    }

    private static List<Hit> Exhaustive(SearchIndex index, QueryTerms query, int limit)
    {
        var attainable = index.WorthOf(query.Wanted);
        var scale = SearchIndex.ScaleFor(attainable + index.WorthOf(query.Alternatives));
        var scores = new int[index.Count];
        foreach (var term in query.Wanted.Concat(query.Alternatives).Where(term => term.Term >= 0)) index.Open(term, scale).AddTo(scores, 0, index.Count - 1);
        return
        [
            .. scores.Select((score, document) => (score, document)).Where(entry => entry.score > 0)
                .OrderByDescending(entry => entry.score).ThenBy(entry => entry.document).Take(limit)
                .Select(entry => new Hit(entry.document, entry.score / scale, Math.Min(1, entry.score / scale / attainable))),
        ];
    }

    private static SearchIndex Collection(int documents, Random random)
    {
        var builder = new SearchIndexBuilder(Lexicon.Empty, [1.5f, 1f], Bm25.Default);
        for (var document = 0; document < documents; document++)
            builder.Add([[Tokenizer.Analyze(Text(random, 3))], [Tokenizer.Analyze(Text(random, random.Next(1, 60))), Tokenizer.Analyze(Text(random, 5))]]);
        return builder.Build();
    }

    private static QueryTerms Query(SearchIndex index, Random random)
    {
        var text = Tokenizer.Analyze(Text(random, random.Next(1, 14)) + (random.Next(3) == 0 ? " khôngcótrongđó" : ""));
        var numbers = index.Vocabulary.Find(text);
        var query = QueryTerms.Of(text, numbers);
        if (random.Next(2) == 0) query.AddAlternative(TermKind.Folded, numbers.Folded[0], 0.3f);
        return query;
    }

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Syllables[(int)(Syllables.Length * Math.Pow(random.NextDouble(), 3))]));

    private static SearchIndex Build(params string[] texts)
    {
        var builder = new SearchIndexBuilder(Lexicon.Empty, [1f], Bm25.Default);
        foreach (var text in texts) builder.Add([[Tokenizer.Analyze(text)]]);
        return builder.Build();
    }
}
