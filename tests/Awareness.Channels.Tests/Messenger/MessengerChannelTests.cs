using System.Net;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Messenger;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Messenger;

/// <summary>What is sent to Meta, and what its answers mean.</summary>
public sealed class MessengerChannelTests
{
    private const string Person = "6543210987654321";

    [Theory]
    [InlineData(200, """{"recipient_id":"1","message_id":"m_1"}""", "m_1")]
    [InlineData(200, """{"recipient_id":"1","message_id":42}""", "42")]
    [InlineData(200, """{"recipient_id":"1"}""", null)]
    [InlineData(200, "{}", null)]
    [InlineData(200, "", null)]
    [InlineData(200, "<html>", null)]
    [InlineData(200, """{"message_id":"\u0000"}""", "\ufffd")]
    [InlineData(200, """{"message_id":["m_1"]}""", null)]
    [InlineData(200, null, null)]
    public void Every_2xx_without_an_error_means_sent(int status, string? body, string? id) => Assert.Equal(new SendResult.Sent(id), Judge(status, body));

    [Theory]
    [InlineData(400, 10, 2018278, SendRefusal.Window)]
    [InlineData(400, 10, 2018065, SendRefusal.Window)]
    [InlineData(400, 551, 1545041, SendRefusal.Blocked)]
    [InlineData(400, 551, null, SendRefusal.Blocked)]
    [InlineData(403, 10, 2018108, SendRefusal.Blocked)]
    [InlineData(400, 200, 1545041, SendRefusal.Blocked)]
    [InlineData(400, 100, 2018001, SendRefusal.Blocked)]
    [InlineData(401, 190, 463, SendRefusal.Credentials)]
    [InlineData(400, 190, null, SendRefusal.Credentials)]
    [InlineData(403, 10, 1893063, SendRefusal.Credentials)]
    [InlineData(403, 200, null, SendRefusal.Credentials)]
    [InlineData(403, 230, null, SendRefusal.Credentials)]
    [InlineData(400, 368, null, SendRefusal.Credentials)]
    [InlineData(400, 100, null, SendRefusal.Content)]
    [InlineData(404, 2500, null, SendRefusal.Content)]
    [InlineData(200, 100, null, SendRefusal.Content)]
    public void Refusals_are_told_apart_by_Meta_s_numbers(int status, int code, int? subcode, SendRefusal why)
    {
        var refused = Assert.IsType<SendResult.Refused>(Judge(status, Error(code, subcode)));
        Assert.Equal((why, subcode is null ? $"Graph code {code}" : $"Graph code {code}/{subcode}"), (refused.Why, refused.Reason));
    }

    [Theory]
    [InlineData(400, 613)]
    [InlineData(403, 4)]
    [InlineData(429, 4)]
    [InlineData(400, 32)]
    [InlineData(400, 80006)]
    [InlineData(429, 100)]
    public void Too_much_makes_the_whole_page_wait_as_long_as_Meta_says(int status, int code)
    {
        var later = Assert.IsType<SendResult.RetryLater>(Judge(status, Error(code, subcode: null), TimeSpan.FromSeconds(7)));
        Assert.Equal((TimeSpan.FromSeconds(7), $"Graph code {code}", RetryCause.Channel), (later.After, later.Reason, later.Cause));
        later = Assert.IsType<SendResult.RetryLater>(Judge(status, Error(code, subcode: null)));
        Assert.Equal((TimeSpan.FromMinutes(1), RetryCause.Channel), (later.After, later.Cause));
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(500, 2)]
    [InlineData(400, 2)]
    [InlineData(400, 1200)]
    [InlineData(503, 99_999)]
    public void What_Meta_does_not_know_itself_is_unknown(int status, int code) =>
        Assert.Equal($"Graph code {code}", Assert.IsType<SendResult.Unknown>(Judge(status, Error(code, subcode: null))).Reason);

