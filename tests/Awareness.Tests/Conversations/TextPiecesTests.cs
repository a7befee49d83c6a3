using System.Globalization;
using Awareness.Conversations;
using FsCheck.Fluent;

namespace Awareness.Tests.Conversations;

public sealed class TextPiecesTests
{
    [Fact]
    public void A_text_that_fits_is_left_as_it_is() => Assert.Equal(["  hai  dòng\n"], TextPieces.Split("  hai  dòng\n", 40));

    [Theory]
    [InlineData("Đoạn một dài.\n\nĐoạn hai cũng dài.", new[] { "Đoạn một dài.", "Đoạn hai cũng dài." })]
    [InlineData("Dòng một hơi dài\nDòng hai hơi dài", new[] { "Dòng một hơi dài", "Dòng hai hơi dài" })]
    [InlineData("Câu một ngắn. Câu hai thì dài hơn", new[] { "Câu một ngắn.", "Câu hai thì dài hơn" })]
    [InlineData("không có dấu câu nào hết cả", new[] { "không có dấu câu nào", "hết cả" })]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaa", new[] { "aaaaaaaaaaaaaaaaaaaa", "aaaaa" })]
    public void It_is_cut_at_the_best_border_there_is(string text, string[] pieces) => Assert.Equal(pieces, TextPieces.Split(text, 20));

    [Fact]
    public void A_character_of_many_code_points_is_not_cut()
    {
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 6));
        Assert.All(TextPieces.Split(family, 25), piece => Assert.All(Elements(piece), element => Assert.Equal("👨‍👩‍👧‍👦", element)));
    }

    [Fact]
    public void Any_text_comes_in_pieces_that_fit_and_nothing_but_blanks_is_lost() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<int>(), (text, size) =>
    {
        var length = 16 + (Math.Abs(size % 40));
        var whole = $"{text} {text}\n\n{text}. {text}";
        var pieces = TextPieces.Split(whole, length);
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 0, length));
        Assert.Equal(WithoutBlanks(whole), WithoutBlanks(string.Concat(pieces)));
    }).Holds();

    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
