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

    [Fact]
    public void No_text_breaks_it() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => ReceiptCode.Find($"qn{text}") is null or { Length: 12 }).Holds();
}
