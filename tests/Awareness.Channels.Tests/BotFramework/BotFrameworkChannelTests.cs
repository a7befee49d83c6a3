using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.BotFramework;

/// <summary>Our sender against a hostile Connector.</summary>
public sealed class BotFrameworkChannelTests : IAsyncLifetime
{
    private readonly HttpClient http = ConnectorClient.CreateClient(new BotFrameworkOptions());
    private readonly ManualTime time = new();
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await connector.DisposeAsync();
    }

    [Theory]
    [InlineData(200, """{"id":"n1"}""", "n1")]
    [InlineData(201, """{"id":"n1","more":[1]}""", "n1")]
    [InlineData(202, "{}", null)]
    [InlineData(204, "", null)]
    [InlineData(200, "", null)]
    [InlineData(200, "not json", null)]
    [InlineData(200, "[]", null)]
    [InlineData(200, """{"id":7}""", null)]
    [InlineData(200, """{"id":"\ud800"}""", null)]
    public async Task Every_2xx_means_sent_whatever_the_body(int status, string body, string? externalId)
    {
        connector.Answer(status, body);
        Assert.Equal(new SendResult.Sent(externalId), await SendAsync());
    }

    [Fact]
    public async Task An_answer_without_end_still_means_sent()
    {
        connector.Answer(async context =>
        {
            for (var i = 0; i < 100; i++) await context.Response.Body.WriteAsync(new byte[10_000], context.RequestAborted);
        });
        Assert.Equal(new SendResult.Sent(null), await SendAsync());
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "0", 0)]
    [InlineData(503, null, null)]
    [InlineData(429, "Sat, 21 Nov 2026 08:01:30 GMT", 90)]
    [InlineData(429, "Sat, 21 Nov 2020 08:01:30 GMT", 0)]
    [InlineData(429, "soon", null)]
    [InlineData(412, null, null)]
    [InlineData(408, null, null)]
    public async Task Not_now_is_tried_again(int status, string? retryAfter, int? seconds)
    {
        connector.Answer(status, "", retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        var later = Assert.IsType<SendResult.RetryLater>(await SendAsync());
        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, later.After);
        Assert.Equal($"HTTP {status}", later.Reason);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_failure_of_the_Connector_s_own_may_have_taken_the_reply(int status)
    {
        connector.Answer(status, "", ("Retry-After", "7"));
        Assert.Equal($"HTTP {status}", Assert.IsType<SendResult.Unknown>(await SendAsync()).Reason);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(410)]
    public async Task Never_is_not_tried_again(int status)
    {
        connector.Answer(status);
        Assert.StartsWith($"HTTP {status}", Assert.IsType<SendResult.Refused>(await SendAsync()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed(int status)
    {
        await using var other = await FakeConnector.StartAsync();
        connector.Answer(status, "", ("Location", other.Address));
        Assert.IsType<SendResult.Refused>(await SendAsync());
        Assert.Empty(other.Requests);
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task A_Connector_that_hangs_is_a_time_out_which_means_unknown()
    {
        var reached = new TaskCompletionSource();
        connector.Answer(async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var sending = SendAsync();
        await reached.Task;
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(new SendResult.Unknown("no answer in time"), await sending);
    }

    [Fact]
    public async Task A_Connector_that_hangs_after_its_status_has_the_reply()
    {
        // Nothing shows that the status has come, so it is given a moment, and a longer one on a machine where that was too short.
        var (result, patience) = ((SendResult?)null, 50);
        while (result is not SendResult.Sent && patience < 10_000) result = await SendToOneThatHangsAsync(patience *= 2);
        Assert.Equal(new SendResult.Sent(null), result);
    }

    private async Task<SendResult> SendToOneThatHangsAsync(int milliseconds)
    {
        var reached = new TaskCompletionSource();
        connector.Answer(async context =>
        {
            await context.Response.WriteAsync("{", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var sending = SendAsync();
        await reached.Task;
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(16));
        return await sending;
    }

    [Fact]
    public async Task A_Connector_that_is_not_there_has_surely_not_got_it()
    {
        var address = connector.Address;
        await connector.DisposeAsync();
        Assert.IsType<SendResult.RetryLater>(await SendAsync(address));
    }

    [Fact]
    public async Task A_connection_that_breaks_means_unknown()
    {
        connector.Answer(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.IsType<SendResult.Unknown>(await SendAsync());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://10.0.0.1")]
    [InlineData(null)]
    public async Task A_stored_address_is_checked_again_before_it_is_called(string? serviceUrl) =>
        Assert.IsType<SendResult.Refused>(await SendAsync(serviceUrl, useConnector: false));

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_cannot_lead_out_of_the_conversations(string conversation)
    {
        Assert.IsType<SendResult.Refused>(await SendAsync(conversation: conversation));
        Assert.Empty(connector.Requests);
    }

    [Theory]
    [InlineData("../../x", "/v3/conversations/..%2F..%2Fx/activities/r")]
    [InlineData("%2e%2e", "/v3/conversations/%252e%252e/activities/r")]
    [InlineData("a?b#c", "/v3/conversations/a%3Fb%23c/activities/r")]
    public async Task Ids_are_percent_encoded(string conversation, string target)
    {
        await SendAsync(conversation: conversation);
        Assert.Equal(target, connector.Requests.Single().Target);
    }

    [Fact]
    public async Task Without_an_activity_to_answer_it_goes_to_the_conversation()
    {
        await SendAsync(replyTo: null);
        Assert.Equal("/v3/conversations/c/activities", connector.Requests.Single().Target);
    }

    [Theory]
    [InlineData("""{"error":{"code":"MessageWritesBlocked","message":"An said so"}}""", "HTTP 403 MessageWritesBlocked: ")]
    [InlineData("""{"error":{"code":"0912345678","message":"x"}}""", "HTTP 403: ")]
    [InlineData("""{"error":{"code":"eyJhbGciOi.J9"}}""", "HTTP 403: ")]
    [InlineData("""{"error":[]}""", "HTTP 403: ")]
    [InlineData("""[""", "HTTP 403: ")]
    public async Task Of_an_error_only_a_plain_code_is_told_on(string body, string reason)
    {
        connector.Answer(403, body);
        var refused = Assert.IsType<SendResult.Refused>(await SendAsync());
        Assert.Equal(SendRefusal.Blocked, refused.Why);
        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1_800, 3_600)]
    public void What_Teams_takes_of_one_conversation_is_never_exceeded(int most, int seconds)
    {
        var rate = Assert.NotNull(Channel().PolicyOf("botframework/msteams").EachConversation);
        // As a bucket that is full at first, the most lenient way to keep to a rate.
        Assert.InRange(rate.Count + Math.Floor(seconds * rate.Count / rate.Per.TotalSeconds), 1, most);
        Assert.Null(Channel().PolicyOf("botframework/directline").EachConversation);
    }

    [Fact]
    public void Bots_that_have_ours_speak_as_their_skill_are_served_by_a_lane_of_their_own()
    {
        var (channels, bots) = (Channel(), BotFrameworkChannel.ToBots(Connector()));
        Assert.Equal((channels.Name, bots.Name), (LaneName.Of("botframework/msteams"), LaneName.Of("botframework-skill/5a4db0c5/msteams")));
        Assert.NotEqual(channels.Name, bots.Name);

        // What stands behind a parent's conversations is the parent, not Teams.
        Assert.Equal(bots.Policy, bots.PolicyOf("botframework-skill/5a4db0c5/msteams"));
    }

    [Fact]
    public void All_of_teams_together_has_a_rate_which_can_be_set()
    {
        Assert.Equal(new SendRate(30, TimeSpan.FromSeconds(1)), Channel().PolicyOf("botframework/msteams").Overall);
        Assert.Equal(50, BotFrameworkChannel.ToChannels(Connector(), new BotFrameworkOptions { TeamsMessagesPerSecond = 50 }).PolicyOf("botframework/msteams").Overall?.Count);
        Assert.Null(Channel().PolicyOf("botframework/directline").Overall);
        Assert.Null(Channel().Policy.Overall);
    }

    private Task<SendResult> SendAsync(string? serviceUrl = null, bool useConnector = true, string conversation = "c", string? replyTo = "r") => Channel().SendAsync(
        new OutboundActivity(
            new ConversationKey("botframework/test", conversation),
            new TranscriptEntry(2, new Activity { Type = "message", Text = "chào", Id = $"{conversation}|0000002", ReplyToId = replyTo }),
            new ConversationReference { ServiceUrl = serviceUrl ?? (useConnector ? connector.Address + "/" : null) },
            Attempt: 1),
        TestContext.Current.CancellationToken);

    private BotFrameworkChannel Channel() => BotFrameworkChannel.ToChannels(Connector(), new BotFrameworkOptions());

    private ConnectorClient Connector() => new(http, tokens: null, Options.Create(new BotFrameworkOptions()), time);
}
