using System.Text.Json;
using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.Tests.Support;
using Awareness.Conversations;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.BotFramework;

public sealed class ConversationOpenerTests : IAsyncLifetime
{
    private readonly HttpClient http = ConnectorClient.CreateClient(new BotFrameworkOptions());
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task A_person_who_never_wrote_gets_an_address_that_replies_can_go_to()
    {
        connector.Answer(201, """{"id":"a:1","activityId":"x","serviceUrl":"http://127.0.0.1:7/region/"}""");
        var opened = Assert.IsType<OpeningResult.Opened>(await OpenAsync());
        Assert.Equal(new ConversationKey("botframework/msteams", "a:1"), opened.Key);
        Assert.Equal(("http://127.0.0.1:7/region", "28:bot", "29:an"), (opened.Reference.ServiceUrl, opened.Reference.BotId, opened.Reference.ContactId));

        var request = connector.Requests.Single();
        Assert.Equal(("POST", "/v3/conversations"), (request.Method, request.Target));
        using var sent = JsonDocument.Parse(request.Body);
        Assert.Equal("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:an"}],"tenantId":"t1","channelData":{"tenant":{"id":"t1"}}}""", sent.RootElement.GetRawText());
    }

    [Fact]
    public async Task An_address_the_Connector_names_is_believed_as_far_as_any()
    {
        connector.Answer(201, """{"id":"a:1","serviceUrl":"https://evil.example/"}""");
        Assert.Equal(connector.Address, Assert.IsType<OpeningResult.Opened>(await OpenAsync()).Reference.ServiceUrl);
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", typeof(SendResult.Refused))]
    [InlineData(429, "", typeof(SendResult.RetryLater))]
    [InlineData(500, "", typeof(SendResult.Unknown))]
    [InlineData(201, "", typeof(SendResult.Unknown))]
    [InlineData(201, """{"id":""}""", typeof(SendResult.Unknown))]
    public async Task What_came_of_it_otherwise_is_told_as_of_a_send(int status, string body, Type outcome)
    {
        connector.Answer(status, body);
        Assert.IsType(outcome, Assert.IsType<OpeningResult.NotOpened>(await OpenAsync()).Outcome);
    }

    [Fact]
    public async Task An_address_that_must_not_be_called_is_not() =>
        Assert.IsType<SendResult.Refused>(Assert.IsType<OpeningResult.NotOpened>(await OpenAsync("https://evil.example/")).Outcome);

    private Task<OpeningResult> OpenAsync(string? serviceUrl = null)
    {
        var client = new ConnectorClient(http, tokens: null, Options.Create(new BotFrameworkOptions()), TimeProvider.System);
        var wanted = new ConversationOpening("botframework/msteams", serviceUrl ?? connector.Address, "28:bot", "29:an") { TenantId = "t1" };
        return new ConversationOpener(client).OpenAsync(wanted, TestContext.Current.CancellationToken);
    }
}
