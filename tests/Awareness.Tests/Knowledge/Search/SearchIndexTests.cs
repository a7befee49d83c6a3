using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public void A_single_field_scores_as_Lucenes_BM25()
    {
        // One field of weight 1 and the marked syllables alone are BM25 as Lucene computes it:
        // idf · tf / (tf + k1 · (1 − b + b · length / average length)).
        var index = Build("mũ bảo hiểm", "mũ mũ len", "áo mưa dài tay");
        var hit = index.Search(Tokenizer.Analyze("mũ"), 10).Single(found => found.Document == 1);

        var idf = MathF.Log(1 + ((3 - 2 + 0.5f) / (2 + 0.5f)));
        const float Average = 10f / 3;
        var norm = 0.9f * (1 - 0.4f + (0.4f * 3 / Average));
        var marked = idf * 2 / (2 + norm);
        Assert.Equal(marked, hit.Score, 1e-4f);
    }

    [Fact]
    public void A_text_without_marks_finds_the_marked_one()
    {
        var index = Build("phòng chống đuối nước", "phạt nồng độ cồn", "tắm biển");
        Assert.Equal(0, index.Search(Tokenizer.Analyze("phong chong duoi nuoc"), 1)[0].Document);
    }

    [Fact]
    public void With_marks_the_right_word_wins_over_its_folded_twin()
    {
        var index = Build("bạn bè rủ nhau", "bán bẻ măng", "ban be");
        Assert.Equal(0, index.Search(Tokenizer.Analyze("bạn bè"), 1)[0].Document);
    }

    [Fact]
    public void Words_next_to_each_other_count_more_than_apart()
    {
        var index = Build("xe đạp của em có điện", "xe của em đạp điện có", "em có xe");
        Assert.Equal(0, index.Search(Tokenizer.Analyze("xe đạp"), 1)[0].Document);
    }

    [Fact]
    public void Hits_are_sorted_and_limited()
    {
        var index = Build([.. Enumerable.Range(0, 50).Select(i => string.Join(' ', Enumerable.Repeat("nước", i % 7 + 1)) + " biển")]);
        var hits = index.Search(Tokenizer.Analyze("nước biển"), 10);
        Assert.Equal(10, hits.Count);
        Assert.Equal(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document), hits);
        Assert.All(hits, hit => Assert.InRange(hit.Share, 0, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("qwxz")]
    public void A_query_without_known_words_finds_nothing(string query) => Assert.Empty(Build("một hai ba").Search(Tokenizer.Analyze(query), 5));

    private static SearchIndex Build(params string[] texts)
    {
        var builder = new SearchIndexBuilder(Lexicon.Empty, [1f], Bm25.Default);
        foreach (var text in texts) builder.Add([[Tokenizer.Analyze(text)]]);
        return builder.Build();
    }
}
