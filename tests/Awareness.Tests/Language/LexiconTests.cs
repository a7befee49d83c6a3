using Awareness.Language;

namespace Awareness.Tests.Language;

public sealed class LexiconTests
{
    private static readonly Lexicon Lexicon = new(
        [new Spelling("không", ["ko", "k"]), new Spelling("mũ bảo hiểm", ["mbh", "mu bh"]), new Spelling("được", ["dc", "đc"])],
        [new Concept("licence", ["bằng lái", "giấy phép lái xe"]), new Concept("fine", ["phạt", "xử phạt"])]);

    [Fact]
    public void Chat_spelling_is_read_as_the_word_it_stands_for() =>
        Assert.Equal("khong doi mu bao hiem co duoc khong", Lexicon.Analyze("ko doi mbh co dc k").FoldedText());

    [Fact]
    public void A_phrase_of_several_words_is_read_as_one() => Assert.Equal("mu bao hiem", Lexicon.Analyze("mu bh").FoldedText());

    [Fact]
    public void A_rewritten_word_points_at_what_was_typed()
    {
        var text = Lexicon.Analyze("đội mbh ko");
        Assert.Equal("mbh", text.Source.Substring(text[1].Start, text[1].Length));
        Assert.Equal("mbh", text.Source.Substring(text[3].Start, text[3].Length));
        Assert.Equal("ko", text.Source.Substring(text[4].Start, text[4].Length));
    }

    [Fact]
    public void Rewriting_does_not_make_an_unmarked_text_a_marked_one() => Assert.True(Lexicon.Analyze("ko doi mbh").IsUnmarked);

    [Theory]
    [InlineData("mất bằng lái phải làm sao")]
    [InlineData("mat bang lai phai lam sao")]
    [InlineData("thi giấy phép lái xe")]
    public void Different_words_for_one_thing_are_one_concept(string text) =>
        Assert.Equal("licence", Lexicon.ConceptId(Assert.Single(Lexicon.Analyze(text).Concepts).Concept));

    [Fact]
    public void In_a_marked_text_other_marks_are_another_word() => Assert.Empty(Lexicon.Analyze("bảng lại của đội bóng đá").Concepts);

    [Fact]
    public void A_word_inside_a_longer_concept_is_the_longer_one()
    {
        var match = Assert.Single(Lexicon.Analyze("bị xử phạt").Concepts, static match => match.Length == 2);
        Assert.Equal(1, match.Start);
    }
}
