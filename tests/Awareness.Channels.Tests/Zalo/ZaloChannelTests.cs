using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Wire;
using Awareness.Channels.Zalo;
using Awareness.Delivery;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>What is Zalo's own about sending, beside the contract of all channels.</summary>
public sealed class ZaloChannelTests
{
    private const string Person = "246845883529197922";

    [Theory]
    [InlineData(-201, SendRefusal.Content)]
    [InlineData(-204, SendRefusal.Credentials)]
    [InlineData(-205, SendRefusal.Credentials)]
    [InlineData(-210, SendRefusal.Content)]
    [InlineData(-211, SendRefusal.Quota)]
    [InlineData(-213, SendRefusal.Blocked)]
    [InlineData(-217, SendRefusal.Blocked)]
    [InlineData(-218, SendRefusal.Quota)]
    [InlineData(-221, SendRefusal.Credentials)]
    [InlineData(-224, SendRefusal.Credentials)]
    [InlineData(-227, SendRefusal.Blocked)]
    [InlineData(-230, SendRefusal.Window)]
    [InlineData(-232, SendRefusal.Window)]
    [InlineData(-233, SendRefusal.Content)]
    [InlineData(-234, SendRefusal.Window)]
    [InlineData(-240, SendRefusal.Credentials)]
    [InlineData(-242, SendRefusal.Credentials)]
    [InlineData(-244, SendRefusal.Blocked)]
    [InlineData(-248, SendRefusal.Content)]
    [InlineData(-320, SendRefusal.Quota)]
    [InlineData(-321, SendRefusal.Quota)]
    [InlineData(-99999, SendRefusal.Content)]
    [InlineData(1, SendRefusal.Content)]
    public void An_error_inside_http_200_refuses_the_message_for_what_it_means(int code, SendRefusal why)
    {
        foreach (var error in new[] { $"{code}", $"\"{code}\"" })
            Assert.Equal(new SendResult.Refused(why, $"error {code}"), Judge(200, $$"""{"error":{{error}},"message":"Nguyễn Văn An 0912345678"}"""));
    }

