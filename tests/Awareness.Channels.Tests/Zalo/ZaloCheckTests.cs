using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>The check says what is wrong and how to mend it, and changes nothing.</summary>
public sealed class ZaloCheckTests
{
    private static readonly Uri Public = new("https://chat.example.vn");

    [Fact]
    public async Task All_is_well_when_zalo_knows_the_token_and_the_account()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var lines = await CheckAsync(rig);
        Assert.DoesNotContain(lines, line => line.Grade == CheckGrade.Bad);
        Assert.Contains(lines, line => line is { Grade: CheckGrade.Good } && line.Text.Contains("knows the access token", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Mend?.Contains("https://chat.example.vn/webhooks/zalo", StringComparison.Ordinal) ?? false);
        Assert.All(lines, line => Assert.DoesNotContain("zalo-", line.Text, StringComparison.Ordinal));
        Assert.Equal(0, rig.Platform.Tokens.Exchanges);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var rig = await ZaloRig.StartAsync();
        Assert.Contains("authorize zalo", Bad(await CheckAsync(rig)).Mend, StringComparison.Ordinal);
        await rig.AuthoriseAsync();
        Assert.Contains("TokenKey", Bad(await rig.NewNode(key: 9).Check.CheckAsync(Public, ZaloRig.Cancelled)).Mend, StringComparison.Ordinal);
        rig.Store.Failure = new DatabaseAway();
        Assert.Contains("--data", Bad(await CheckAsync(rig)).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_zalo_does_not_know_is_told()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Platform.Tokens.Revoke();
        Assert.Contains("does not know", Bad(await CheckAsync(rig)).Text, StringComparison.Ordinal);
        rig.Time.Advance(TimeSpan.FromHours(21));
        await rig.NewNode().Tokens.KeepAsync(ZaloRig.Cancelled);
        Assert.Contains(await CheckAsync(rig), line => line.Grade == CheckGrade.Bad && line.Text.Contains("-14014", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_of_another_account_are_told_apart()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        var other = new ZaloOptions { AppId = rig.Options.AppId, AppSecret = rig.Options.AppSecret, OaId = "5", Secret = "x", Address = rig.Options.Address };
        Assert.Contains(rig.Options.OaId, Bad(await rig.NewNode(options: other).Check.CheckAsync(null, ZaloRig.Cancelled)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_that_nobody_used_for_long_is_warned_of()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Time.Advance(TimeSpan.FromDays(80));
        Assert.Contains(await CheckAsync(rig), line => line is { Grade: CheckGrade.Doubtful } && line.Text.Contains("refresh token ends", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_platform_that_is_away_or_busy_is_asked_again_and_then_told()
    {
        await using var rig = await ZaloRig.AuthorisedAsync();
        rig.Platform.Fail(new Fault.Status(500), new Fault.ResetBefore());
        Assert.DoesNotContain(await rig.RunClockAsync(CheckAsync(rig)), line => line.Grade == CheckGrade.Bad);
        rig.Platform.Fail(Enumerable.Repeat(new Fault.Garbage(), 1));
        Assert.Contains("HTTP 200", Bad(await CheckAsync(rig)).Text, StringComparison.Ordinal);
        await rig.Platform.DisposeAsync();
        Assert.Contains("cannot be reached", Bad(await rig.RunClockAsync(CheckAsync(rig))).Text, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<CheckLine>> CheckAsync(ZaloRig rig) => rig.NewNode().Check.CheckAsync(Public, ZaloRig.Cancelled);

    private static CheckLine Bad(IReadOnlyList<CheckLine> lines) => Assert.Single(lines, line => line.Grade == CheckGrade.Bad);

    private sealed class DatabaseAway : System.Data.Common.DbException;
}
