using Awareness.Language;
using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Tests.Language.Recognizers.Numbers;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("tháng tư", 1, 4, 1)]
    [InlineData("năm tuổi", 0, 5, 1)]
    [InlineData("nam tuoi", 0, 5, 1)]
    [InlineData("xe 50cc", 1, 50, 1)]
    [InlineData("mười lăm phút", 0, 15, 2)]
    [InlineData("1tr5", 0, 1_500_000, 3)]
    [InlineData("hai trăm linh năm nghìn đồng", 0, 205_000, 5)]
    [InlineData("8h30", 0, 8, 1)]
    [InlineData("ngày 1/6", 1, 1, 1)]
    public void A_number_is_read_where_the_caller_expects_one(string text, int position, double value, int count)
    {
        Assert.True(NumberReader.TryRead(Tokenizer.Analyze(text), position, out var number));
        Assert.Equal(value, number.Value);
        Assert.Equal(position, number.First);
        Assert.Equal(count, number.Count);
    }

    [Theory]
    [InlineData("tuổi", 0)]
    [InlineData("không", 0)]
    [InlineData("trăm", 0)]
    [InlineData("1.2.3", 0)]
    [InlineData("2k12", 0)]
    [InlineData("một", 1)]
    [InlineData("", 0)]
    [InlineData("một", -1)]
    public void Nothing_is_read_where_no_number_begins(string text, int position)
    {
        Assert.False(NumberReader.TryRead(Tokenizer.Analyze(text), position, out var number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void Every_number_below_a_million_is_read_back_from_its_words()
    {
        for (var value = 1; value < 1_000_000; value += value < 3_000 ? 1 : 379)
        {
            var words = VietnameseWords.Of(value);
            Assert.True(NumberReader.TryRead(Tokenizer.Analyze(words), 0, out var number), words);
            Assert.True(number.Value == value, $"{words}: {number.Value}, wanted {value}");
            Assert.Equal(words.Split(' ').Length, number.Count);
        }
    }

    [Fact]
    public void Every_number_below_a_million_is_read_back_without_marks()
    {
        for (var value = 1; value < 1_000_000; value += value < 3_000 ? 1 : 977)
        {
            var words = Tokenizer.Analyze(VietnameseWords.Of(value)).FoldedText();
            Assert.True(NumberReader.TryRead(Tokenizer.Analyze(words), 0, out var number), words);
            Assert.True(number.Value == value, $"{words}: {number.Value}, wanted {value}");
        }
    }

    [Theory]
    [InlineData("-5 độ", 0)]
    [InlineData("xuống -7 độ", 6)]
    public void The_sign_belongs_to_the_number(string text, int start)
    {
        var analyzed = Tokenizer.Analyze(text);
        Assert.True(NumberReader.TryRead(analyzed, analyzed.Count - 2, out var number));
        Assert.True(number.Value < 0);
        Assert.Equal(start, NumberReader.StartOf(analyzed, number));
    }

    [Theory]
    [InlineData("twenty-five", 0, 25)]
    [InlineData("1,500", 0, 1_500)]
    [InlineData("1.500", 0, 1.5)]
    [InlineData("two and a half", 0, 2.5)]
    public void English_numbers_follow_English_rules(string text, int position, double value)
    {
        Assert.True(EnglishNumberReader.TryRead(Tokenizer.Analyze(text), position, out var number));
        Assert.Equal(value, number.Value);
    }
}
