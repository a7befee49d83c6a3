using Awareness.Language;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Tests.Language.Recognizers.Units;

public sealed class AgeReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("em 14 tuổi", AgeSource.Stated, 14)]
    [InlineData("em học lớp 9", AgeSource.Grade, 14)]
    [InlineData("em sinh năm 2012", AgeSource.Birth, 14)]
    [InlineData("em 2k12", AgeSource.Birth, 14)]
    public void An_age_tells_what_it_was_worked_out_from(string text, AgeSource source, double value)
    {
        var age = Assert.Single(AgeReader.Find(Tokenizer.Analyze(text), Today));
        Assert.Equal(source, age.Source);
        Assert.Equal(value, age.Value);
    }

    [Theory]
    [InlineData("18 tháng tuổi", 1.5)]
    [InlineData("5 tuổi rưỡi", 5.5)]
    [InlineData("3 tuổi 6 tháng", 3.5)]
    [InlineData("52 tuần tuổi", 0.997)]
    [InlineData("10 ngày tuổi", 0.027)]
    public void Every_age_can_be_compared_in_years(string text, double years) =>
        Assert.Equal(years, Assert.Single(AgeReader.Find(Tokenizer.Analyze(text), Today)).Years, 3);

    [Theory]
    [InlineData("sinh ngày 21/11/2010", 16)]
    [InlineData("sinh ngày 22/11/2010", 15)]
    public void A_birthday_counts_from_its_day_on(string text, double years) =>
        Assert.Equal(years, Assert.Single(AgeReader.Find(Tokenizer.Analyze(text), Today)).Value);

    [Theory]
    [InlineData("sinh năm 2031")]
    [InlineData("sinh năm 1850")]
    [InlineData("sinh năm")]
    public void A_birth_nobody_can_have_is_no_age(string text) => Assert.Empty(AgeReader.Find(Tokenizer.Analyze(text), Today));
}
