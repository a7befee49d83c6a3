using System.Net;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.Sandbox;

/// <summary>The channel on this machine, as the service and as a stranger meet it.</summary>
public sealed class ConnectorSandboxTests : IAsyncLifetime
{
    private readonly ConnectorSandbox channel = new(new ConnectorSandboxSettings { ChannelId = "test" }, TimeProvider.System);
    private readonly HttpClient http = new();

    public async ValueTask InitializeAsync() => await channel.StartAsync(port: 0, Cancelled);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await channel.DisposeAsync();
    }

    [Fact]
    public async Task What_a_person_says_is_answered_on_their_phone()
    {
        await using var service = await ServiceUnderTest.StartAsync();
        Assert.Equal(200, await channel.SayAsync(service.Address, "An", "trẻ em mấy tuổi phải đội mũ bảo hiểm", Cancelled));
        await Eventually.True(() => channel.Messages.Count > 0);
        var message = channel.Messages.First();
        Assert.Equal("An", message.Person);
        Assert.NotEmpty(message.Text);

        Assert.Equal(200, await channel.PressAsync(service.Address, "An", new PhoneButton("Xem thêm", "Xem thêm"), Cancelled));
        Assert.Equal(200, await channel.JoinAsync(service.Address, "Bình", Cancelled));
        await Eventually.True(() => channel.Messages.Any(shown => shown.Person == "Bình"));
    }

    [Fact]
    public async Task A_fault_strikes_once_and_the_reply_still_comes()
    {
        await using var service = await ServiceUnderTest.StartAsync();
        channel.Fail(new Fault.Status(503), new Fault.Status(429, TimeSpan.Zero), new Fault.ResetBefore());
        Assert.Equal(200, await channel.SayAsync(service.Address, "An", "xin chào", Cancelled));
        await Eventually.True(() => channel.Messages.Count > 0);
        Assert.Equal(4, channel.Calls.Count);
        Assert.Single(channel.Messages);
    }

    [Theory]
    [InlineData("PATCH", "/v3/conversations/{c}/members", 405)]
    [InlineData("PUT", "/v3/conversations/{c}/activities", 405)]
    [InlineData("DELETE", "/v3/conversations", 405)]
    [InlineData("POST", "/v3/attachments/file1", 405)]
    [InlineData("GET", "/v3/conversations/nobody/members", 404)]
    [InlineData("GET", "/v3/attachments/nothing", 404)]
    [InlineData("DELETE", "/v3/conversations/{c}/activities/nothing", 404)]
    [InlineData("GET", "/v3/conversations/{c}/pagedmembers?continuationToken=x", 400)]
    [InlineData("GET", "/elsewhere", 404)]
    public async Task What_it_lacks_it_says_with_a_code(string method, string target, int status)
    {
        var conversation = Uri.EscapeDataString(channel.ConversationWith("An"));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(channel.Address, target.Replace("{c}", conversation, StringComparison.Ordinal)));
        using var response = await http.SendAsync(request, Cancelled);
        Assert.Equal(status, (int)response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        Assert.NotEmpty(body.RootElement.GetProperty("error").GetProperty("code").GetString() ?? "");
    }

    [Theory]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":7}""", 400)]
    [InlineData("""{"type":"message"}""", 201)]
    public async Task An_activity_must_be_one(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(channel.Address, $"/v3/conversations/{Uri.EscapeDataString(channel.ConversationWith("An"))}/activities"), content, Cancelled);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_activity_larger_than_a_Connector_takes_is_refused()
    {
        using var content = new StringContent($$"""{"type":"message","text":"{{new string('a', 262_144)}}"}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(channel.Address, $"/v3/conversations/{Uri.EscapeDataString(channel.ConversationWith("An"))}/activities"), content, Cancelled);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