    [Fact]
    public void Without_Meta_s_numbers_the_status_decides()
    {
        Assert.Equal(new SendResult.RetryLater(TimeSpan.FromMinutes(1), "HTTP 429") { Cause = RetryCause.Channel }, Judge(429, "busy"));
        Assert.Equal(new SendResult.RetryLater(After: null, "HTTP 408"), Judge(408, body: null));
        Assert.Equal(new SendResult.Unknown("HTTP 502"), Judge(502, "<html>"));
        Assert.Equal(new SendResult.Unknown("HTTP 503"), Judge(503, body: null));
        Assert.Equal(new SendResult.Refused(SendRefusal.Credentials, "HTTP 401"), Judge(401, ""));
        Assert.Equal(new SendResult.Refused(SendRefusal.Content, "HTTP 404"), Judge(404, "{}"));
        Assert.Equal(new SendResult.Refused(SendRefusal.Content, "HTTP 302"), Judge(302, ""));
        Assert.Equal(new SendResult.RetryLater(After: null, "gone"), MessengerJudgement.Of(new PlatformAnswer.NeverArrived("gone")));
        Assert.Equal(new SendResult.Unknown("broken"), MessengerJudgement.Of(new PlatformAnswer.Lost("broken")));
    }

    [Fact]
    public void A_message_is_a_response_with_its_buttons_above_the_keyboard()
    {
        var json = Wire(Message("Bạn hỏi điều nào? 🚑", "Sơ cứu người bị đuối nước", "Có"));
        Assert.Equal(
            """{"recipient":{"id":"6543210987654321"},"messaging_type":"RESPONSE","message":{"text":"Bạn hỏi điều nào? \uD83D\uDE91","quick_replies":[{"content_type":"text","title":"Sơ cứu người bị…","payload":"Sơ cứu người bị đuối nước"},{"content_type":"text","title":"Có","payload":"Có"}]}}""",
            json);
    }

