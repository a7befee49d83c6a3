using Awareness.Flows;
using static Awareness.Tests.Flows.SampleFlows;

namespace Awareness.Tests.Flows;

/// <summary>What a person consents to, hands in or pledges is never read out of words that only come near it.</summary>
public sealed class PlainAnswerTests
{
    private static readonly FlowChoice[] Consent = [new("Đồng ý nhận", "có") { Words = ["đồng ý", "có", "có nhận"] }, new("Không nhận", "không") { Words = ["không", "không cần"], Next = "no" }];
    private static readonly FlowChoice[] Pledge = [new("Nhà mình cam kết", "có") { Words = ["cam kết", "có", "hứa", "được"] }, new("Chưa lúc này", "chưa") { Words = ["chưa", "không"] }];

    [Theory]
    [InlineData("có")]
    [InlineData("dạ có ạ")]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("vâng")]
    [InlineData("ok bạn")]
    [InlineData("mình đồng ý")]
    [InlineData("đồng ý, nhắn mình nhé")]
    [InlineData("vâng bạn cứ nhắn nhé")]
    public void A_plain_yes_is_a_consent(string text)
    {
        Assert.True(Subscribes(Ask(Expectation.YesNo), text) || text is "a");
        Assert.True(Subscribes(Choice(), text));
    }

    [Theory]
    [InlineData("từ chối rồi")]
    [InlineData("spam rồi")]
    [InlineData("khỏi rồi")]
    [InlineData("tôi có zalo rồi")]
    [InlineData("nhà mình có hai con")]
    [InlineData("sợ có quảng cáo")]
    [InlineData("chồng tôi có đồng ý đâu")]
    [InlineData("mình có điện thoại đâu")]
    [InlineData("ai đồng ý")]
    [InlineData("vâng để tôi xem đã")]
    [InlineData("đồng ý gì cơ")]
    [InlineData("không")]
    public void What_is_no_plain_yes_is_no_consent(string text)
    {
        Assert.False(Subscribes(Ask(Expectation.YesNo), text));
        Assert.False(Subscribes(Choice(), text));
    }

    [Theory]
    [InlineData("nhà mình cam kết", "có")]
    [InlineData("vâng nhà em cam kết ạ", "có")]
    [InlineData("hứa luôn", "có")]
    [InlineData("chưa", "chưa")]
    [InlineData("nhà em có 2 con", null)]
    [InlineData("chồng tôi có uống rượu", null)]
    [InlineData("khó mà hứa được", null)]
    [InlineData("ai mà cam kết nổi", null)]
    [InlineData("hứa suông", null)]
    public void A_pledge_is_given_plainly_too(string text, string? value)
    {
        var question = new QuestionStep("q", new FlowText("Nhà mình hứa: đã uống rượu thì không lái xe."), Expectation.Choice) { Save = "q", Choices = Pledge, Record = ResultKind.Pledge };
        var chat = new FlowChat(new SampleFlows(Flow("t/f", question, Choose("z", "Hết")))).Start("t/f").Send(text);
        Assert.Equal(value is { } said ? FlowValue.Of(said) : default, chat.Value("q"));
        Assert.Equal(value is not null, chat.Last.IsUnderstood);
    }

    [Theory]
    [InlineData("có", true)]
    [InlineData("gửi đi", true)]
    [InlineData("sai chỗ rồi", false)]
    [InlineData("có nắp rồi", false)]
    public void A_report_is_handed_in_by_a_plain_yes_alone(string text, bool isSent)
    {
        var question = new QuestionStep("q", new FlowText("Mình gửi tin này chứ?"), Expectation.YesNo) { No = "no" };
        var flow = Flow("t/f", new SetStep("s", []), question, new ReportStep("r", "a", "b"), End("no", "Hết"));
        Assert.Equal(isSent, new FlowChat(new SampleFlows(flow)).Start("t/f").Send(text).Trace.Contains("t/f#r"));
    }

    private static bool Subscribes(AskStep question, string text) =>
        new FlowChat(new SampleFlows(Flow("t/f", question, new SubscribeStep("s", "season"), End("no", "Hết")))).Start("t/f").Send(text).Contact.Subscriptions.Count > 0;

    private static QuestionStep Ask(Expectation expects) => new("q", new FlowText("Khi có tin, mình nhắn bạn ở đây, được không?"), expects) { No = "no" };

    private static QuestionStep Choice() => Ask(Expectation.Choice) with { Choices = Consent };
}
