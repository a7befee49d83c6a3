using Awareness.Knowledge.Search;
using Awareness.Language;

namespace Awareness.Tests.Language.Typing;

/// <summary>What an index knows decides between readings.</summary>
public sealed class EvidenceTests
{
    private static readonly Lexicon Lexicon = new(
        [new Spelling("không", ["ko"])],
        [],
        [new Ambiguity("bh", ["bao giờ", "bảo hiểm"])],
        new ForeignWordList(["car"], ["test"]));

    private static readonly CorpusIndex Index = CorpusIndex.Build(
        [("Mũ", "người lái xe máy phải đội mũ bảo hiểm khi đi đường"), ("Bơi", "trẻ em học bơi bao giờ thì được"), ("Ma túy", "ma túy rất nguy hiểm cho trẻ em"), ("Chạy", "cuộc thi marathon ở Hạ Long")],
        Lexicon);

    [Theory]
    [InlineData("đội mũ bh", 0)]
    [InlineData("học bơi bh", 1)]
    [InlineData("doimubaohiem", 0)]
    [InlineData("ma tuys", 2)]
    [InlineData("hocj bowi", 1)]
    [InlineData("xe mya", 0)]
    [InlineData("nguy heim", 2)]
    [InlineData("marathon", 3)]
    public void The_reading_the_texts_know_is_found(string query, int document) => Assert.Equal(document, Index.Search(query, 1).Select(hit => hit.Document).FirstOrDefault(-1));

    [Fact]
    public void A_known_word_that_fits_no_neighbour_is_found_by_the_word_that_does()
    {
        // "bào" is a word of these texts too, but nobody writes "bào hiểm".
        var index = CorpusIndex.Build([("a", "mũ bảo hiểm xe máy"), ("b", "cái boa của thợ mộc"), ("c", "thợ mộc làm nhà")], Lexicon);

        Assert.Equal(0, index.Search("mũ boa hiểm", 1)[0].Document);
    }
}
