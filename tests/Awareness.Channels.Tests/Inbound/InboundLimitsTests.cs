using System.Net;
using Awareness.Channels.DirectLine;
using Awareness.Channels.Inbound;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.Inbound;

public sealed class InboundLimitsTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Conversations_of_one_address_begin_at_a_bounded_rate_and_a_proved_server_is_not_counted()
    {
        await using var service = await ServiceUnderTest.StartAsync(time, ("Inbound:TokensPerMinute", "3"));
        var page = new Page(service);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "tokens/generate")).Status);
        var (status, error) = await page.SendAsync(HttpMethod.Post, "tokens/generate");
        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequests"), (status, (string?)error["error"]!["code"]));
        for (var i = 0; i < 20; i++) await Page.StartAsync(service);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, (await page.SendAsync(HttpMethod.Post, "tokens/generate")).Status);
    }

    [Fact]
    public async Task Posts_above_the_rate_wait_for_their_turn_and_are_all_answered()
    {
        await using var service = await ServiceUnderTest.StartAsync(time, ("Inbound:PostsPerMinute", "60"));
        var page = await Page.StartAsync(service, user: null);
        // The start of the conversation was one of the burst of 15.
        for (var i = 0; i < 14; i++) await page.SayAsync($"xin chào {i}");
        var waiting = page.SayAsync("chờ");
        var polled = await page.PollAsync("2");
        Assert.Equal(28, polled["activities"]!.AsArray().Count);
        Assert.False(waiting.IsCompleted);
        await Eventually.True(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return waiting.IsCompleted;
        });
        Assert.NotEmpty(await waiting);
    }

    [Fact]
    public async Task A_flood_is_refused_without_429_and_reading_goes_on()
    {
        await using var service = await ServiceUnderTest.StartAsync(time, ("Inbound:PostsPerMinute", "4"));
        var page = await Page.StartAsync(service, user: null);
        var (status, error) = await page.PostAsync(Page.Message("x"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Busy"), (status, (string?)error["error"]!["code"]));
        Assert.Single((await page.PollAsync())["activities"]!.AsArray());
        await page.ReconnectAsync("0");
    }

    [Fact]
    public async Task Whoever_reads_too_often_hears_that_there_is_nothing_new_and_loses_nothing()
    {
        await using var service = await ServiceUnderTest.StartAsync(time);
        var page = await Page.StartAsync(service);
        var empty = 0;
        for (var i = 0; i < 200; i++)
        {
            var answer = await page.PollAsync("1");
            if (answer["activities"]!.AsArray().Count > 0) continue;
            empty++;
            Assert.Equal("1", (string?)answer["watermark"]);
        }

        Assert.Equal(50, empty);
        var other = await Page.StartAsync(service);
        Assert.Single((await other.PollAsync())["activities"]!.AsArray());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await page.PollAsync("1"))["activities"]!.AsArray());
    }

    [Theory]
    [InlineData("", "203.0.113.7", "203.0.113.8", false)]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.8", true)]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7", false)]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7", "198.51.100.2, 203.0.113.7", false)]
    [InlineData("127.0.0.1", "2001:db8:1:2:3::1", "2001:db8:1:2:4::9", false)]
    [InlineData("127.0.0.1", "2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.8", false)]
    public async Task A_proxys_word_for_an_address_counts_only_when_the_proxy_is_trusted(string trusted, string first, string second, bool areTwo)
    {
        (string, string)[] settings = [("Inbound:TokensPerMinute", "1"), .. trusted.Length == 0 ? [] : ((string, string)[])[("Inbound:TrustedProxies:0", trusted)]];
        await using var service = await ServiceUnderTest.StartAsync(time, settings);
        Assert.Equal(HttpStatusCode.OK, await BeginAsync(service, first));
        Assert.Equal(areTwo ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, await BeginAsync(service, second));
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("")]
    public void A_proxy_that_is_no_address_or_everybody_stops_the_start(string proxy) =>
        Assert.True(new TrustedProxiesValidator().Validate(name: null, new InboundOptions { TrustedProxies = [proxy] }).Failed);

    [Fact]
    public void Addresses_and_ranges_of_both_kinds_can_be_trusted() =>
        Assert.True(new TrustedProxiesValidator().Validate(name: null, new InboundOptions { TrustedProxies = ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"] }).Succeeded);

    [Theory]
    [InlineData("", "")]
    [InlineData("Trường", "")]
    [InlineData("a b", "")]
    [InlineData("-a", "")]
    [InlineData("school", "https://school.example/path")]
    [InlineData("school", "*")]
    [InlineData("school", "https://*.school.example")]
    [InlineData("school", "https://school.example; script-src *")]
    [InlineData("school", "https://a@school.example")]
    [InlineData("school", "javascript:alert(1)")]
    [InlineData("school", "school.example")]
    public void A_site_that_is_not_named_or_told_exactly_stops_the_start(string name, string origin)
    {
        var site = new DirectLineSite { Name = name, Secrets = ["a secret that is long enough"], TrustedOrigins = origin.Length == 0 ? [] : [origin] };
        Assert.True(new DirectLineSitesValidator().Validate(name: null, new DirectLineOptions { Sites = [site] }).Failed);
    }

    [Fact]
    public void Secrets_are_long_two_at_most_of_one_site_alone_and_never_repeated_in_a_problem()
    {
        const string Secret = "a secret that is long enough";
        DirectLineSite[][] wrong =
        [
            [new() { Name = "a", Secrets = ["short secret"] }],
            [new() { Name = "a", Secrets = [$"{Secret} 1", $"{Secret} 2", $"{Secret} 3"] }],
            [new() { Name = "a", Secrets = [Secret] }, new() { Name = "b", Secrets = [Secret] }],
            [new() { Name = "a" }, new() { Name = "a" }],
        ];
        foreach (var sites in wrong)
        {
            var result = new DirectLineSitesValidator().Validate(name: null, new DirectLineOptions { Sites = sites });
            Assert.True(result.Failed);
            Assert.DoesNotContain("long enough", result.FailureMessage, StringComparison.Ordinal);
            Assert.DoesNotContain("short secret", result.FailureMessage, StringComparison.Ordinal);
        }

        DirectLineSite[] right = [new() { Name = "a", Secrets = [Secret, $"{Secret} 2"], TrustedOrigins = ["https://a.example", "http://127.0.0.1:8080/"] }, new() { Name = "b-2" }];
        Assert.True(new DirectLineSitesValidator().Validate(name: null, new DirectLineOptions { Sites = right }).Succeeded);
    }

    private static async Task<HttpStatusCode> BeginAsync(ServiceUnderTest service, string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Headers = { { "X-Forwarded-For", forwarded } } };
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
