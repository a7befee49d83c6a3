using System.Net;
using System.Text.Json.Nodes;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;

namespace Awareness.Channels.Tests.BotFramework.Auth;

/// <summary>The Emulator, and bots that call ours as a skill.</summary>
public sealed partial class CallerMatrixTests
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_Emulator_is_heard_only_where_it_is_allowed_and_only_for_its_channel(string version)
    {
        var activity = Activity();
        activity["channelId"] = "emulator";
        activity["serviceUrl"] = "http://localhost:9/";
        var token = TokenIssuer.CallerKey.Sign(Version(TokenIssuer.CallerClaims(Now, TokenIssuer.AppId), version));
        await using (var closed = await ServiceUnderTest.StartAsync(issuer.Settings)) await AssertRefusedAsync(closed, activity, token);

        await using var open = await ServiceUnderTest.StartAsync([.. issuer.Settings, ("BotFramework:AllowEmulator", "true")]);
        await AssertRefusedAsync(open, Activity(), token);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(open, activity, token));
        Assert.Equal("urn:botframework:azure", await CallerIdAsync(open, "botframework/emulator"));
    }

    public static TheoryData<string> BotForgeries => [.. Bots.Keys];

    /// <summary>What differs from the token of a bot that may call. The first claim that matters is the caller's.</summary>
    private static readonly Dictionary<string, (CallerRefusal Reason, Action<JsonObject> Make)> Bots = new(StringComparer.Ordinal)
    {
        ["another bot"] = (CallerRefusal.CallerNotAllowed, claims => claims["appid"] = "33333333-3333-4333-8333-333333333333"),
        ["no bot"] = (CallerRefusal.Emulator, claims => claims.Remove("appid")),
        ["an empty bot"] = (CallerRefusal.Emulator, claims => claims["appid"] = ""),
        ["a bot without GUID"] = (CallerRefusal.CallerNotAllowed, claims => claims["appid"] = "x\",\"y"),
        ["a bot that is no text"] = (CallerRefusal.Emulator, claims => claims["appid"] = new JsonArray(TokenIssuer.OtherBot)),
        ["this bot itself"] = (CallerRefusal.Emulator, claims => claims["appid"] = TokenIssuer.AppId),
        ["for another bot"] = (CallerRefusal.Emulator, claims => claims["aud"] = TokenIssuer.OtherBot),
        ["for a third bot"] = (CallerRefusal.Audience, claims => claims["aud"] = "44444444-4444-4444-8444-444444444444"),
        ["for the channels"] = (CallerRefusal.Emulator, claims => claims["aud"] = "https://api.botframework.com"),
        ["for the channels of the other cloud"] = (CallerRefusal.Audience, claims => claims["aud"] = "https://api.botframework.us"),
        ["for several"] = (CallerRefusal.Emulator, claims => claims["aud"] = new JsonArray(TokenIssuer.AppId)),
        ["an unknown tenant"] = (CallerRefusal.Issuer, claims => { claims["iss"] = "https://sts.windows.net/88888888-8888-4888-8888-888888888888/"; claims["tid"] = "88888888-8888-4888-8888-888888888888"; }
        ),
        ["the tenant of another cloud"] = (CallerRefusal.Issuer, claims => { claims["iss"] = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0"; claims.Remove("tid"); }
        ),
        ["a tenant that is not the issuer's"] = (CallerRefusal.Tenant, claims => claims["tid"] = "99999999-9999-4999-8999-999999999999"),
        ["the channels' issuer"] = (CallerRefusal.Issuer, claims => claims["iss"] = "https://api.botframework.com"),
        ["another issuer"] = (CallerRefusal.Issuer, claims => claims["iss"] = "https://evil.example"),
        ["no version"] = (CallerRefusal.Emulator, claims => claims.Remove("ver")),
        ["version 3.0"] = (CallerRefusal.Version, claims => claims["ver"] = "3.0"),
        ["the app id in the other version's claim"] = (CallerRefusal.Emulator, claims => { claims["ver"] = "2.0"; }
        ),
        ["expired"] = (CallerRefusal.Expired, claims => claims["exp"] = Now.ToUnixTimeSeconds() - 360),
        ["not yet good"] = (CallerRefusal.Expired, claims => claims["nbf"] = Now.ToUnixTimeSeconds() + 360),
    };

    [Theory]
    [MemberData(nameof(BotForgeries))]
    public async Task A_bot_that_does_not_prove_all_it_says_is_refused(string forgery)
    {
        // The bot itself is named here too: it is no skill caller all the same.
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, ("BotFramework:AllowedCallers:0", TokenIssuer.OtherBot), ("BotFramework:AllowedCallers:1", TokenIssuer.AppId)]);
        var claims = TokenIssuer.CallerClaims(Now, TokenIssuer.OtherBot);
        Bots[forgery].Make(claims);
        await AssertRefusedAsync(service, Activity(), TokenIssuer.CallerKey.Sign(claims), Bots[forgery].Reason);
    }

    [Theory]
    [InlineData("*", "1.0", "https://sts.windows.net/{0}/", true)]
    [InlineData("*", "2.0", "https://login.microsoftonline.com/{0}/v2.0", true)]
    [InlineData(TokenIssuer.OtherBot, "1.0", "https://sts.windows.net/{0}/", true)]
    [InlineData(TokenIssuer.OtherBot, "2.0", "https://login.microsoftonline.com/{0}/v2.0", true)]
    [InlineData("33333333-3333-4333-8333-333333333333", "1.0", "https://sts.windows.net/{0}/", false)]
    [InlineData(null, "1.0", "https://sts.windows.net/{0}/", false)]
    public async Task A_bot_that_may_call_is_heard_whichever_tenant_of_ours_signs(string? allowed, string version, string address, bool heard)
    {
        (string, string)[] settings = allowed is null ? issuer.Settings : [.. issuer.Settings, (SkillSettings[0], allowed)];
        await using var service = await ServiceUnderTest.StartAsync(settings);
        foreach (var tenant in (string[])[TokenIssuer.Tenant, "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "99999999-9999-4999-8999-999999999999"])
        {
            var claims = Version(TokenIssuer.CallerClaims(Now, TokenIssuer.OtherBot), version);
            (claims["iss"], claims["tid"]) = (string.Format(null, address, tenant), tenant);
            if (!heard) await AssertRefusedAsync(service, Activity(), TokenIssuer.CallerKey.Sign(claims));
            else Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), TokenIssuer.CallerKey.Sign(claims)));
        }

        // It speaks for whatever channel it says, so its conversations are kept apart from that channel's own.
        if (heard) Assert.Equal($"urn:botframework:aadappid:{TokenIssuer.OtherBot}", await CallerIdAsync(service, $"botframework-skill/{TokenIssuer.OtherBot}/msteams"));
    }

    [Fact]
    public async Task Replies_to_a_bot_that_calls_go_with_a_token_for_that_bot()
    {
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, (SkillSettings[0], "*")]);
        var activity = Activity();
        foreach (var (claims, key) in ((JsonObject, TestKey)[])[(TokenIssuer.CallerClaims(Now, TokenIssuer.OtherBot), TokenIssuer.CallerKey), (TokenIssuer.ChannelClaims(Now), TokenIssuer.ChannelKey)])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, activity, key.Sign(claims)));
        }

        Assert.Equal(TokenIssuer.OtherBot, (await ReferenceAsync(service, $"botframework-skill/{TokenIssuer.OtherBot}/msteams"))?.Audience);
        var channel = await ReferenceAsync(service, "botframework/msteams");
        Assert.Equal((null, TokenIssuer.ServiceUrl.TrimEnd('/')), (channel?.Audience, channel?.ServiceUrl));
    }
}
