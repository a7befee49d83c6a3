using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Knowledge.Search;

public sealed class CorpusIndexTests
{
    [Fact]
    public void One_sentence_that_says_it_wins_over_words_scattered_in_a_text()
    {
        var index = Build(
            ("", "Trẻ em thích chơi. Ngày hè nắng. Mũ len để mùa đông. Bảo vệ trường đứng cổng. Hiểm họa ở khắp nơi."),
            ("", "Ngày hè nắng. Trẻ em đội mũ bảo hiểm. Mùa đông lạnh. Cổng trường đóng. Chơi ở khắp nơi."));

        Assert.Equal(1, index.Search("trẻ em đội mũ bảo hiểm", 2)[0].Document);
        Assert.Equal(1, index.Search("tre em doi mu bao hiem", 2)[0].Document);
    }

    [Fact]
    public void The_name_decides_between_passages_that_say_the_same()
    {
        (string, string)[] others = [.. Enumerable.Range(0, 30).Select(number => ("", $"Bài số {number} nói về mùa hè và sông nước của thành phố"))];
        var index = Build([
            ("", "Thị trưởng chịu trách nhiệm cho các dự án xây dựng ở Warsaw. Dự án xây dựng là trách nhiệm của thị trưởng."),
            ("", "Ở Jacksonville, ai cũng biết thị trưởng chịu trách nhiệm cho cầu, đường, chợ, trường, nhà hát, bệnh viện và các dự án xây dựng khác của cả vùng."),
            .. others]);

        Assert.Equal(1, index.Search("Ai chịu trách nhiệm cho dự án xây dựng ở Jacksonville?", 2)[0].Document);
    }

    [Fact]
    public void The_limit_holds_and_no_document_comes_twice()
    {
        var index = Build([.. Enumerable.Range(0, 60).Select(number => ($"Bài {number}", "đuối nước ở ao hồ"))]);
        foreach (var limit in (int[])[1, 5, 20, 21, 60, 100])
        {
            var hits = index.Search("đuối nước", limit);
            Assert.Equal(Math.Min(limit, 60), hits.Count);
            Assert.Equal(hits.Count, hits.Select(hit => hit.Document).Distinct().Count());
        }
    }

    [Fact]
    public void The_order_of_the_first_does_not_depend_on_how_many_are_asked_for()
    {
        var random = new Random(7);
        string[] words = ["đuối", "nước", "ao", "hồ", "trẻ", "em", "mũ", "xe", "đạp", "sông", "suối", "bơi"];
        var index = Build([.. Enumerable.Range(0, 200).Select(_ => ("", string.Join(' ', Enumerable.Range(0, 20).Select(_ => words[random.Next(words.Length)]))))]);
        foreach (var query in (string[])["trẻ em bơi ở sông", "đuối nước ao hồ", "xe dap tre em"])
            Assert.Equal(index.Search(query, 100).Take(3).Select(hit => hit.Document), index.Search(query, 3).Select(hit => hit.Document));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!.")]
    [InlineData("qwxzv")]
    public void A_query_without_known_words_finds_nothing(string query) => Assert.Empty(Build(("a", "một hai ba")).Search(query, 10));

    [Fact]
    public void A_very_long_query_is_answered()
    {
        var index = Build(("", "đuối nước ở ao hồ"), ("", "mũ bảo hiểm"));
        var query = string.Join(' ', Enumerable.Range(0, 4_000).Select(number => number % 3 == 0 ? "mũ" : $"từ{number}"));

        Assert.Equal(1, index.Search(query, 2)[0].Document);
    }

    [Fact]
    public void Empty_documents_and_an_empty_corpus_are_no_mistake()
    {
        Assert.Empty(Build().Search("một", 5));
        Assert.Equal(1, Build(("", ""), ("", "một")).Search("một", 5)[0].Document);
    }

    private static CorpusIndex Build(params (string Title, string Text)[] documents) => CorpusIndex.Build(documents, Lexicon.Empty);
}
