using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.BotFramework.Tokens;

/// <summary>How many times an issuer is asked, and when.</summary>
public sealed class OutboundTokensTests
{
    private const string Connector = "https://api.botframework.com";

    private readonly ManualTime time = new();
    private readonly ScriptedIssuer issuer;
    private readonly OutboundTokens tokens;

    public OutboundTokensTests()
    {
        issuer = new ScriptedIssuer(time);
        tokens = new OutboundTokens(issuer, Connector, time);
    }

    [Fact]
    public async Task A_token_is_used_as_long_as_it_is_good()
    {
        var first = await GrantedAsync();
        time.Advance(TimeSpan.FromMinutes(54));
        Assert.Same(first, await GrantedAsync());
        Assert.Equal([Connector], issuer.Asked);
    }

    [Fact]
    public async Task It_is_renewed_early_and_nobody_waits_for_that()
    {
        var first = await GrantedAsync();
        time.Advance(TimeSpan.FromMinutes(56));
        issuer.Hold();
        Assert.Same(first, await GrantedAsync());
        Assert.Same(first, await GrantedAsync());
        Assert.Equal(2, issuer.Asked.Count);

        issuer.Release();
        await Eventually.TrueAsync(async () => !ReferenceEquals(first, await GrantedAsync()));
        Assert.Equal("token-2", Secret(await GrantedAsync()));
        Assert.Equal(2, issuer.Asked.Count);
    }

    [Fact]
    public async Task A_hundred_who_want_one_at_a_time_share_one_asking()
    {
        issuer.Hold();
        var waiting = Enumerable.Range(0, 100).Select(_ => Task.Run(() => tokens.GetAsync(audience: null, TestContext.Current.CancellationToken))).ToList();
        await Eventually.True(() => issuer.Asked.Count == 1);
        issuer.Release();
        var answers = await Task.WhenAll(waiting);
        Assert.Single(answers.Cast<TokenAnswer.Granted>().Select(granted => granted.Token).Distinct());
        Assert.Single(issuer.Asked);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_spoil_it_for_the_others()
    {
        issuer.Hold();
        using var gone = new CancellationTokenSource();
        var impatient = tokens.GetAsync(audience: null, gone.Token);
        var patient = tokens.GetAsync(audience: null, TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        issuer.Release();
        Assert.IsType<TokenAnswer.Granted>(await patient);
    }

    [Fact]
    public async Task A_caller_s_token_is_another_than_the_channels()
    {
        var channel = await GrantedAsync();
        var caller = await GrantedAsync("caller");
        Assert.NotSame(channel, caller);
        Assert.Same(caller, await GrantedAsync("CALLER"));
        Assert.Equal([Connector, "caller"], issuer.Asked);
    }

    [Fact]
    public async Task A_great_many_callers_do_not_fill_the_memory_nor_drive_out_the_channels()
    {
        var channel = await GrantedAsync();
        for (var i = 0; i < 3 * OutboundTokens.Most; i++) await GrantedAsync($"caller-{i}");
        Assert.Same(channel, await GrantedAsync());
    }

    [Fact]
    public async Task An_issuer_that_wants_to_be_left_alone_is()
    {
        issuer.Next(new TokenAnswer.NotNow(TimeSpan.FromSeconds(40), "HTTP 429"));
        await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(10));
        var later = Assert.IsType<TokenAnswer.NotNow>(await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.FromSeconds(30), later.After);
        Assert.Single(issuer.Asked);

        time.Advance(TimeSpan.FromSeconds(30));
        await GrantedAsync();
        Assert.Equal(2, issuer.Asked.Count);
    }

    [Fact]
    public async Task Without_a_word_on_it_the_pauses_grow_to_a_minute()
    {
        List<double> pauses = [];
        for (var i = 0; i < 8; i++)
        {
            issuer.Next(new TokenAnswer.NotNow(After: null, "HTTP 500"));
            await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken);
            var pause = Assert.IsType<TokenAnswer.NotNow>(await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken)).After ?? TimeSpan.Zero;
            pauses.Add(pause.TotalSeconds);
            time.Advance(pause);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.Equal(8, issuer.Asked.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_asked_about_again_for_a_minute()
    {
        issuer.Next(new TokenAnswer.Refused("invalid_client"));
        for (var i = 0; i < 50; i++) Assert.IsType<TokenAnswer.Refused>(await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken));
        Assert.Single(issuer.Asked);
        time.Advance(TimeSpan.FromMinutes(1));
        await GrantedAsync();
    }

    [Fact]
    public async Task A_failure_to_renew_leaves_the_token_that_is_still_good()
    {
        var first = await GrantedAsync();
        time.Advance(TimeSpan.FromMinutes(56));
        issuer.Next(new TokenAnswer.NotNow(After: null, "HTTP 500"));
        Assert.Same(first, await GrantedAsync());
        Assert.Same(first, await GrantedAsync());
        time.Advance(TimeSpan.FromSeconds(2));
        await GrantedAsync();
        Assert.Equal("token-2", Secret(await GrantedAsync()));
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_once_and_then_not_for_a_minute()
    {
        var first = await GrantedAsync();
        Assert.True(tokens.Reject(audience: null, first));
        var second = await GrantedAsync();
        Assert.NotSame(first, second);

        // Another call that was under way with the first one need only take the second.
        Assert.True(tokens.Reject(audience: null, first));
        Assert.Same(second, await GrantedAsync());

        Assert.False(tokens.Reject(audience: null, second));
        Assert.Same(second, await GrantedAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(tokens.Reject(audience: null, second));
        Assert.Equal(2, issuer.Asked.Count);
    }

    [Fact]
    public async Task No_token_shows_itself_in_a_text()
    {
        var answer = await tokens.GetAsync(audience: null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("token-1", answer.ToString(), StringComparison.Ordinal);
    }

    private async Task<AccessToken> GrantedAsync(string? audience = null) =>
        Assert.IsType<TokenAnswer.Granted>(await tokens.GetAsync(audience, TestContext.Current.CancellationToken)).Token;

    private static string? Secret(AccessToken token) => token.Header.Parameter;

    /// <summary>Gives tokens of an hour, or what it is told to.</summary>
    private sealed class ScriptedIssuer(TimeProvider time) : ITokenIssuer
    {
        private readonly Lock door = new();
        private readonly Queue<TokenAnswer> next = [];
        private readonly List<string> asked = [];
        private TaskCompletionSource? held;
        private int given;

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (door) return [.. asked];
            }
        }

        public void Next(TokenAnswer answer) => next.Enqueue(answer);

        public void Hold() => held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => held?.SetResult();

        public async Task<TokenAnswer> AskAsync(string audience, CancellationToken cancellationToken)
        {
            lock (door) asked.Add(audience);
            if (held is { } wait) await wait.Task;
            if (next.TryDequeue(out var answer)) return answer;
            return new TokenAnswer.Granted(new AccessToken($"token-{Interlocked.Increment(ref given)}", time.GetUtcNow().AddHours(1)));
        }
    }
}