    [Theory]
    [InlineData(200, """{"error":0,"data":{"message_id":"a1","quota":{"quota_type":"reply","remain":"7"}}}""", "a1")]
    [InlineData(200, """{"error":0,"data":{"message_id":9007199254740993123}}""", "9007199254740993123")]
    [InlineData(200, """{"error":"0"}""", null)]
    [InlineData(200, """{"error":0,"data":"x"}""", null)]
    [InlineData(200, """{"error":0,"data":{"message_id":"\ud800","quota":{"quota_type":"\udc00","remain":1}}}""", "\uFFFD")]
    [InlineData(200, """{"error":0,"data":{"message_id":{},"quota":[]}}""", null)]
    public void A_message_that_was_taken_has_zalos_id_when_there_is_one(int status, string body, string? id) =>
        Assert.Equal(new SendResult.Sent(id), Judge(status, body));

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"error":"\ud800"}""")]
    [InlineData(200, "[]")]
    [InlineData(200, "5")]
    [InlineData(200, "{\"error\":")]
    [InlineData(200, "{\"error\":null}")]
    [InlineData(200, "{\"error\":0.5}")]
    [InlineData(200, "{\"error\":\"zero\"}")]
    [InlineData(500, "{\"error\":-201}")]
    [InlineData(503, "")]
    public void An_answer_that_says_nothing_leaves_it_open(int status, string body) => Assert.IsType<SendResult.Unknown>(Judge(status, body));

    [Fact]
    public void Statuses_and_waits_are_heeded()
    {
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(30), "error -32") { Cause = RetryCause.Channel }, Judge(200, """{"error":-32}"""));
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(9), "error -32") { Cause = RetryCause.Channel }, Judge(200, """{"error":-32}""", TimeSpan.FromSeconds(9)));
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(9), "HTTP 429") { Cause = RetryCause.Channel }, Judge(429, "", TimeSpan.FromSeconds(9)));
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromSeconds(9), "HTTP 503"), Judge(503, "", TimeSpan.FromSeconds(9)));
        Assert.Equal(new SendResult.Refused(SendRefusal.Content, "HTTP 404"), Judge(404, "<html>"));
        Assert.Equal(new SendResult.Refused(SendRefusal.Blocked, "error -217"), Judge(400, """{"error":-217}"""));
        Assert.Equal(new SendResult.Refused(SendRefusal.Content, "HTTP 400"), Judge(400, """{"error":0}"""));
        Assert.Null(Judge(200, """{"error":-216}"""));
        Assert.Null(Judge(200, """{"error":-220}"""));
        Assert.Null(Judge(401, ""));
    }

    [Fact]
    public async Task A_token_that_ended_early_is_renewed_and_the_message_goes_once()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var node = rig.NewNode();
        rig.Platform.Tokens.End(await node.TokenAsync());
        Assert.IsType<SendResult.Sent>(await node.SendAsync("xin chào"));
        Assert.Single(rig.Platform.Messages);
        Assert.Equal((1, 3), (rig.Platform.Tokens.Exchanges, rig.Platform.Calls.Count));
    }

    [Fact]
    public async Task A_permission_that_was_taken_back_is_the_operators_to_mend()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var node = rig.NewNode();
        rig.Platform.Tokens.Revoke();
        Assert.Equal(SendRefusal.Credentials, Assert.IsType<SendResult.Refused>(await node.SendAsync("xin chào")).Why);
        Assert.Contains("-14014", node.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_ends_the_attempt()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var wrong = new ZaloOptions { AppId = rig.Options.AppId, AppSecret = rig.Options.AppSecret, Secret = "x", Address = rig.Options.Address, OAuthAddress = rig.Options.OAuthAddress };
        await using var elsewhere = new ZaloSandbox(rig.Options, rig.Time);
        await elsewhere.StartAsync(0, ZaloRig.Cancelled);
        wrong.Address = elsewhere.Address.AbsoluteUri;
        var node = rig.NewNode(options: wrong);
        Assert.Equal(SendRefusal.Credentials, Assert.IsType<SendResult.Refused>(await node.SendAsync("xin chào")).Why);
        Assert.Equal((1, 2), (rig.Platform.Tokens.Exchanges, elsewhere.Calls.Count));
        Assert.IsType<SendResult.RetryLater>(await node.SendAsync("xin chào"));
        Assert.Equal(1, rig.Platform.Tokens.Exchanges);
    }

    [Fact]
    public async Task Without_an_authorisation_replies_are_kept_for_the_operator()
    {
        await using var rig = await ZaloRig.StartAsync();
        Assert.Equal(SendRefusal.Credentials, Assert.IsType<SendResult.Refused>(await rig.NewNode().SendAsync("xin chào")).Why);
        Assert.Empty(rig.Platform.Calls);
    }

    [Fact]
    public async Task A_week_after_the_last_word_of_a_person_zalo_takes_nothing_more()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        rig.Platform.Said(Person, "xin chào");
        rig.Time.Advance(TimeSpan.FromDays(6.9));
        Assert.IsType<SendResult.Sent>(await node.SendAsync("xin chào"));
        rig.Time.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(SendRefusal.Window, Assert.IsType<SendResult.Refused>(await node.SendAsync("xin chào")).Why);
        Assert.Equal((TimeSpan.FromDays(7), 8), (node.Channel.Policy.Window, node.Channel.Policy.MessagesInWindow));
    }

    [Fact]
    public async Task Letters_in_parts_are_put_together_before_they_are_counted()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var composed = new string('ệ', 2_000);
        var node = rig.NewNode();
        Assert.IsType<SendResult.Sent>(await node.SendAsync(composed.Normalize(NormalizationForm.FormD)));
        Assert.Equal(composed, Assert.Single(rig.Platform.Messages).Text);
        Assert.IsType<SendResult.Refused>(await node.SendAsync($"{composed}x"));
        Assert.IsType<SendResult.Sent>(await node.SendAsync("nửa chữ \ud83d"));
    }

    [Fact]
    public async Task Buttons_say_their_title_call_or_open_a_page()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var buttons = new SuggestedActions
        {
            Actions =
            [
                Action("imBack", "Sơ cứu đuối nước", "khác"),
                Action("call", "Gọi 111", "tel:111"),
                Action("call", "Gọi công an", "tel:0203 3835 113"),
                Action("openUrl", "Xem", "https://quangninh.gov.vn/"),
                Action("openUrl", "Không", "javascript:alert(1)"),
                Action("signin", "Không", "x"),
                Action("imBack", "", "x"),
                Action("imBack", new string('t', 150), "x"),
            ],
        };
        Assert.IsType<SendResult.Sent>(await rig.NewNode().SendAsync("Chọn:", buttons: buttons));
        Assert.Equal(
            [
                new PhoneButton("Sơ cứu đuối nước", "Sơ cứu đuối nước"),
                new PhoneButton("Gọi 111", "111"),
                new PhoneButton("Gọi công an", "842033835113"),
                new PhoneButton("Xem", "https://quangninh.gov.vn/"),
                new PhoneButton(new string('t', 100), new string('t', 150)),
            ],
            Assert.Single(rig.Platform.Messages).Buttons);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("button", "button")]
    public async Task The_kind_of_template_is_told_only_where_it_is_set(string setting, string? told)
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Options.ButtonTemplate = setting;
        await rig.NewNode().SendAsync("Chọn:", buttons: new SuggestedActions { Actions = [Action("imBack", "Có", "Có")] });
        var payload = JsonNode.Parse(Assert.Single(rig.Platform.Calls).Body)?["message"]?["attachment"]?["payload"]?.AsObject();
        Assert.Equal(told, (string?)payload?["template_type"]);
        Assert.Equal(told is not null, payload?.ContainsKey("template_type"));
    }

    [Fact]
    public async Task A_message_without_buttons_has_only_words()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        Assert.IsType<SendResult.Sent>(await rig.NewNode().SendAsync("Gọi 111 \"ngay\""));
        Assert.Equal($$$"""{"recipient":{"user_id":"{{{Person}}}"},"message":{"text":"Gọi 111 \u0022ngay\u0022"}}""", Assert.Single(rig.Platform.Calls).Body);
    }

    [Fact]
    public async Task A_sign_of_typing_needs_no_call()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        Assert.Equal(new SendResult.Sent(ExternalId: null), await rig.NewNode().SendAsync(new Activity { Type = ActivityTypes.Typing }));
        Assert.Empty(rig.Platform.Calls);
    }

    private static SendResult? Judge(int status, string body, TimeSpan? wait = null) =>
        ZaloVerdict.Of(new PlatformAnswer.Answered((HttpStatusCode)status, wait, Encoding.UTF8.GetBytes(body)));

    private static CardAction Action(string type, string title, string value) =>
        new() { Type = type, Title = title, Value = JsonSerializer.SerializeToElement(value, ActivityJson.Default.String) };
}
