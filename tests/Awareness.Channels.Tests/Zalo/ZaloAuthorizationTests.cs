using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.WebUtilities;

namespace Awareness.Channels.Tests.Zalo;

/// <summary>The account's administrator authorises the application with a link and a code.</summary>
public sealed class ZaloAuthorizationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_a_consent_and_a_code_make_the_service_send()
    {
        await using var rig = await ZaloRig.StartAsync();
        var node = rig.NewNode();
        var invitation = node.Authorization.Invite();
        Assert.Equal(43, invitation.Verifier.Length);
        Assert.DoesNotContain(invitation.Verifier, $"{invitation} {invitation.Link}", StringComparison.Ordinal);

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await browser.GetAsync(invitation.Link, Cancelled);
        Assert.StartsWith(rig.Options.RedirectUrl, page.Headers.Location?.ToString(), StringComparison.Ordinal);
        var back = QueryHelpers.ParseQuery(page.Headers.Location?.Query);
        Assert.Equal((invitation.State, rig.Options.OaId), (back["state"].ToString(), back["oa_id"].ToString()));

        Assert.Null(await node.Authorization.CompleteAsync(back["code"].ToString(), invitation.Verifier, Cancelled));
        Assert.Null(rig.Platform.Tokens.Problem(await node.TokenAsync()));
        Assert.Null(node.Trouble);
    }

    [Fact]
    public async Task A_code_is_good_once_for_ten_minutes_and_with_its_own_secret()
    {
        await using var rig = await ZaloRig.StartAsync();
        var authorization = rig.NewNode().Authorization;
        var (mine, other) = (authorization.Invite(), authorization.Invite());
        Assert.NotEqual(mine.Verifier, other.Verifier);
        string Approve() => rig.Platform.Tokens.Approve(QueryHelpers.ParseQuery(mine.Link.Query)["code_challenge"].ToString());

        Assert.Equal("error -14014", await authorization.CompleteAsync(Approve(), other.Verifier, Cancelled));
        var old = Approve();
        rig.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("error -14014", await authorization.CompleteAsync(old, mine.Verifier, Cancelled));
        var code = Approve();
        Assert.Null(await authorization.CompleteAsync(code, mine.Verifier, Cancelled));
        Assert.Equal("error -14014", await authorization.CompleteAsync(code, mine.Verifier, Cancelled));
        rig.Platform.Fail(new Fault.ResetBefore());
        Assert.Contains("lost", await authorization.CompleteAsync(Approve(), mine.Verifier, Cancelled), StringComparison.Ordinal);
    }
}
