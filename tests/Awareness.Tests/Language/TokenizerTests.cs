using Awareness.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Language;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("hòa", "hoà")]
    [InlineData("thủy", "thuỷ")]
    [InlineData("kỳ", "kì")]
    [InlineData("quý", "quí")]
    [InlineData("Đường", "Ðường")]
    [InlineData("ĐUỐI NƯỚC", "đuối nước")]
    [InlineData("xe５０cc", "xe 50 cc")]
    public void Different_spellings_of_one_word_have_one_key(string one, string other) => Assert.Equal(Keys(one), Keys(other));

    [Theory]
    [InlineData("hoa", "hòa")]
    [InlineData("đá", "da")]
    [InlineData("mà", "má")]
    [InlineData("ý", "i")]
    public void Words_that_differ_by_marks_have_different_keys(string one, string other) => Assert.NotEqual(Keys(one), Keys(other));

    [Theory]
    [InlineData("Đuối nước ở giếng", "duoi nuoc o gieng")]
    [InlineData("vượt đèn đỏ phạt 400.000đ", "vuot den do phat 400000 d")]
    [InlineData("0,25 mg/l", "0.25 mg l")]
    [InlineData("33-CT/TU", "33 ct tu")]
    [InlineData("N2O", "n 2 o")]
    public void A_text_folds_to_plain_letters(string text, string folded) => Assert.Equal(folded, Tokenizer.Analyze(text).FoldedText());

    /// <summary>Written out: without ICU, string.Normalize changes nothing.</summary>
    [Theory]
    [InlineData("Trẻ", "Tre\u0309")]
    [InlineData("đội", "đo\u0302\u0323i")]
    [InlineData("đội", "đo\u0323\u0302i")]
    [InlineData("nước", "nu\u031Bo\u031B\u0301c")]
    [InlineData("nước", "nươ\u0301c")]
    [InlineData("ngoại", "ngoa\u0323i")]
    [InlineData("ngẵm", "nga\u0306\u0303m")]
    [InlineData("má", "ma\u0341")]
    public void Decomposed_text_has_the_keys_of_composed_text(string composed, string decomposed) => Assert.Equal(Keys(composed), Keys(decomposed));

    [Theory]
    [InlineData("ﬁle ﬀ ﬆ", "file ff st")]
    [InlineData("ｎｇã", "ngã")]
    [InlineData("𝐛𝐨𝐢 𝑩𝒐𝒊", "boi boi")]
    [InlineData("ⓑⓞⓘ", "boi")]
    [InlineData("bа\u0301о", "báo")]
    [InlineData("6 m² ①", "6 m")]
    public void Letters_in_disguise_are_the_letters_they_look_like(string typed, string plain) => Assert.Equal(Keys(plain), Keys(typed));

    [Fact]
    public void Invisible_characters_do_not_part_a_word() => Assert.Equal(["không"], Keys("kh\u200Bô\u00ADng"));

    [Fact]
    public void A_text_without_marks_counts_as_unmarked()
    {
        Assert.True(Tokenizer.Analyze("ko doi mu bao hiem co bi phat").IsUnmarked);
        Assert.False(Tokenizer.Analyze("không đội mũ bảo hiểm có bị phạt").IsUnmarked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!… 🚑")]
    [InlineData("\0\uD800")]
    public void A_text_without_words_has_no_tokens(string text) => Assert.Equal(0, Tokenizer.Analyze(text).Count);

    [Fact]
    public void Every_token_is_a_slice_of_the_text_that_analyses_to_itself() => Prop.ForAll(Texts(), text =>
    {
        var analyzed = Tokenizer.Analyze(text);
        var end = 0;
        for (var i = 0; i < analyzed.Count; i++)
        {
            Assert.True(analyzed[i].Start >= end);
            end = analyzed[i].Start + analyzed[i].Length;
            var alone = Tokenizer.Analyze(text.Substring(analyzed[i].Start, analyzed[i].Length));
            Assert.Equal(1, alone.Count);
            Assert.Equal(analyzed.Key(i).ToString(), alone.Key(0).ToString());
        }
    }).Holds();

    [Fact]
    public void Capitals_never_matter() => Prop.ForAll(Texts(), text =>
        Assert.Equal(Keys(text.ToLowerInvariant()), Keys(text.ToUpperInvariant()))).Holds();

    [Fact]
    public void Folding_a_folded_text_changes_nothing() => Prop.ForAll(Texts(), text =>
    {
        var folded = Tokenizer.Analyze(text).FoldedText();
        Assert.Equal(folded, Tokenizer.Analyze(folded).FoldedText());
    }).Holds();

    /// <summary>Texts made of what people type: Vietnamese syllables composed and decomposed, digits, marks on their own, rubbish.</summary>
    private static Arbitrary<string> Texts()
    {
        string[] pieces = ["vượt", "đèn", "đỏ", "nguye\u0302\u0303n", "Ðông", "50cc", "400.000", "0,25", " ", " ", " ", ", ", "\u0301", "\u200B", "🚑", "xin", "QUỐC", "ﬁ", "é", "1m2", "𝐛", "\uD835", "Ⓐ", "а", "www.a.vn", "a@b.vn"];
        return Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
    }

    private static string[] Keys(string text)
    {
        var analyzed = Tokenizer.Analyze(text);
        return [.. Enumerable.Range(0, analyzed.Count).Select(i => analyzed.Key(i).ToString())];
    }
}
