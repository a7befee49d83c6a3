using System.Net;
using System.Text;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.BotFramework;

/// <summary>The endpoint as long as it has no credentials: for whoever sits at this machine, and for nobody who comes through something that stands before it.</summary>
public sealed class OpenEndpointTests : IAsyncLifetime
{
    private ServiceUnderTest service = null!;
    private FakeConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        service = await ServiceUnderTest.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("x-forwarded-for", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Something", "x")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("X-Original-For", "203.0.113.7")]
    [InlineData("Host", "chat.example.vn")]
    [InlineData("Host", "localhost.example.vn")]
    [InlineData("Host", "192.168.1.5:3978")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Who_comes_through_a_proxy_or_another_page_is_not_heard(string header, string value)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(header, value));
        Assert.Equal(0, service.Store.Entries);
        Assert.Empty(connector.Requests);
    }

    [Theory]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "localhost:3978")]
    [InlineData("Host", "127.0.0.1:3978")]
    [InlineData("Host", "[::1]:3978")]
    [InlineData("Origin", "http://localhost:5000")]
    [InlineData("X-Something", "x")]
    public async Task Who_sits_at_this_machine_is_heard(string header, string value)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(header, value));
        await Eventually.True(() => connector.Requests.Count == 1);
    }

    private async Task<HttpStatusCode> PostAsync(string header, string value)
    {
        var message = $$"""{"type":"message","id":"1","channelId":"test","serviceUrl":"{{connector.Address}}","conversation":{"id":"c"},"from":{"id":"u"},"recipient":{"id":"b"},"text":"xin chào"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
