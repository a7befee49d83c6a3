using Awareness.Language;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Tests.Language.Recognizers.Units;

public sealed class CurrencyReaderTests
{
    [Fact]
    public void A_range_shares_unit_and_scale()
    {
        var amounts = CurrencyReader.Find(Tokenizer.Analyze("phạt tiền từ 4 đến 6 triệu đồng"));
        Assert.Equal([4e6, 6e6], amounts.Select(amount => amount.Value));
        Assert.All(amounts, amount => Assert.Equal(CurrencyUnit.Dong, amount.Currency));
    }

    [Fact]
    public void A_first_amount_in_thousands_is_not_taken_for_millions() =>
        Assert.Equal([500e3, 1e6], CurrencyReader.Find(Tokenizer.Analyze("phạt 500 đến 1 triệu")).Select(amount => amount.Value));

    [Theory]
    [InlineData("phạt 5 lít", true)]
    [InlineData("uống 5 lít", false)]
    [InlineData("phạt vì chở 5 lít xăng", false)]
    public void Slang_is_money_only_where_money_is_spoken_of(string text, bool isMoney) =>
        Assert.Equal(isMoney, CurrencyReader.Find(Tokenizer.Analyze(text)).Count == 1);
}
