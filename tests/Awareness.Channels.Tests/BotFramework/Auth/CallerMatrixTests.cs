using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;
using Awareness.Contacts;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Tests.BotFramework.Auth;

/// <summary>Tokens of every kind against the whole endpoint: who may speak is heard, and of all others nothing is kept and nothing is fetched.</summary>
public sealed partial class CallerMatrixTests : IAsyncLifetime
{
    private static readonly string[] SkillSettings = ["BotFramework:AllowedCallers:0"];

    private TokenIssuer issuer = null!;

    private delegate void Change(JsonObject claims, JsonObject activity);

    public async ValueTask InitializeAsync() => issuer = await TokenIssuer.StartAsync();

    public async ValueTask DisposeAsync() => await issuer.DisposeAsync();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_channel_is_heard(string algorithm)
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        var activity = Activity();
        using var answer = await PostAsync(service, activity, TokenIssuer.ChannelKey.Sign(TokenIssuer.ChannelClaims(Now), algorithm));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(TestKnowledge.Greeting, (string?)JsonNode.Parse(await TextAsync(answer))!["activities"]![0]!["text"]);
        Assert.Equal("urn:botframework:azure", await CallerIdAsync(service, "botframework/msteams"));
    }

    public static TheoryData<string> ChannelForgeries => [.. Forgeries.Keys];

    /// <summary>What differs from a channel's token and activity that are all right.</summary>
    private static readonly Dictionary<string, (CallerRefusal Reason, Change Make)> Forgeries = new(StringComparer.Ordinal)
    {
        ["another issuer"] = (CallerRefusal.Issuer, (claims, _) => claims["iss"] = "https://evil.example"),
        ["no issuer"] = (CallerRefusal.Issuer, (claims, _) => claims.Remove("iss")),
        ["a list of issuers"] = (CallerRefusal.Issuer, (claims, _) => claims["iss"] = new JsonArray("https://api.botframework.com")),
        ["the issuer of another cloud"] = (CallerRefusal.Issuer, (claims, _) => claims["iss"] = "https://api.botframework.us"),
        ["the issuer with a slash"] = (CallerRefusal.Issuer, (claims, _) => claims["iss"] = "https://api.botframework.com/"),
        ["another bot's token"] = (CallerRefusal.Audience, (claims, _) => claims["aud"] = TokenIssuer.OtherBot),
        ["no audience"] = (CallerRefusal.Audience, (claims, _) => claims.Remove("aud")),
        ["several audiences"] = (CallerRefusal.Audience, (claims, _) => claims["aud"] = new JsonArray(TokenIssuer.AppId, TokenIssuer.OtherBot)),
        ["an audience that is no text"] = (CallerRefusal.Audience, (claims, _) => claims["aud"] = 7),
        ["the channels' own audience"] = (CallerRefusal.Audience, (claims, _) => claims["aud"] = "https://api.botframework.com"),
        ["expired six minutes ago"] = (CallerRefusal.Expired, (claims, _) => claims["exp"] = Now.ToUnixTimeSeconds() - 360),
        ["good in six minutes"] = (CallerRefusal.Expired, (claims, _) => claims["nbf"] = Now.ToUnixTimeSeconds() + 360),
        ["no end"] = (CallerRefusal.Expired, (claims, _) => claims.Remove("exp")),
        ["an end that is no number"] = (CallerRefusal.Forged, (claims, _) => claims["exp"] = "tomorrow"),
        ["an end beyond all time that is text"] = (CallerRefusal.Forged, (claims, _) => claims["exp"] = "99999999999999999999"),
        ["serviceurl missing from the token"] = (CallerRefusal.ServiceUrl, (claims, _) => claims.Remove("serviceurl")),
        ["serviceurl that is no text"] = (CallerRefusal.ServiceUrl, (claims, _) => claims["serviceurl"] = new JsonArray(TokenIssuer.ServiceUrl)),
        ["serviceurl of somebody else in the token"] = (CallerRefusal.ServiceUrl, (claims, _) => claims["serviceurl"] = "https://evil.example/"),
        ["serviceurl of somebody else in the activity"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = "https://evil.example/"),
        ["serviceurl without its slash"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = TokenIssuer.ServiceUrl.TrimEnd('/')),
        ["serviceurl with a dot after the host"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = "https://smba.trafficmanager.net./apac/"),
        ["serviceurl with a user name"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = "https://smba.trafficmanager.net@evil.example/apac/"),
        ["serviceurl in wide letters"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = "https://ｓmba.trafficmanager.net/apac/"),
        ["serviceurl in Cyrillic letters"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = "https://smbа.trafficmanager.net/apac/"),
        ["serviceurl over http"] = (CallerRefusal.ServiceUrl, (_, activity) => activity["serviceUrl"] = TokenIssuer.ServiceUrl.Replace("https", "http", StringComparison.Ordinal)),
        ["serviceurl missing from the activity"] = (CallerRefusal.ServiceUrl, (_, activity) => activity.Remove("serviceUrl")),
        ["serviceurl empty in both"] = (CallerRefusal.ServiceUrl, (claims, activity) => { claims["serviceurl"] = ""; activity["serviceUrl"] = ""; }
        ),
        ["serviceurl missing from both"] = (CallerRefusal.ServiceUrl, (claims, activity) => { claims.Remove("serviceurl"); activity.Remove("serviceUrl"); }
        ),
        ["a channel the key does not vouch for"] = (CallerRefusal.Channel, (_, activity) => activity["channelId"] = "telegram"),
        ["a channel in large letters"] = (CallerRefusal.Channel, (_, activity) => activity["channelId"] = "MSTEAMS"),
        ["no channel"] = (CallerRefusal.Channel, (_, activity) => activity.Remove("channelId")),
        ["an empty channel"] = (CallerRefusal.Channel, (_, activity) => activity["channelId"] = ""),
        ["the App Service extension's channel"] = (CallerRefusal.Channel, (_, activity) => activity["channelId"] = "AseChannel"),
        ["claims of a bot added"] = (CallerRefusal.Issuer, (claims, _) => { claims["ver"] = "1.0"; claims["appid"] = TokenIssuer.OtherBot; }
        ),
    };

    [Theory]
    [MemberData(nameof(ChannelForgeries))]
    public async Task A_channel_that_does_not_prove_all_it_says_is_refused(string forgery)
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        var (claims, activity) = (TokenIssuer.ChannelClaims(Now), Activity());
        Forgeries[forgery].Make(claims, activity);
        await AssertRefusedAsync(service, activity, TokenIssuer.ChannelKey.Sign(claims), Forgeries[forgery].Reason);
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes_and_addresses_by_the_size_of_their_letters()
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        var late = TokenIssuer.ChannelClaims(Now);
        late["exp"] = Now.ToUnixTimeSeconds() - 240;
        late["serviceurl"] = TokenIssuer.ServiceUrl.ToUpperInvariant();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), TokenIssuer.ChannelKey.Sign(late)));
        var early = TokenIssuer.ChannelClaims(Now);
        early["nbf"] = Now.ToUnixTimeSeconds() + 240;
        early["aud"] = TokenIssuer.AppId.ToUpperInvariant();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), TokenIssuer.ChannelKey.Sign(early)));
    }

    public static TheoryData<string> SignatureForgeries => [.. Signatures.Keys];

    private static readonly Dictionary<string, (CallerRefusal Reason, Func<string> Make)> Signatures = new(StringComparer.Ordinal)
    {
        ["alg none"] = (CallerRefusal.Malformed, () => Good("none")),
        ["alg None"] = (CallerRefusal.Malformed, () => Good("None")),
        ["alg missing"] = (CallerRefusal.Malformed, () => Good("RS256", ("alg", null))),
        ["alg HS256 with the public key"] = (CallerRefusal.Malformed, () => Good("HS256")),
        ["alg PS256"] = (CallerRefusal.Malformed, () => Good("PS256")),
        ["alg rs256 in small letters"] = (CallerRefusal.Malformed, () => Good("RS256", ("alg", "rs256"))),
        ["alg ES256"] = (CallerRefusal.Malformed, () => Good("RS256", ("alg", "ES256"))),
        ["alg that is no text"] = (CallerRefusal.Malformed, () => Good("RS256", ("alg", new JsonArray("RS256")))),
        ["alg RS512 over a RS256 signature"] = (CallerRefusal.Forged, () => Good("RS256", ("alg", "RS512"))),
        ["an extension that must be understood"] = (CallerRefusal.Malformed, () => Good("RS256", ("crit", new JsonArray("b64")), ("b64", false))),
        ["no key named"] = (CallerRefusal.Malformed, () => Good("RS256", ("kid", null))),
        ["an empty key name"] = (CallerRefusal.Malformed, () => Good("RS256", ("kid", ""))),
        ["a key name beyond measure"] = (CallerRefusal.Malformed, () => Good("RS256", ("kid", new string('k', 257)))),
        ["a key nobody published"] = (CallerRefusal.UnknownKey, () => TokenIssuer.StrangerKey.Sign(TokenIssuer.ChannelClaims(Now))),
        ["a key's name and another key"] = (CallerRefusal.Forged, () => TokenIssuer.StrangerKey.Sign(TokenIssuer.ChannelClaims(Now), "RS256", ("kid", TokenIssuer.ChannelKey.Name))),
        ["a caller's key for a channel"] = (CallerRefusal.UnknownKey, () => TokenIssuer.CallerKey.Sign(TokenIssuer.ChannelClaims(Now))),
        ["a key without endorsements"] = (CallerRefusal.Channel, () => TokenIssuer.BareKey.Sign(TokenIssuer.ChannelClaims(Now))),
        ["a key in the header"] = (CallerRefusal.UnknownKey, () => TokenIssuer.StrangerKey.Sign(TokenIssuer.ChannelClaims(Now), "RS256", ("jwk", TokenIssuer.StrangerKey.Published("msteams")))),
        ["a signature cut short"] = (CallerRefusal.Forged, () => Good()[..^8]),
        ["no signature"] = (CallerRefusal.Forged, () => Good()[..(Good().LastIndexOf('.') + 1)]),
        ["a signature too many"] = (CallerRefusal.Malformed, () => Good() + ".AAAA"),
        ["two parts"] = (CallerRefusal.Malformed, () => Good()[..Good().LastIndexOf('.')]),
        ["encrypted"] = (CallerRefusal.Malformed, () => Good() + ".AAAA.AAAA"),
        ["claims changed after signing"] = (CallerRefusal.Forged, () => Swap(Good(), TokenIssuer.ChannelClaims(Now.AddHours(1)))),
        ["claims that are a list"] = (CallerRefusal.Malformed, () => TokenIssuer.ChannelKey.Sign(new JsonArray(1))),
        ["no JSON"] = (CallerRefusal.Malformed, () => "abc.def.ghi"),
        ["letters of no alphabet"] = (CallerRefusal.Malformed, () => "a!.b!.c!"),
        ["beyond measure"] = (CallerRefusal.Malformed, () => Good() + new string('A', 17_000)),
    };

    [Theory]
    [MemberData(nameof(SignatureForgeries))]
    public async Task A_token_that_is_not_signed_as_it_must_be_is_refused(string forgery)
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        await AssertRefusedAsync(service, Activity(), Signatures[forgery].Make(), Signatures[forgery].Reason);
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("jwk")]
    [InlineData("x5c")]
    public async Task Keys_a_token_brings_along_are_not_looked_at(string header)
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        issuer.Documents["/evil/keys"] = TokenIssuer.Keys(TokenIssuer.StrangerKey.Published("msteams"));
        JsonNode value = header is "jwk" or "x5c" ? TokenIssuer.StrangerKey.Published("msteams") : $"{issuer.Address}/evil/keys";
        await AssertRefusedAsync(service, Activity(), TokenIssuer.StrangerKey.Sign(TokenIssuer.ChannelClaims(Now), "RS256", (header, value)));
        await AssertRefusedAsync(service, Activity(), TokenIssuer.StrangerKey.Sign(TokenIssuer.ChannelClaims(Now), "RS256", (header, value.DeepClone()), ("kid", TokenIssuer.ChannelKey.Name)));
        Assert.Equal(0, issuer.Count("/evil/keys"));

        // A good token may carry them too: they change nothing.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), Good("RS256", (header, value.DeepClone()))));
        Assert.Equal(0, issuer.Count("/evil/keys"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic abc")]
    [InlineData("bearer {0}")]
    [InlineData("BEARER {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer {0} x")]
    [InlineData("Bearer\t{0}")]
    [InlineData("{0}")]
    public async Task The_scheme_is_written_as_in_the_protocol(string? header)
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        using var request = Request(Activity());
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header.Replace("{0}", Good(), StringComparison.Ordinal));
        using var answer = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await AssertRefusalAsync(service, answer);
    }

    [Fact]
    public async Task Two_headers_are_as_good_as_none()
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        using var request = Request(Activity());
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {Good()}", $"Bearer {Good()}"]);
        using var answer = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await AssertRefusalAsync(service, answer);
    }

    /// <summary>The bot's own token, which every Connector sees, played back to it for another channel.</summary>
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_bots_own_token_is_nobodys_word(string version)
    {
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, ("BotFramework:AllowEmulator", "true"), ("BotFramework:AllowedCallers:0", "*")]);
        foreach (var channel in (string[])["msteams", "emulator"])
        {
            var claims = Version(TokenIssuer.CallerClaims(Now, TokenIssuer.AppId), version);
            claims["aud"] = "https://api.botframework.com";
            var activity = Activity();
            activity["channelId"] = channel;
            activity["serviceUrl"] = "https://evil.example/";
            await AssertRefusedAsync(service, activity, TokenIssuer.CallerKey.Sign(claims));
        }
    }

    [Fact]
    public async Task A_caller_key_that_names_channels_vouches_for_no_other()
    {
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, (SkillSettings[0], "*")]);
        issuer.Documents["/caller/keys"] = TokenIssuer.Keys(TokenIssuer.CallerKey.Published("webchat"));
        var token = TokenIssuer.CallerKey.Sign(TokenIssuer.CallerClaims(Now, TokenIssuer.OtherBot));
        await AssertRefusedAsync(service, Activity(), token);
        var activity = Activity();
        activity["channelId"] = "webchat";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, activity, token));
    }

    [Fact]
    public async Task The_government_cloud_has_issuers_of_its_own()
    {
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, ("BotFramework:Cloud", "UsGov")]);
        var claims = TokenIssuer.ChannelClaims(Now);
        await AssertRefusedAsync(service, Activity(), TokenIssuer.ChannelKey.Sign(claims));
        claims["iss"] = "https://api.botframework.us";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), TokenIssuer.ChannelKey.Sign(claims)));
        Assert.Equal("urn:botframework:azureusgov", await CallerIdAsync(service, "botframework/msteams"));
    }

    [Fact]
    public async Task A_multi_tenant_bot_trusts_no_tenant_of_its_own()
    {
        await using var service = await ServiceUnderTest.StartAsync([.. issuer.Settings, ("BotFramework:AppType", "MultiTenant"), (SkillSettings[0], "*")]);
        var claims = TokenIssuer.CallerClaims(Now, TokenIssuer.OtherBot);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), TokenIssuer.CallerKey.Sign(claims)));
        (claims["iss"], claims["tid"]) = ("https://sts.windows.net/99999999-9999-4999-8999-999999999999/", "99999999-9999-4999-8999-999999999999");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(service, Activity(), TokenIssuer.CallerKey.Sign(claims)));
    }

    [Fact]
    public async Task A_channel_that_proved_itself_is_told_when_its_address_is_not_allowed()
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        var (claims, activity) = (TokenIssuer.ChannelClaims(Now), Activity());
        (claims["serviceurl"], activity["serviceUrl"]) = ("https://connector.example/", "https://connector.example/");
        activity.Remove("deliveryMode");
        using var answer = await PostAsync(service, activity, TokenIssuer.ChannelKey.Sign(claims));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, service.Store.Entries);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told_of_the_body_and_with_one_size_comes_before_proof()
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        using var broken = await service.Http.PostAsync("/api/messages", new StringContent("{"), TestContext.Current.CancellationToken);
        await AssertRefusalAsync(service, broken);
        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(new string('x', 300_000)) };
        large.Headers.TryAddWithoutValidation("Authorization", "Bearer forged");
        using var answer = await service.Http.SendAsync(large, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(issuer.Requests);
    }

    [Fact]
    public async Task What_can_be_refused_by_its_words_alone_costs_no_fetch()
    {
        await using var service = await ServiceUnderTest.StartAsync(issuer.Settings);
        foreach (var forgery in (string[])["another issuer", "another bot's token", "serviceurl of somebody else in the token", "no channel"])
        {
            var (claims, activity) = (TokenIssuer.ChannelClaims(Now), Activity());
            Forgeries[forgery].Make(claims, activity);
            await AssertRefusedAsync(service, activity, TokenIssuer.ChannelKey.Sign(claims));
        }

        Assert.Empty(issuer.Requests);
    }

    [Fact]
    public async Task Without_keys_a_channel_is_asked_to_come_back_and_then_is_heard()
    {
        var time = new ManualTime();
        await using var service = await ServiceUnderTest.StartAsync(time, issuer.Settings);
        issuer.Fault = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(true);
        };
        var token = TokenIssuer.ChannelKey.Sign(TokenIssuer.ChannelClaims(time.GetUtcNow()));
        using var answer = await PostAsync(service, Activity(), token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.Equal(0, service.Store.Entries);

        issuer.Fault = null;
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, Activity(), token));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static string Good(string algorithm = "RS256", params (string Name, JsonNode? Value)[] header) =>
        TokenIssuer.ChannelKey.Sign(TokenIssuer.ChannelClaims(Now), algorithm, header);

    /// <summary>Puts other claims between a token's header and signature.</summary>
    private static string Swap(string token, JsonObject claims)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }

    private static JsonObject Version(JsonObject claims, string version)
    {
        if (version == "1.0") return claims;
        (claims["ver"], claims["azp"], claims["iss"]) = (version, (string?)claims["appid"], $"https://login.microsoftonline.com/{TokenIssuer.Tenant}/v2.0");
        claims.Remove("appid");
        return claims;
    }

    private static JsonObject Activity() => new()
    {
        ["type"] = "message",
        ["id"] = "a1",
        ["channelId"] = "msteams",
        ["serviceUrl"] = TokenIssuer.ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = "c1" },
        ["from"] = new JsonObject { ["id"] = "user" },
        ["recipient"] = new JsonObject { ["id"] = "bot" },
        ["text"] = "xin chào",
        ["deliveryMode"] = "expectReplies",
        ["callerId"] = "urn:botframework:aadappid:forged",
    };

    private static HttpRequestMessage Request(JsonObject activity) => new(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };

    private static async Task<HttpResponseMessage> PostAsync(ServiceUnderTest service, JsonObject activity, string token)
    {
        using var request = Request(activity);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServiceUnderTest service, JsonObject activity, string token)
    {
        using var answer = await PostAsync(service, activity, token);
        return answer.StatusCode;
    }

    private static async Task AssertRefusedAsync(ServiceUnderTest service, JsonObject activity, string token, CallerRefusal? reason = null)
    {
        if (reason is not null) Assert.Equal(reason, await ReasonAsync(service, activity, token));
        using var answer = await PostAsync(service, activity, token);
        await AssertRefusalAsync(service, answer);
    }

    /// <summary>What the operator is told. A forgery that is refused for another reason than its own proves nothing.</summary>
    private static async Task<CallerRefusal> ReasonAsync(ServiceUnderTest service, JsonObject activity, string token)
    {
        Assert.True(WireActivity.Read(Encoding.UTF8.GetBytes(activity.ToJsonString())).IsGood(out var read, out _));
        var verdict = await service.Services.GetRequiredService<CallerAuthentication>().JudgeAsync(token, read, TestContext.Current.CancellationToken);
        return Assert.IsType<CallerVerdict.Refused>(verdict).Reason;
    }

    /// <summary>The same answer for every reason, and nothing kept.</summary>
    private static async Task AssertRefusalAsync(ServiceUnderTest service, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("""{"error":{"code":"Unauthorized","message":"The caller has not proved who it is."}}""", await TextAsync(answer));
        Assert.Equal(0, service.Store.Entries);
    }

    private static async Task<string?> CallerIdAsync(ServiceUnderTest service, string channel)
    {
        var entries = await service.Store.ReadTranscriptAsync(new(channel, "c1"), 0, 1, TestContext.Current.CancellationToken);
        return Assert.Single(entries).Activity.Extensions?["callerId"].GetString();
    }

    private static async Task<ConversationReference?> ReferenceAsync(ServiceUnderTest service, string channel) =>
        (await service.Store.LoadAsync(new ConversationKey(channel, "c1"), new ContactKey(channel, "user"), TestContext.Current.CancellationToken)).Conversation.Reference;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
