using Awareness.Channels.BotFramework;

namespace Awareness.Channels.Tests.BotFramework;

public sealed class ServiceAddressTests
{
    private static readonly BotFrameworkOptions Stranger = new();
    private static readonly BotFrameworkOptions Azure = Proven();

    [Theory]
    [InlineData("http://127.0.0.1:9/", "http://127.0.0.1:9")]
    [InlineData("http://localhost:9", "http://localhost:9")]
    [InlineData("http://LOCALHOST:9/api/skills/", "http://localhost:9/api/skills")]
    [InlineData("https://[::1]/x", "https://[::1]/x")]
    public void This_machine_may_be_called(string serviceUrl, string address) =>
        Assert.Equal(address, ServiceAddress.Allowed(serviceUrl, Stranger));

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
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://localhost./")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("http://evil.example#@localhost")]
    [InlineData("http://user:pw@127.0.0.1")]
    [InlineData("http://127.0.0.1/?x=1")]
    [InlineData("http://127.0.0.1/#x")]
    [InlineData("http://０１２７.0.0.1.evil")]
    [InlineData(" http://127.0.0.1/")]
    [InlineData("http://127.0.0.1\\x")]
    public void Nothing_else_may_be_called_for_a_stranger(string? serviceUrl) => Assert.Null(ServiceAddress.Allowed(serviceUrl, Stranger));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/apac/", "https://smba.trafficmanager.net/apac")]
    [InlineData("https://SMBA.TrafficManager.NET/apac", "https://smba.trafficmanager.net/apac")]
    [InlineData("https://smba.trafficmanager.net:443/", "https://smba.trafficmanager.net")]
    [InlineData("https://directline.botframework.com/", "https://directline.botframework.com")]
    [InlineData("https://europe.webchat.botframework.com/", "https://europe.webchat.botframework.com")]
    public void A_Connector_of_the_cloud_may_be_called_with_the_token(string serviceUrl, string address) =>
        Assert.Equal(address, ServiceAddress.Allowed(serviceUrl, Azure));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://.botframework.com/")]
    [InlineData("https://x.botframework.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://evil.example#.botframework.com")]
    [InlineData("https://evil.example?.botframework.com")]
    [InlineData("https://smba。trafficmanager。net/")]
    [InlineData("https://ｓmba.trafficmanager.net/")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/\u0000")]
    [InlineData("https://smba.trafficmanager.net/ x")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("http://localhost:9/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://13.107.42.14/")]
    [InlineData("https://[2603:1030::1]/")]
    [InlineData("https://api.botframework.us/")]
    [InlineData("wss://directline.botframework.com/")]
    public void No_other_host_gets_the_token(string? serviceUrl) => Assert.Null(ServiceAddress.Allowed(serviceUrl, Azure));

    [Fact]
    public void An_address_without_end_is_none() =>
        Assert.Null(ServiceAddress.Allowed("https://smba.trafficmanager.net/" + new string('x', 1_024), Azure));

    [Fact]
    public void Each_cloud_has_hosts_of_its_own()
    {
        var government = Proven();
        government.Cloud = BotFrameworkCloud.UsGov;
        Assert.NotNull(ServiceAddress.Allowed("https://api.botframework.us/", government));
        Assert.NotNull(ServiceAddress.Allowed("https://botframework.azure.us/x", government));
        Assert.Null(ServiceAddress.Allowed("https://smba.trafficmanager.net/", government));
        Assert.Null(ServiceAddress.Allowed("https://azure.us/", government));
    }

    [Theory]
    [InlineData("parent.truong.vn", "https://parent.truong.vn:8443/api/skills/", true)]
    [InlineData("PARENT.truong.vn", "https://parent.truong.vn/api/skills/", true)]
    [InlineData("parent.truong.vn", "http://parent.truong.vn/api/skills/", false)]
    [InlineData("parent.truong.vn", "https://x.parent.truong.vn/", false)]
    [InlineData("*.truong.vn", "https://x.y.truong.vn/", true)]
    [InlineData("*.truong.vn", "https://truong.vn/", false)]
    [InlineData("*.truong.vn", "https://xtruong.vn/", false)]
    [InlineData("trường.vn", "https://xn--trng-v2a1r.vn/", false)]
    [InlineData("10.0.0.5", "https://10.0.0.5/", false)]
    [InlineData("*", "https://evil.example/", false)]
    [InlineData("localhost", "http://localhost:9/", true)]
    [InlineData("localhost", "http://127.0.0.1:9/", true)]
    [InlineData("localhost", "https://evil.example/", false)]
    public void The_operator_may_name_more_hosts(string pattern, string serviceUrl, bool allowed)
    {
        var options = Proven();
        options.ServiceHosts = [pattern];
        Assert.Equal(allowed, ServiceAddress.Allowed(serviceUrl, options) is not null);
    }

    [Fact]
    public void A_host_in_Vietnamese_letters_is_the_one_DNS_knows()
    {
        var name = new Uri("https://kết-nối.vn/").IdnHost;
        Assert.StartsWith("xn--", name, StringComparison.Ordinal);
        Assert.True(HostPattern.Matches("kết-nối.vn", name));
        Assert.True(HostPattern.Matches("*.kết-nối.vn", $"bot.{name}"));
        Assert.False(HostPattern.Matches("ket-noi.vn", name));
    }

    [Theory]
    [InlineData("host.example", true)]
    [InlineData("*.host.example", true)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("", false)]
    [InlineData("*", false)]
    [InlineData("*.com", false)]
    [InlineData("host", false)]
    [InlineData("https://host.example", false)]
    [InlineData("host.example/", false)]
    [InlineData("host.example:443", false)]
    [InlineData("host.example:8443", false)]
    [InlineData("host.example.", false)]
    [InlineData("user@host.example", false)]
    [InlineData("a.*.example", false)]
    [InlineData("10.0.0.5", false)]
    [InlineData("[2001:db8::1]", false)]
    public void A_pattern_is_a_name_and_nothing_else(string pattern, bool valid) => Assert.Equal(valid, HostPattern.IsValid(pattern));

    [Fact]
    public void The_operator_is_told_only_of_hosts_that_could_be_allowed()
    {
        Assert.Equal("parent.truong.vn", ServiceAddress.Host("https://PARENT.truong.vn:8443/api"));
        Assert.Null(ServiceAddress.Host("https://user:secret@parent.truong.vn/"));
        Assert.Null(ServiceAddress.Host("nonsense"));
    }

    private static BotFrameworkOptions Proven() => new() { AppId = "8a1d7b1e-0000-4000-8000-000000000001" };
}
