using Awareness.Channels.BotFramework;

namespace Awareness.Channels.Tests.BotFramework;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9/", "http://127.0.0.1:9")]
    [InlineData("http://localhost:9", "http://localhost:9")]
    [InlineData("http://LOCALHOST:9/api/skills/", "http://localhost:9/api/skills")]
    [InlineData("https://[::1]/x", "https://[::1]/x")]
    public void This_machine_may_be_called(string serviceUrl, string address) =>
        Assert.Equal(address, ServiceAddress.Allowed(serviceUrl, loopbackOnly: true));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("127.0.0.1:9")]
    [InlineData("/relative")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("urn:botframework:websocket:x")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("http://evil.example#@localhost")]
    [InlineData("http://user:pw@127.0.0.1")]
    [InlineData("http://127.0.0.1/?x=1")]
    [InlineData("http://127.0.0.1/#x")]
    [InlineData("http://０１２７.0.0.1.evil")]
    public void Nothing_else_may_be_called_for_a_stranger(string? serviceUrl) => Assert.Null(ServiceAddress.Allowed(serviceUrl, loopbackOnly: true));

    [Fact]
    public void Every_host_may_be_called_for_somebody_who_proved_who_they_are() =>
        Assert.Equal("https://smba.trafficmanager.net/apac", ServiceAddress.Allowed("https://smba.trafficmanager.net/apac/", loopbackOnly: false));
}
