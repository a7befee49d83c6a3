using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Channels.Tests.BotFramework.Auth;

public sealed class KeyCacheTests : IAsyncLifetime
{
    private const string Document = "/channel/openid";
    private const string Keys = "/channel/keys";

    private readonly ManualTime time = new();
    private readonly HttpClient http = PlatformHttp.CreateClient(new GuardedConnect(reachesThisMachine: true));
    private TokenIssuer issuer = null!;
    private KeyCache cache = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await TokenIssuer.StartAsync();
        cache = Cache(issuer.ChannelMetadata);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_kept()
    {
        for (var i = 0; i < 50; i++) Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
        time.Advance(KeyCache.Fresh - TimeSpan.FromSeconds(1));
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.Equal([Document, Keys], issuer.Requests);
    }

    [Fact]
    public async Task A_hundred_messages_at_once_make_one_fetch()
    {
        var gate = new TaskCompletionSource();
        issuer.Fault = async _ =>
        {
            await gate.Task;
            return false;
        };
        var lookups = Enumerable.Range(0, 100).Select(_ => FindAsync(TokenIssuer.ChannelKey)).ToList();
        await Eventually.True(() => !issuer.Requests.IsEmpty);
        gate.SetResult();
        Assert.All(await Task.WhenAll(lookups), lookup => Assert.IsType<KeyLookup.Found>(lookup));
        Assert.Equal([Document, Keys], issuer.Requests);
    }

    [Fact]
    public async Task Who_stops_waiting_takes_the_keys_from_nobody()
    {
        var gate = new TaskCompletionSource();
        issuer.Fault = async _ =>
        {
            await gate.Task;
            return false;
        };
        using var impatient = new CancellationTokenSource();
        var first = cache.FindAsync(TokenIssuer.ChannelKey.Name, impatient.Token);
        var second = FindAsync(TokenIssuer.ChannelKey);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.IsType<KeyLookup.Found>(await second);
    }

