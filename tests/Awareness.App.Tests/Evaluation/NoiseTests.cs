using Awareness.App.Evaluation.Noises;
using Awareness.Language;

namespace Awareness.App.Tests.Evaluation;

public sealed class NoiseTests
{
    private const string Sentence = "Học sinh lớp 10 ở Việt Nam vượt đèn đỏ thì bị phạt bao nhiêu tiền, có được hoà giải không?";

    public static TheoryData<string> Kinds() => [.. Noise.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_text(string kind) => Assert.Equal(Noise.Apply(kind, Sentence, 7), Noise.Apply(kind, Sentence, 7));

    [Theory]
    [InlineData("half-marks")]
    [InlineData("telex")]
    [InlineData("vni")]
    [InlineData("chat")]
    [InlineData("typo")]
    [InlineData("glued")]
    public void Seeds_are_different_people(string kind) => Assert.True(Enumerable.Range(0, 50).Select(seed => Noise.Apply(kind, Sentence, seed)).Distinct().Count() > 20);

    [Fact]
    public void An_unknown_kind_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Noise.Apply("morse", Sentence, 1));

    [Fact]
    public void Without_marks_only_plain_letters_are_left() =>
        Assert.Equal("Hoc sinh lop 10 o Viet Nam vuot den do thi bi phat bao nhieu tien, co duoc hoa giai khong?", Noise.Apply("no-marks", Sentence, 1));

    [Fact]
    public void Decomposed_text_has_the_same_words_in_other_characters()
    {
        var decomposed = Noise.Apply("nfd", Sentence, 1);

        Assert.NotEqual(Sentence, decomposed);
        Assert.Contains("ho\u0300a", decomposed, StringComparison.Ordinal);
        Assert.DoesNotContain(decomposed, static unit => unit is (>= '\u1EA0' and <= '\u1EF9') or 'ô' or 'ê' or 'à');
        Assert.Equal(Keys(Sentence), Keys(decomposed));
    }

    [Fact]
    public void Raw_keys_are_plain_ascii()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.All(Noise.Apply("telex", Sentence, seed), static unit => Assert.True(unit < 0x80));
            Assert.All(Noise.Apply("vni", Sentence, seed), static unit => Assert.True(unit < 0x80));
        }
    }

    [Fact]
    public void About_every_sixth_word_has_a_slip()
    {
        var words = Sentence.Split(' ');
        var slips = 0;
        for (var seed = 0; seed < 500; seed++) slips += Noise.Apply("typo", Sentence, seed).Split(' ').Zip(words).Count(static pair => pair.First != pair.Second);

        Assert.InRange(slips / (500.0 * words.Length), 0.09, 0.2);
    }

    [Fact]
    public void About_a_third_of_the_blanks_between_words_is_lost()
    {
        var blanks = 0;
        for (var seed = 0; seed < 500; seed++) blanks += Noise.Apply("glued", Sentence, seed).Count(static unit => unit == ' ');

        // Two of the blanks stand beside a number and one behind a comma; they stay.
        Assert.InRange((blanks / 500.0) - 3, 16 * 0.6, 16 * 0.73);
    }

    private static string[] Keys(string text)
    {
        var analyzed = Tokenizer.Analyze(text);
        return [.. Enumerable.Range(0, analyzed.Count).Select(i => analyzed.Key(i).ToString())];
    }
}