    [Fact]
    public void Typing_is_a_signal_and_links_are_no_buttons()
    {
        Assert.Equal("""{"recipient":{"id":"6543210987654321"},"sender_action":"typing_on"}""", Wire(new Activity { Type = ActivityTypes.Typing }));
        var links = new SuggestedActions { Actions = [new CardAction { Type = "openUrl", Title = "Trang", Value = JsonSerializer.SerializeToElement("https://a.vn") }, new CardAction { Type = "imBack", Title = "Chỉ có tên" }] };
        Assert.Contains("\"quick_replies\":[{\"content_type\":\"text\",\"title\":\"Chỉ có tên\",\"payload\":\"Chỉ có tên\"}]", Wire(Message("a") with { SuggestedActions = links }), StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_buttons_than_Meta_takes()
    {
        var json = JsonDocument.Parse(Wire(Message("a", [.. Enumerable.Range(1, 20).Select(number => $"Câu {number}"), "Câu 1", new string('x', 1_001)])));
        Assert.Equal(13, json.RootElement.GetProperty("message").GetProperty("quick_replies").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData(null)]
    public async Task Nothing_is_not_sent(string? text) =>
        Assert.Equal(SendRefusal.Content, Assert.IsType<SendResult.Refused>(await SendAsync(new MessengerOptions { GraphUrl = "http://127.0.0.1:1" }, Message("a") with { Text = text })).Why);

    [Fact]
    public async Task The_token_stands_in_a_header_and_the_secret_is_proven_when_wanted()
    {
        await using var sandbox = new MessengerSandbox(new MessengerAccount("1", "2", "page-token", "app-secret", "word"), TimeProvider.System) { RequiresSecretProof = true };
        await sandbox.StartAsync(0, TestContext.Current.CancellationToken);
        sandbox.Meet(Person);
        var options = new MessengerOptions { GraphUrl = sandbox.Address.ToString(), PageToken = "page-token", AppSecret = "app-secret", VerifyToken = "word" };
        Assert.IsType<SendResult.Sent>(await SendAsync(options, Message("Xin chào")));
        options.ProvesAppSecret = false;
        Assert.Equal(new SendResult.Refused(SendRefusal.Content, "Graph code 100"), await SendAsync(options, Message("Xin chào")));
        sandbox.RequiresSecretProof = false;
        Assert.IsType<SendResult.Sent>(await SendAsync(options, Message("Xin chào")));
        Assert.Equal(["Xin chào", "Xin chào"], sandbox.Messages.Select(message => message.Text));
        Assert.All(sandbox.Calls, call => Assert.StartsWith("/v25.0/me/messages", call.Target, StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.Calls, call => call.Target.Contains("token", StringComparison.Ordinal));
    }

    /// <summary>Computed with <c>printf %s page-token | openssl dgst -sha256 -hmac app-secret</c>.</summary>
    [Fact]
    public void The_proof_of_the_secret_is_the_one_others_compute() =>
        Assert.Equal("d8b448b9cc7d64c51098271805b3cc20b5b715e52bd587eb71b610259587c856", MessengerRequest.SecretProof("app-secret", "page-token"));

    [Fact]
    public async Task The_sandbox_is_as_strict_as_Meta()
    {
        var time = new ManualTime();
        await using var sandbox = new MessengerSandbox(new MessengerAccount("1", "2", "page-token", "app-secret", "word"), time);
        await sandbox.StartAsync(0, TestContext.Current.CancellationToken);
        var options = new MessengerOptions { GraphUrl = sandbox.Address.ToString(), PageToken = "page-token", AppSecret = "app-secret", VerifyToken = "word" };
        Assert.Equal(new SendResult.Refused(SendRefusal.Blocked, "Graph code 100/2018001"), await SendAsync(options, Message("Xin chào")));
        sandbox.Meet(Person);
        Assert.IsType<SendResult.Sent>(await SendAsync(options, Message("Xin chào")));
        Assert.Equal(new SendResult.Sent(null), await SendAsync(options, new Activity { Type = ActivityTypes.Typing }));
        sandbox.Block(Person, isBlocked: true);
        Assert.Equal(SendRefusal.Blocked, Assert.IsType<SendResult.Refused>(await SendAsync(options, Message("Xin chào"))).Why);
        sandbox.Block(Person, isBlocked: false);
        time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(SendRefusal.Window, Assert.IsType<SendResult.Refused>(await SendAsync(options, Message("Xin chào"))).Why);
        Assert.Single(sandbox.Messages);
    }

    private static string Error(int code, int? subcode) =>
        $$$"""{"error":{"message":"(#{{{code}}}) Nguyễn Văn A","type":"OAuthException","code":{{{code}}}{{{(subcode is null ? "" : $",\"error_subcode\":{subcode}")}}},"fbtrace_id":"A"}}""";

    private static SendResult Judge(int status, string? body, TimeSpan? retryAfter = null) =>
        MessengerJudgement.Of(new PlatformAnswer.Answered((HttpStatusCode)status, retryAfter, body is null ? null : Encoding.UTF8.GetBytes(body)));

    private static string Wire(Activity activity) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(MessengerChannel.OnTheWire(Person, activity), MessengerJson.Wire.MessengerSend));

    private static Activity Message(string text, params IEnumerable<string> buttons) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        SuggestedActions = new SuggestedActions { Actions = [.. buttons.Select(title => new CardAction { Type = "imBack", Title = title, Value = JsonSerializer.SerializeToElement(title) })] },
    };

    private static async Task<SendResult> SendAsync(MessengerOptions options, Activity activity)
    {
        using var http = PlatformHttp.CreateClient();
        var channel = new MessengerChannel(new PlatformHttp(http, TimeProvider.System), Options.Create(options));
        return await channel.SendAsync(new OutboundActivity(new ConversationKey("facebook", Person), new TranscriptEntry(1, activity), Reference: null, Attempt: 1), TestContext.Current.CancellationToken);
    }
}