    [Fact]
    public async Task A_storm_of_unknown_keys_is_one_fetch_an_hour()
    {
        await FindAsync(TokenIssuer.ChannelKey);
        for (var i = 0; i < 500; i++) Assert.IsType<KeyLookup.Unknown>(await cache.FindAsync($"unknown-{i}", TestContext.Current.CancellationToken));
        Assert.Equal(1, issuer.Count(Keys));

        time.Advance(KeyCache.Pause);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => cache.FindAsync($"unknown-{i}", TestContext.Current.CancellationToken)));
        Assert.Equal((2, 2), (issuer.Count(Document), issuer.Count(Keys)));
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
    }

    [Fact]
    public async Task A_new_key_is_known_after_a_refresh_and_an_old_one_is_gone()
    {
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
        issuer.PublishChannel(TokenIssuer.StrangerKey.Published("msteams"));
        Assert.IsType<KeyLookup.Unknown>(await FindAsync(TokenIssuer.StrangerKey));
        time.Advance(KeyCache.Pause);
        var found = Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.StrangerKey));
        Assert.Equal("msteams", Assert.Single(found.Key.Endorsements!));
        Assert.IsType<KeyLookup.Unknown>(await FindAsync(TokenIssuer.ChannelKey));
    }

    [Fact]
    public async Task Old_keys_serve_while_new_ones_are_fetched_behind_them()
    {
        await FindAsync(TokenIssuer.ChannelKey);
        issuer.PublishChannel(TokenIssuer.StrangerKey.Published("msteams"));
        var gate = new TaskCompletionSource();
        issuer.Fault = async _ =>
        {
            await gate.Task;
            return false;
        };
        time.Advance(KeyCache.Fresh);
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
        gate.SetResult();
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.StrangerKey));
    }

    [Fact]
    public async Task While_the_issuer_is_away_known_keys_go_on_for_a_week_and_no_longer()
    {
        await FindAsync(TokenIssuer.ChannelKey);
        Fail();
        for (var day = 1; day < 7; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
            // A key nobody knows may be a new one: nobody can tell.
            Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.StrangerKey));
        }

        time.Advance(TimeSpan.FromDays(1));
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));
        issuer.Fault = null;
        time.Advance(KeyCache.PauseAfterFailure);
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.IsType<KeyLookup.Unknown>(await FindAsync(TokenIssuer.StrangerKey));
    }

    [Fact]
    public async Task An_issuer_that_is_away_is_not_hammered()
    {
        Fail();
        for (var i = 0; i < 200; i++) Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.Equal(1, issuer.Count(Document));
        for (var i = 0; i < 12; i++)
        {
            time.Advance(KeyCache.PauseWithoutKeys);
            await FindAsync(TokenIssuer.ChannelKey);
        }

        Assert.Equal(13, issuer.Count(Document));
    }

    [Fact]
    public async Task With_keys_at_hand_an_issuer_that_is_away_is_asked_once_a_minute()
    {
        await FindAsync(TokenIssuer.ChannelKey);
        Fail();
        time.Advance(KeyCache.Pause);
        for (var second = 0; second < 300; second += 5)
        {
            Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.StrangerKey));
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(1 + 5, issuer.Count(Document));
    }

    [Theory]
    [InlineData(Document, "")]
    [InlineData(Document, "<html>sign in to the hotel's network</html>")]
    [InlineData(Document, "[]")]
    [InlineData(Document, "{}")]
    [InlineData(Document, """{"jwks_uri":7}""")]
    [InlineData(Document, """{"jwks_uri":"\ud800"}""")]
    [InlineData(Document, """{"jwks_uri":"/channel/keys"}""")]
    [InlineData(Document, """{"jwks_uri":"http://evil.example/keys"}""")]
    [InlineData(Document, """{"jwks_uri":"https://127.0.0.1/keys"}""")]
    [InlineData(Document, """{"jwks_uri":"file:///etc/passwd"}""")]
    [InlineData(Keys, "")]
    [InlineData(Keys, "null")]
    [InlineData(Keys, "[]")]
    [InlineData(Keys, """{"keys":{}}""")]
    [InlineData(Keys, """{"keys":[]}""")]
    [InlineData(Keys, """{"keys":[null,7,"x",[],{}]}""")]
    [InlineData(Keys, """{"keys":[{"kty":"RSA","kid":"\ud800"}]}""")]
    public async Task Garbage_is_no_keys_and_takes_none_away(string path, string garbage)
    {
        issuer.Documents.TryGetValue(path, out var good);
        issuer.Documents[path] = garbage;
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));

        issuer.Documents[path] = good!;
        time.Advance(KeyCache.PauseWithoutKeys);
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));

        issuer.Documents[path] = garbage;
        time.Advance(KeyCache.Fresh);
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.StrangerKey));
        Assert.IsType<KeyLookup.Found>(await FindAsync(TokenIssuer.ChannelKey));
    }

    [Fact]
    public async Task Keys_on_another_server_are_not_fetched()
    {
        await using var other = await TokenIssuer.StartAsync();
        issuer.Documents[Document] = $$"""{"jwks_uri":"{{other.Address}}/channel/keys"}""";
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_redirect_leads_nowhere()
    {
        await using var other = await TokenIssuer.StartAsync();
        issuer.Fault = context =>
        {
            context.Response.Redirect($"{other.Address}{context.Request.Path}");
            return Task.FromResult(true);
        };
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_beyond_measure_is_not_read_to_its_end(bool announced)
    {
        // Without end: whoever wants all of it waits for ever, for the clock stands still.
        issuer.Fault = async context =>
        {
            if (announced) context.Response.ContentLength = long.MaxValue;
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(block, context.RequestAborted);
            return true;
        };
        Assert.IsType<KeyLookup.Unavailable>(await FindAsync(TokenIssuer.ChannelKey));
        Assert.Equal([Document], issuer.Requests);
    }

    [Fact]
    public async Task An_issuer_that_hangs_is_left_after_a_few_seconds()
    {
        issuer.Fault = async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var lookup = FindAsync(TokenIssuer.ChannelKey);
        await Eventually.True(() => issuer.Requests.Count == 1);
        while (!lookup.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.IsType<KeyLookup.Unavailable>(await lookup);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_no_exception()
    {
        var nowhere = Cache("http://127.0.0.1:1/openid");
        Assert.IsType<KeyLookup.Unavailable>(await nowhere.FindAsync("any", TestContext.Current.CancellationToken));
    }

    private KeyCache Cache(string metadata) =>
        new(new OpenIdKeys(new PlatformHttp(http, time, OpenIdKeys.Cap), new Uri(metadata)), time, NullLogger.Instance);

    private Task<KeyLookup> FindAsync(TestKey key) => cache.FindAsync(key.Name, TestContext.Current.CancellationToken);

    private void Fail() => issuer.Fault = context =>
    {
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        return Task.FromResult(true);
    };
}
