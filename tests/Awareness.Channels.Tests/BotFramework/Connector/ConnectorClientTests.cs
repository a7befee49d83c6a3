using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.BotFramework.Connector;

/// <summary>The calls of the Connector, with tokens, against a channel of our own.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly ConnectorSandboxSettings Bot = new() { AppId = "11111111-2222-3333-4444-555555555555", AppPassword = "planted-secret", BotId = "28:bot", PageSize = 2 };

    private readonly ManualTime time = new();
    private readonly ConnectorSandbox channel;
    private HttpClient http = null!;
    private ConnectorClient connector = null!;
    private ConnectorAddress at = null!;

    public ConnectorClientTests() => channel = new ConnectorSandbox(Bot, time);

    public async ValueTask InitializeAsync()
    {
        await channel.StartAsync(port: 0, Cancelled);
        var options = Options.Create(new BotFrameworkOptions
        {
            AppId = Bot.AppId,
            AppPassword = Bot.AppPassword,
            LoginUrl = channel.SettingsOfService["Awareness:BotFramework:LoginUrl"],
            ServiceHosts = ["127.0.0.1"],
        });
        http = ConnectorClient.CreateClient(options.Value);
        var issuer = new ClientCredentials(new PlatformHttp(http, time), options, time);
        connector = new ConnectorClient(http, new OutboundTokens(issuer, "https://api.botframework.com", time), options, time);
        at = Present(connector.At(channel.Address.AbsoluteUri, audience: null));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await channel.DisposeAsync();
    }

    [Fact]
    public async Task What_is_sent_stands_on_the_phone()
    {
        var conversation = channel.ConversationWith("An");
        var sent = Done(await connector.SendAsync(at, conversation, Message("chào"), Cancelled));
        var answered = Done(await connector.ReplyAsync(at, conversation, "a 1/ü|x", Message("trả lời"), Cancelled));
        Assert.NotEqual(sent.Id, answered.Id);
        Assert.Equal([("An", "chào"), ("An", "trả lời")], channel.Messages.Select(message => (message.Person, message.Text)));
        Assert.Contains(channel.Calls, call => call.Target == $"/v3/conversations/{Uri.EscapeDataString(conversation)}/activities/a%201%2F%C3%BC%7Cx");
    }

    [Fact]
    public async Task What_was_sent_can_be_changed_and_taken_back_and_its_readers_named()
    {
        var conversation = channel.ConversationWith("An");
        var id = Present(Done(await connector.SendAsync(at, conversation, Message("chào"), Cancelled)).Id);
        Assert.Equal(id, Done(await connector.UpdateAsync(at, conversation, id, Message("sửa"), Cancelled)).Id);
        Assert.Equal(["An"], Done(await connector.ActivityMembersAsync(at, conversation, id, Cancelled)).Select(member => member.Id));
        Assert.IsType<ConnectorResult<ConnectorId>.Done>(await connector.DeleteAsync(at, conversation, id, Cancelled));
        Assert.Equal("HTTP 404 ActivityNotFound", Assert.IsType<SendResult.Refused>(Failed(await connector.DeleteAsync(at, conversation, id, Cancelled))).Reason);
    }

    [Fact]
    public async Task A_conversation_is_opened_with_its_first_message()
    {
        var opened = Done(await connector.CreateAsync(at, new ConversationParameters { Bot = new ChannelAccount { Id = Bot.BotId }, Members = [new ChannelAccount { Id = "Bình" }], TenantId = "t", Activity = Message("chào Bình") }, Cancelled));
        Present(opened.ActivityId);
        Assert.Equal(channel.Address.AbsoluteUri, opened.ServiceUrl);
        Assert.Equal(("Bình", "chào Bình"), (channel.Messages.Single().Person, channel.Messages.Single().Text));
        Assert.Equal(channel.ConversationWith("Bình"), opened.Id);
    }

    [Fact]
    public async Task Conversations_and_members_come_in_pages()
    {
        var group = await GroupAsync("An", "Bình", "Chi");
        channel.ConversationWith("Dũng");
        channel.ConversationWith("Em");

        var first = Done(await connector.ListAsync(at, continuationToken: null, Cancelled));
        var second = Done(await connector.ListAsync(at, first.ContinuationToken, Cancelled));
        Assert.Equal([2, 1], [first.Conversations?.Count, second.Conversations?.Count]);
        Assert.Null(second.ContinuationToken);
        Assert.Equal(["An", "Bình", "Chi"], first.Conversations?[0].Members?.Select(member => member.Id));

        Assert.Equal(3, Done(await connector.MembersAsync(at, group, Cancelled)).Count);
        var page = Done(await connector.PagedMembersAsync(at, group, pageSize: 2, continuationToken: null, Cancelled));
        Assert.Equal(["An", "Bình"], page.Members?.Select(member => member.Id));
        Assert.Equal(["Chi"], Done(await connector.PagedMembersAsync(at, group, pageSize: 2, page.ContinuationToken, Cancelled)).Members?.Select(member => member.Id));
    }

    [Fact]
    public async Task A_member_is_looked_up_and_taken_out()
    {
        var group = await GroupAsync("An", "Bình");
        Assert.Equal("Bình", Done(await connector.MemberAsync(at, group, "Bình", Cancelled)).Id);
        Assert.IsType<ConnectorResult<ConnectorId>.Done>(await connector.DeleteMemberAsync(at, group, "Bình", Cancelled));
        Assert.Equal(SendRefusal.Content, Assert.IsType<SendResult.Refused>(Failed(await connector.MemberAsync(at, group, "Bình", Cancelled))).Why);
    }

    [Fact]
    public async Task Earlier_activities_and_files_are_handed_over()
    {
        var conversation = channel.ConversationWith("An");
        Present(Done(await connector.SendHistoryAsync(at, conversation, [Message("trước"), Message("sau")], Cancelled)).Id);
        Assert.Empty(channel.Messages);

        var file = Present(Done(await connector.UploadAsync(at, conversation, new AttachmentUpload("image/png", "ảnh thử.png", [1, 2, 3], [9]), Cancelled)).Id);
        var known = Done(await connector.AttachmentAsync(at, file, Cancelled));
        Assert.Equal(("ảnh thử.png", "image/png"), (known.Name, known.Type));
        Assert.Equal([("original", 3L), ("thumbnail", 1L)], known.Views?.Select(view => (view.ViewId ?? "", view.Size ?? 0)));
        Assert.Equal([1, 2, 3], Done(await connector.AttachmentViewAsync(at, file, "original", Cancelled)));
        Assert.Equal([9], Done(await connector.AttachmentViewAsync(at, file, "thumbnail", Cancelled)));
    }

    [Fact]
    public async Task What_was_taken_is_taken_whatever_the_answer_says_and_a_question_wants_a_real_one()
    {
        var conversation = channel.ConversationWith("An");
        channel.Fail(new Fault.Garbage());
        Assert.Null(Assert.IsType<ConnectorResult<ConnectorId>.Done>(await connector.SendAsync(at, conversation, Message("x"), Cancelled)).Value);
        channel.Fail(new Fault.Garbage());
        Assert.IsType<SendResult.Unknown>(Failed(await connector.MembersAsync(at, conversation, Cancelled)));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_leads_elsewhere_is_never_called(string id)
    {
        Assert.Equal(SendRefusal.Content, Assert.IsType<SendResult.Refused>(Failed(await connector.SendAsync(at, id, Message("x"), Cancelled))).Why);
        Assert.IsType<SendResult.Refused>(Failed(await connector.MemberAsync(at, "c", id, Cancelled)));
        Assert.IsType<SendResult.Refused>(Failed(await connector.AttachmentViewAsync(at, "a", id, Cancelled)));
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task Every_call_carries_the_token_and_a_number_of_its_own()
    {
        var conversation = channel.ConversationWith("An");
        for (var i = 0; i < 5; i++) Done(await connector.SendAsync(at, conversation, Message("x"), Cancelled));
        var calls = channel.Calls.Where(call => call.Target.StartsWith("/v3/", StringComparison.Ordinal)).ToList();
        Assert.All(calls, call => Assert.Equal("Bearer sandbox-token-1", call.Headers["Authorization"]));
        Assert.Equal(5, calls.Select(call => Guid.Parse(call.Headers["x-ms-client-request-id"])).Distinct().Count());
        Assert.Equal(1, channel.TokensGiven);
        Assert.DoesNotContain(channel.Calls, call => call.Body.Contains(Bot.AppPassword, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_taken_no_more_is_renewed_and_the_call_made_again()
    {
        var conversation = channel.ConversationWith("An");
        Done(await connector.SendAsync(at, conversation, Message("1"), Cancelled));
        channel.RevokeTokens();
        Done(await connector.SendAsync(at, conversation, Message("2"), Cancelled));
        Assert.Equal(["1", "2"], channel.Messages.Select(message => message.Text));
        Assert.Equal(2, channel.TokensGiven);
    }

    [Fact]
    public async Task A_Connector_that_takes_no_token_is_an_operator_s_matter_and_not_asked_about_for_ever()
    {
        var conversation = channel.ConversationWith("An");
        channel.Fail(Enumerable.Repeat(new Fault.Status(401), 11));
        for (var i = 0; i < 10; i++)
            Assert.Equal(SendRefusal.Credentials, Assert.IsType<SendResult.Refused>(Failed(await connector.SendAsync(at, conversation, Message("x"), Cancelled))).Why);

        Assert.Equal(11, channel.Calls.Count(call => call.Target.StartsWith("/v3/", StringComparison.Ordinal)));
        Assert.Equal(2, channel.TokensGiven);
        Assert.Empty(channel.Messages);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_as_such_and_nothing_is_sent()
    {
        var options = Options.Create(new BotFrameworkOptions { AppId = Bot.AppId, AppPassword = "wrong", LoginUrl = channel.SettingsOfService["Awareness:BotFramework:LoginUrl"], ServiceHosts = ["127.0.0.1"] });
        var wrong = new ConnectorClient(http, new OutboundTokens(new ClientCredentials(new PlatformHttp(http, time), options, time), "https://api.botframework.com", time), options, time);
        var refused = Assert.IsType<SendResult.Refused>(Failed(await wrong.SendAsync(at, channel.ConversationWith("An"), Message("x"), Cancelled)));
        Assert.Equal((SendRefusal.Credentials, "signing in: HTTP 401 invalid_client"), (refused.Why, refused.Reason));
        Assert.DoesNotContain(channel.Calls, call => call.Target.StartsWith("/v3/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData(null)]
    public void The_token_goes_to_no_other_host(string? serviceUrl) => Assert.Null(connector.At(serviceUrl, audience: null));

    [Fact]
    public async Task The_token_does_not_follow_a_redirect()
    {
        await using var other = await FakeConnector.StartAsync();
        await using var hostile = await FakeConnector.StartAsync();
        hostile.Answer(308, "", ("Location", other.Address));
        var there = Present(connector.At(hostile.Address, audience: null));
        Assert.IsType<SendResult.Refused>(Failed(await connector.SendAsync(there, "c", Message("x"), Cancelled)));
        Assert.StartsWith("Bearer ", hostile.Requests.Single().Authorization, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_caller_s_token_is_made_out_to_the_caller()
    {
        await using var login = await FakeConnector.StartAsync();
        await using var host = await FakeConnector.StartAsync();
        login.Answer(200, """{"access_token":"for-the-caller","expires_in":3599}""");
        var options = Options.Create(new BotFrameworkOptions { AppId = Bot.AppId, AppPassword = "p", LoginUrl = login.Address, ServiceHosts = ["127.0.0.1"] });
        var client = new ConnectorClient(http, new OutboundTokens(new ClientCredentials(new PlatformHttp(http, time), options, time), "https://api.botframework.com", time), options, time);
        var caller = Present(client.At($"{host.Address}/api/skills/", "99999999-2222-3333-4444-555555555555"));
        Done(await client.ReplyAsync(caller, "c", "a", Message("x"), Cancelled));
        Assert.EndsWith("scope=99999999-2222-3333-4444-555555555555%2F.default", login.Requests.Single().Body, StringComparison.Ordinal);
        Assert.Equal(("/api/skills/v3/conversations/c/activities/a", "Bearer for-the-caller"), (host.Requests.Single().Target, host.Requests.Single().Authorization));
    }

    private static T Present<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException("Nothing came back.");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static T Done<T>(ConnectorResult<T> result)
        where T : class => Assert.IsType<ConnectorResult<T>.Done>(result).Value ?? throw new InvalidOperationException("Nothing came with it.");

    private static SendResult Failed<T>(ConnectorResult<T> result)
        where T : class => Assert.IsType<ConnectorResult<T>.Failed>(result).Outcome;

    private async Task<string> GroupAsync(params string[] people) =>
        Present(Done(await connector.CreateAsync(at, new ConversationParameters { IsGroup = true, Members = [.. people.Select(person => new ChannelAccount { Id = person })] }, Cancelled)).Id);
}
