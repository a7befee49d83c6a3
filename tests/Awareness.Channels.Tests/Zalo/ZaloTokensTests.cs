using Awareness.Channels.Sandbox;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Zalo;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>There is a token to send with as long as there can be one, each refresh token is used once, and what goes wrong is said with how to mend it.</summary>
public sealed class ZaloTokensTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_renewed_hours_before_its_end_and_not_earlier()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        var first = await node.TokenAsync();
        rig.Time.Advance(TimeSpan.FromHours(19.9));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal((first, 0), (await node.TokenAsync(), rig.Platform.Tokens.Exchanges));

        rig.Time.Advance(TimeSpan.FromHours(0.2));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.NotEqual(first, await node.TokenAsync());
        Assert.Equal((1, null), (rig.Platform.Tokens.Exchanges, node.Trouble));
        Assert.Equal(2, (await rig.Store.FindAsync(ZaloRig.Key, Cancelled))?.Generation);
    }

    [Fact]
    public async Task For_three_months_a_day_each_the_service_lives_on_its_own()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        for (var hours = 0; hours < 100 * 24; hours += 6)
        {
            rig.Time.Advance(TimeSpan.FromHours(6));
            await node.Tokens.KeepAsync(Cancelled);
            Assert.Null(rig.Platform.Tokens.Problem(await node.TokenAsync()));
        }

        Assert.Equal(0, rig.Platform.Tokens.Refusals);
        Assert.InRange(rig.Platform.Tokens.Exchanges, 95, 125);
    }

    [Fact]
    public async Task Without_an_authorisation_nothing_is_asked_and_it_is_said_how_to_get_one()
    {
        await using var rig = await ZaloRig.StartAsync();
        var node = rig.NewNode();
        Assert.IsType<ZaloAccess.None>(await node.Tokens.GetAsync(Cancelled));
        Assert.Contains("authorize zalo", node.Trouble, StringComparison.Ordinal);
        Assert.Empty(rig.Platform.Calls);
    }

    [Fact]
    public async Task A_refresh_token_of_the_settings_is_taken_up_once()
    {
        await using var rig = await ZaloRig.StartAsync();
        rig.Options.RefreshToken = rig.Platform.Tokens.Issue().Refresh;
        var first = await rig.NewNode().TokenAsync();
        Assert.Equal(first, await rig.NewNode().TokenAsync());
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));

        rig.Options.RefreshToken = rig.Platform.Tokens.Issue().Refresh;
        Assert.NotEqual(first, await rig.NewNode().TokenAsync());
        Assert.Equal((2, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task Many_who_send_at_once_ask_once()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => node.TokenAsync()));
        Assert.Single(tokens.Distinct(StringComparer.Ordinal));
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task Of_many_nodes_one_asks_and_all_have_the_answer()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var nodes = Enumerable.Range(0, 5).Select(_ => rig.NewNode()).ToList();
        var tokens = await rig.RunClockAsync(Task.WhenAll(nodes.Select(node => Task.Run(node.TokenAsync, Cancelled))));
        Assert.Single(tokens.Distinct(StringComparer.Ordinal));
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_for_all_nodes()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var (here, there) = (rig.NewNode(), rig.NewNode());
        var old = await here.TokenAsync();
        Assert.Equal(old, await there.TokenAsync());
        rig.Platform.Tokens.End(old);

        var renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => here.Tokens.RenewAsync(old, Cancelled)));
        var fresh = Assert.IsType<ZaloAccess.Token>(renewed[0]).Value;
        Assert.All(renewed, access => Assert.Equal(new ZaloAccess.Token(fresh), access));
        Assert.Equal(new ZaloAccess.Token(fresh), await there.Tokens.RenewAsync(old, Cancelled));
        Assert.Equal(1, rig.Platform.Tokens.Exchanges);
    }

    [Fact]
    public async Task A_token_that_is_refused_when_it_is_new_is_not_replaced_again_and_again()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var node = rig.NewNode();
        var second = Assert.IsType<ZaloAccess.Token>(await node.Tokens.RenewAsync(await node.TokenAsync(), Cancelled)).Value;
        Assert.IsType<ZaloAccess.NotNow>(await node.Tokens.RenewAsync(second, Cancelled));
        Assert.IsType<ZaloAccess.NotNow>(await node.Tokens.GetAsync(Cancelled));
        Assert.Equal(1, rig.Platform.Tokens.Exchanges);
        rig.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.NotEqual(second, await node.TokenAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task While_zalo_is_away_the_old_token_goes_on_and_later_there_is_a_new_one(int status)
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        var old = await node.TokenAsync();
        rig.Time.Advance(TimeSpan.FromHours(21));
        rig.Platform.Fail(status == 0 ? new Fault.ResetBefore() : new Fault.Status(status));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal((old, null), (await node.TokenAsync(), node.Trouble));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.NotEqual(old, await node.TokenAsync());
        Assert.Null((await rig.Store.FindAsync(ZaloRig.Key, Cancelled))?.AskedAt);
    }

    [Fact]
    public async Task With_no_token_left_and_zalo_away_messages_wait()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        rig.Platform.Fail(new Fault.Status(500));
        var node = rig.NewNode();
        Assert.IsType<ZaloAccess.NotNow>(await node.Tokens.GetAsync(Cancelled));
        Assert.Contains("HTTP 500", node.Trouble, StringComparison.Ordinal);
        await node.TokenAsync();
        Assert.Null(node.Trouble);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_lost_on_the_way_is_known_for_what_it_was_and_an_operator_mends_it(bool isGarbled)
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        var old = await node.TokenAsync();
        rig.Time.Advance(TimeSpan.FromHours(21));
        rig.Platform.Fail(isGarbled ? new Fault.Garbage() : new Fault.ResetAfter());
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal((old, null), (await node.TokenAsync(), node.Trouble));

        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal(old, await node.TokenAsync());
        Assert.Contains("-14014", node.Trouble, StringComparison.Ordinal);
        Assert.Contains("12:00 22/11/2026 was never answered", node.Trouble, StringComparison.Ordinal);
        Assert.Contains("until 16:00 22/11/2026", node.Trouble, StringComparison.Ordinal);
        Assert.Contains("authorize zalo", node.Trouble, StringComparison.Ordinal);

        rig.Time.Advance(TimeSpan.FromHours(5));
        Assert.IsType<ZaloAccess.None>(await node.Tokens.GetAsync(Cancelled));
        Assert.Contains("No messages can be sent", node.Trouble, StringComparison.Ordinal);

        var issued = await rig.AuthoriseAsync();
        Assert.Equal(issued.Access, await node.TokenAsync());
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Null(node.Trouble);
    }

    [Theory]
    [InlineData("""{"error":"\ud800"}""")]
    [InlineData("""{"access_token":"\udc00","refresh_token":"r"}""")]
    [InlineData("""{"\ud800":1,"error":{"a":[]},"expires_in":"\ud800"}""")]
    [InlineData("5")]
    public async Task An_odd_answer_is_an_exchange_nobody_knows_the_outcome_of_and_the_service_goes_on(string answer)
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        await using var oauth = await FakeConnector.StartAsync();
        oauth.Answer(200, answer);
        rig.Options.OAuthAddress = oauth.Address;
        var node = rig.NewNode();
        var old = await node.TokenAsync();
        rig.Time.Advance(TimeSpan.FromHours(21));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal(old, await node.TokenAsync());
        await AssertReleasedAsUnansweredAsync(rig, node);
    }

    [Fact]
    public async Task A_mistake_of_ours_is_said_ends_nothing_and_gives_the_pair_back()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode(oauth: new HttpClient(new Failing()));
        var old = await node.TokenAsync();
        rig.Time.Advance(TimeSpan.FromHours(21));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal(old, await node.TokenAsync());
        await AssertReleasedAsUnansweredAsync(rig, node);

        rig.Store.Failure = new InvalidOperationException("zalo-access-secret");
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Contains("InvalidOperationException", node.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", node.Trouble, StringComparison.Ordinal);
        await node.Tokens.SettleAsync(Cancelled);
        rig.Store.Failure = null;
        await rig.AuthoriseAsync();
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Null(node.Trouble);
    }

    [Fact]
    public async Task A_refusal_is_not_met_with_more_asking()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        rig.Platform.Tokens.Revoke();
        var (here, there) = (rig.NewNode(), rig.NewNode());
        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<ZaloAccess.None>(await here.Tokens.GetAsync(Cancelled));
            Assert.IsType<ZaloAccess.None>(await there.Tokens.GetAsync(Cancelled));
        }

        Assert.Equal(1, rig.Platform.Tokens.Refusals);
        rig.Time.Advance(TimeSpan.FromMinutes(16));
        await there.Tokens.KeepAsync(Cancelled);
        Assert.Equal(2, rig.Platform.Tokens.Refusals);
        Assert.DoesNotContain("never answered", there.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_application_secret_costs_no_refresh_token()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var wrong = new ZaloOptions { AppId = rig.Options.AppId, AppSecret = "another", Secret = "x", Address = rig.Options.Address, OAuthAddress = rig.Options.OAuthAddress };
        Assert.IsType<ZaloAccess.None>(await rig.NewNode(options: wrong).Tokens.GetAsync(Cancelled));
        rig.Time.Advance(TimeSpan.FromMinutes(16));
        await rig.NewNode().TokenAsync();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_break_an_exchange_off()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        var gate = new TaskCompletionSource();
        rig.Store.BeforeRotation = gate.Task;
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var sending = node.Tokens.GetAsync(giveUp.Token);
        await Eventually.True(() => rig.Platform.Tokens.Exchanges == 1);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        gate.SetResult();
        await node.Tokens.SettleAsync(Cancelled);
        Assert.Null(rig.Platform.Tokens.Problem(await rig.NewNode().TokenAsync()));
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task A_process_that_dies_before_it_asks_costs_the_others_a_minute()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var dead = rig.NewNode();
        Assert.NotNull(await dead.Vault.ClaimAsync(1, Cancelled));

        var node = rig.NewNode();
        Assert.IsType<ZaloAccess.NotNow>(await rig.RunClockAsync(node.Tokens.GetAsync(Cancelled)));
        Assert.Empty(rig.Platform.Calls);
        rig.Time.Advance(ZaloVault.Lease);
        await node.TokenAsync();
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task A_database_that_is_away_stops_nobody_who_has_a_token()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        rig.Store.Failure = new TimeoutException();
        Assert.IsType<ZaloAccess.NotNow>(await node.Tokens.GetAsync(Cancelled));
        rig.Store.Failure = null;
        var token = await node.TokenAsync();
        rig.Store.Failure = new TimeoutException();
        rig.Time.Advance(TimeSpan.FromHours(21));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal(token, await node.TokenAsync());
    }

    [Fact]
    public async Task Tokens_sealed_with_another_key_are_not_used_and_not_replaced()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode(key: 9);
        Assert.IsType<ZaloAccess.None>(await node.Tokens.GetAsync(Cancelled));
        Assert.Contains("TokenKey", node.Trouble, StringComparison.Ordinal);
        Assert.Empty(rig.Platform.Calls);
        await rig.NewNode().TokenAsync();
    }

    [Fact]
    public async Task Nothing_that_is_kept_or_shown_holds_a_token()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        var token = await node.TokenAsync();
        var row = await rig.Store.FindAsync(ZaloRig.Key, Cancelled);
        Assert.DoesNotContain("zalo-", $"{row} {row?.Tokens}", StringComparison.Ordinal);
        var kept = await node.Vault.FindAsync(Cancelled);
        Assert.Equal(token, kept?.Pair?.Access);
        Assert.DoesNotContain("zalo-", $"{kept} {new ZaloAccess.Token(token)}", StringComparison.Ordinal);
    }

    private static async Task AssertReleasedAsUnansweredAsync(ZaloRig rig, ZaloRig.Node node)
    {
        var row = await rig.Store.FindAsync(ZaloRig.Key, Cancelled);
        Assert.NotNull(row?.AskedAt);
        Assert.Null(row.Refusal);
        Assert.NotNull(await node.Vault.ClaimAsync(row.Generation, Cancelled));
    }

    private sealed class Failing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException("zalo-refresh-secret");
    }
}
