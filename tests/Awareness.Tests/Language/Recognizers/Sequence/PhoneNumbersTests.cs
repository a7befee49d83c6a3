using Awareness.Language;
using Awareness.Language.Recognizers.Sequence;

namespace Awareness.Tests.Language.Recognizers.Sequence;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("0912.345.678", "+84912345678", PhoneKind.Mobile)]
    [InlineData("o912 345 678", "+84912345678", PhoneKind.Mobile)]
    [InlineData("+84 (0)912 345 678", "+84912345678", PhoneKind.Mobile)]
    [InlineData("0084912345678", "+84912345678", PhoneKind.Mobile)]
    [InlineData("84912345678", "+84912345678", PhoneKind.Mobile)]
    [InlineData("(0203) 3825 456", "+842033825456", PhoneKind.Landline)]
    [InlineData("024.3869.3731", "+842438693731", PhoneKind.Landline)]
    [InlineData("1800 1567", "18001567", PhoneKind.Hotline)]
    [InlineData("gọi 115", "115", PhoneKind.Short)]
    [InlineData("+1 425 555 0100", "+14255550100", PhoneKind.Foreign)]
    public void A_number_has_one_normal_form_however_it_is_written(string text, string number, PhoneKind kind)
    {
        var found = Assert.Single(PhoneNumbers.Find(Tokenizer.Analyze(text)));
        Assert.Equal((number, kind), (found.Number, found.Kind));
    }

    [Fact]
    public void A_text_without_digits_costs_no_list() =>
        Assert.Same(PhoneNumbers.Find(Tokenizer.Analyze("gọi mẹ")), PhoneNumbers.Find(Tokenizer.Analyze("goi bo")));

    [Fact]
    public void Every_hotline_of_the_content_is_found_when_it_is_called()
    {
        var numbers = File.ReadLines(Path.Combine(Repository.Root, "content", "hotlines.yaml"))
            .Select(line => line.Trim()).Where(line => line.StartsWith("number: ", StringComparison.Ordinal))
            .Select(line => line["number: ".Length..].Trim('"')).ToList();

        Assert.NotEmpty(numbers);
        Found.Nothing(numbers.Where(number => PhoneNumbers.Find(Tokenizer.Analyze($"gọi {number} ngay")) is not [var found] || found.Length != number.Length));
    }
}
