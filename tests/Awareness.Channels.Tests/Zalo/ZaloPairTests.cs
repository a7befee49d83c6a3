using Awareness.Channels.Zalo;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>A new pair of tokens is not lost, whether the database is away, the process ends or an operator authorises meanwhile.</summary>
public sealed class ZaloPairTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pair_that_cannot_be_stored_is_sent_with_and_stored_later()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        rig.Store.RotationFailure = new TimeoutException();
        var fresh = await node.TokenAsync();
        Assert.True(node.Tokens.HasUnsaved);
        Assert.Contains("do not stop this process", node.Trouble, StringComparison.Ordinal);
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal((fresh, 1), (await node.TokenAsync(), rig.Platform.Tokens.Exchanges));

        rig.Store.RotationFailure = null;
        await node.Tokens.SettleAsync(Cancelled);
        Assert.False(node.Tokens.HasUnsaved);
        Assert.Null(node.Trouble);
        Assert.Equal(fresh, await rig.NewNode().TokenAsync());
        Assert.Equal((1, 0), (rig.Platform.Tokens.Exchanges, rig.Platform.Tokens.Refusals));
    }

    [Fact]
    public async Task A_process_that_ends_begins_no_exchange_and_sends_with_what_it_has()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var node = rig.NewNode();
        var old = await node.TokenAsync();
        await node.Tokens.SettleAsync(Cancelled);
        rig.Time.Advance(TimeSpan.FromHours(21));
        await node.Tokens.KeepAsync(Cancelled);
        Assert.Equal(old, await node.TokenAsync());
        rig.Time.Advance(TimeSpan.FromHours(5));
        Assert.IsType<ZaloAccess.NotNow>(await node.Tokens.GetAsync(Cancelled));
        Assert.Equal(0, rig.Platform.Tokens.Exchanges);
        await rig.NewNode().TokenAsync();
    }

    [Fact]
    public async Task A_process_that_ends_tries_to_store_its_pair_as_long_as_it_may()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        rig.Store.RotationFailure = new TimeoutException();
        var fresh = await node.TokenAsync();
        var settling = node.Tokens.SettleAsync(Cancelled);
        for (var i = 0; i < 5; i++) rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(settling.IsCompleted);
        rig.Store.RotationFailure = null;
        await rig.RunClockAsync(settling.ContinueWith(_ => true, TaskScheduler.Default));
        await settling;
        Assert.Equal(fresh, await rig.NewNode().TokenAsync());
        Assert.Equal(1, rig.Platform.Tokens.Exchanges);
    }

    [Fact]
    public async Task A_pair_stored_late_heals_what_another_node_took_for_dead()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var (slow, other) = (rig.NewNode(), rig.NewNode());
        rig.Store.RotationFailure = new TimeoutException();
        var fresh = await slow.TokenAsync();
        rig.Time.Advance(ZaloVault.Lease);
        Assert.IsType<ZaloAccess.None>(await other.Tokens.GetAsync(Cancelled));
        Assert.Contains("never answered", other.Trouble, StringComparison.Ordinal);

        rig.Store.RotationFailure = null;
        await slow.Tokens.KeepAsync(Cancelled);
        Assert.Equal(fresh, await other.TokenAsync());
        Assert.Null(other.Trouble);
    }

    [Fact]
    public async Task An_operator_who_authorises_meanwhile_wins_over_a_pair_that_was_not_stored()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromHours(26));
        var node = rig.NewNode();
        rig.Store.RotationFailure = new TimeoutException();
        await node.TokenAsync();
        var issued = await rig.AuthoriseAsync();
        rig.Store.RotationFailure = null;
        await node.Tokens.KeepAsync(Cancelled);
        Assert.False(node.Tokens.HasUnsaved);
        Assert.Equal(issued.Access, await node.TokenAsync());
    }
}
