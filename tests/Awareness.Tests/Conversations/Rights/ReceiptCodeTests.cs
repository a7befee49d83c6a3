using Awareness.Conversations.Rights;
using FsCheck.Fluent;

namespace Awareness.Tests.Conversations.Rights;

public sealed class ReceiptCodeTests
{
    [Theory]
    [InlineData("QN-7K3F-2M9P")]
    [InlineData("qn-7k3f-2m9p")]
    [InlineData("qn7k3f2m9p")]
    [InlineData("mã của mình: QN 7K3F 2M9P, tới đâu rồi ạ?")]
    [InlineData("(QN–7K3F–2M9P)")]
    [InlineData("qn không có, à đây QN-7K3F-2M9P")]
    public void A_code_is_found_however_it_is_written(string text) => Assert.Equal("QN-7K3F-2M9P", ReceiptCode.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("QN")]
    [InlineData("qn nghe nhac")]
    [InlineData("QN-7K3F-2M9")]
    [InlineData("QN-7K3F-2M9PX")]
    [InlineData("AQN-7K3F-2M9P")]
    [InlineData("quảng ninh 2027 2028")]
    [InlineData("ở qn có bão không")]
    public void What_only_looks_like_one_is_none(string text) => Assert.Null(ReceiptCode.Find(text));

    [Theory]
    [InlineData("TD9HBR7T")]
    [InlineData("mã của em là td9h br7t")]
    [InlineData("td9h-br7t ạ")]
    public void A_code_without_its_beginning_is_found_where_nothing_else_is_said(string text) => Assert.Equal("QN-TD9H-BR7T", ReceiptCode.FindBare(text));

    [Theory]
    [InlineData("")]
    [InlineData("0912345678")]
    [InlineData("7K3F2M")]
    [InlineData("khong biet")]
    [InlineData("nghe nhac")]
    [InlineData("2027 2028")]
    [InlineData("ao nhà 29H3 4567 sâu lắm")]
    public void What_is_no_code_by_itself_is_none(string text) => Assert.Null(ReceiptCode.FindBare(text));

    [Theory]
    [InlineData("QN-TD9H-BR7", "QN-TD9H-BR7")]
    [InlineData("mã là qn-td9h-br7tt nhé", "QN-TD9H-BR7TT")]
    [InlineData("QN-TD9H-BR7T", null)]
    [InlineData("QN 2027", null)]
    [InlineData("ở qn có bão không", null)]
    [InlineData("qn-2027", null)]
    public void A_letter_too_many_or_too_few_is_a_slip(string text, string? slip) => Assert.Equal(slip, ReceiptCode.FindSlip(text));

    [Fact]
    public void No_text_breaks_it() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => ReceiptCode.Find($"qn{text}") is null or { Length: 12 } && ReceiptCode.FindBare(text ?? "") is null or { Length: 12 } && ReceiptCode.FindSlip($"qn{text}") is null or { Length: > 6 }).Holds();
}
