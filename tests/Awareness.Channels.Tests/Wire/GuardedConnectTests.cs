using System.Net;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Tests.Wire;

public sealed class GuardedConnectTests
{
    [Fact]
    public void There_are_addresses_enough_to_mean_something() => Assert.InRange(Addresses.Closed.Length + Addresses.Open.Length, 100, 1_000);

    [Fact]
    public void No_address_of_a_private_network_is_public_in_any_notation() =>
        Assert.All(Addresses.Closed, address => Assert.False(PublicAddress.Is(IPAddress.Parse(address)), address));

    [Fact]
    public void Addresses_of_the_internet_are_public() => Assert.All(Addresses.Open, address => Assert.True(PublicAddress.Is(IPAddress.Parse(address)), address));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.8.8", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    public void Only_loopback_is_opened_for_development(string address, bool allowed)
    {
        Assert.False(new GuardedConnect(reachesThisMachine: false).MayReach(IPAddress.Parse(address)));
        Assert.Equal(allowed, new GuardedConnect(reachesThisMachine: true).MayReach(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("93.184.216.34,127.0.0.1")]
    [InlineData("127.0.0.1,93.184.216.34")]
    [InlineData("10.1.2.3")]
    [InlineData("fe80::1")]
    public async Task A_name_that_leads_inside_is_called_by_nobody(string addresses)
    {
        await using var connector = await FakeConnector.StartAsync();
        using var http = PlatformHttp.CreateClient(Guard(reachesThisMachine: false, addresses));
        var answer = await CallAsync(http, connector, "smba.trafficmanager.net");
        Assert.Contains("private network", Assert.IsType<PlatformAnswer.NeverArrived>(answer).Reason, StringComparison.Ordinal);
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task Addresses_written_as_numbers_are_judged_after_they_are_read()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var http = PlatformHttp.CreateClient(new GuardedConnect(reachesThisMachine: false));
        foreach (var host in (string[])["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
        {
            Assert.IsType<PlatformAnswer.NeverArrived>(await CallAsync(http, connector, host));
        }

        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task What_is_allowed_is_called_at_the_address_that_was_judged()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var http = PlatformHttp.CreateClient(Guard(reachesThisMachine: true, "127.0.0.1"));
        var answer = Assert.IsType<PlatformAnswer.Answered>(await CallAsync(http, connector, "smba.trafficmanager.net"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task A_name_without_address_is_not_reached()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var http = PlatformHttp.CreateClient(new GuardedConnect(reachesThisMachine: false, (_, _) => Task.FromResult<IPAddress[]>([])));
        Assert.Equal("not reachable: NameResolutionError", Assert.IsType<PlatformAnswer.NeverArrived>(await CallAsync(http, connector, "nowhere.example")).Reason);
    }

    [Fact]
    public async Task A_name_whose_address_changes_after_it_was_judged_leads_nowhere_else()
    {
        await using var connector = await FakeConnector.StartAsync();
        var lookups = 0;
        using var http = PlatformHttp.CreateClient(new GuardedConnect(reachesThisMachine: true, (_, _) =>
            Task.FromResult<IPAddress[]>([IPAddress.Parse(Interlocked.Increment(ref lookups) == 1 ? "127.0.0.1" : "10.0.0.1")])));
        for (var i = 0; i < 3; i++) Assert.IsType<PlatformAnswer.Answered>(await CallAsync(http, connector, "rebind.example"));
        Assert.Equal((1, 3), (lookups, connector.Requests.Count));
    }

    private static GuardedConnect Guard(bool reachesThisMachine, string addresses) =>
        new(reachesThisMachine, (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(',').Select(address => IPAddress.Parse(address))]));

    private static async Task<PlatformAnswer> CallAsync(HttpClient http, FakeConnector connector, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}:{new Uri(connector.Address).Port}/");
        return await new PlatformHttp(http, TimeProvider.System).CallAsync(request, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>The first, the last and one in the middle of every network that is not public, its neighbours outside, and every notation that hides one.</summary>
    private static class Addresses
    {
        public static readonly string[] Closed =
        [
            // This network, private networks, carriers' own networks.
            "0.0.0.0", "0.0.0.1", "0.255.255.255", "10.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.0", "100.64.0.1", "100.100.100.200", "100.127.255.255",
            "172.16.0.0", "172.16.0.1", "172.20.10.2", "172.31.255.255", "192.168.0.0", "192.168.0.1", "192.168.1.254", "192.168.255.255",
            // This machine, link-local with the clouds' metadata servers.
            "127.0.0.0", "127.0.0.1", "127.0.0.53", "127.1.2.3", "127.255.255.255", "169.254.0.0", "169.254.0.1", "169.254.169.253", "169.254.169.254", "169.254.170.2", "169.254.255.255", "168.63.129.16",
            // Protocols, documentation, relays, benchmarks, multicast, reserved.
            "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.192", "192.0.0.255", "192.0.2.0", "192.0.2.1", "192.0.2.255", "192.88.99.0", "192.88.99.1", "192.88.99.255",
            "198.18.0.0", "198.18.0.1", "198.19.255.255", "198.51.100.0", "198.51.100.7", "198.51.100.255", "203.0.113.0", "203.0.113.9", "203.0.113.255",
            "224.0.0.0", "224.0.0.1", "224.0.0.251", "239.255.255.250", "239.255.255.255", "240.0.0.0", "240.0.0.1", "254.255.255.255", "255.255.255.254", "255.255.255.255",
            // IPv6: nobody, this machine, what only looks like IPv6.
            "::", "::1", "::2", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::ffff:0.0.0.0", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:192.168.1.1", "::ffff:8.8.8.8",
            "::ffff:0:127.0.0.1", "::ffff:0:10.0.0.1",
            // Translated, of addresses that are private themselves, and with a prefix of one's own.
            "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::192.168.0.1", "64:ff9b::100.64.0.1", "64:ff9b::0.0.0.0", "64:ff9b::255.255.255.255", "64:ff9b:1::1", "64:ff9b:1::10.0.0.1", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "64:ff9b:0:1::8.8.8.8",
            // Discard, protocol assignments with Teredo, ORCHID and benchmarks, documentation, 6to4.
            "100::", "100::1", "100:0:0:1::1", "2001::", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db8::", "2001:db8::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2002::", "2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::", "2002:c0a8:101::1", "2002:808:808::1", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff::1", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
            // ISATAP, segment routing, unique local with a cloud's metadata server, link-local, site-local, multicast.
            "2603:1030::5efe:10.0.0.1", "2603:1030::200:5efe:192.168.0.1", "5f00::1", "fc00::", "fc00::1", "fd00::1", "fd00:ec2::254", "fd12:3456:789a:1::1", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fe80::", "fe80::1", "fe80::1%1", "fe80::5efe:10.0.0.1", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1", "feff::1", "ff00::1", "ff02::1", "ff02::fb", "ff05::2", "ff0e::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            // Never handed out.
            "1::1", "200::1", "400::1", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::1", "8000::1", "e000::1", "f000::1",
        ];

        public static readonly string[] Open =
        [
            "1.0.0.0", "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "13.107.42.14", "20.42.0.1", "93.184.216.34", "100.63.255.255", "100.128.0.0", "103.1.2.3", "113.160.0.1",
            "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0",
            "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
            "2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1", "2003::1", "2400:cb00::1", "2603:1030::1", "2606:4700:4700::1111", "2620:1ec:c11::200", "2a00:1450::1", "3000::1", "3ffe:ffff::1",
            "64:ff9b::8.8.8.8", "64:ff9b::13.107.42.14",
        ];
    }
}
