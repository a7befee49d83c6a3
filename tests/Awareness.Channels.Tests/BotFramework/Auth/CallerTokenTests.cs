using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Awareness.Channels.Tests.BotFramework.Auth;

public sealed class CallerTokenTests
{
    private static readonly string[] Claims = ["iss", "aud", "ver", "appid", "azp", "tid", "serviceurl", "exp", "nbf", "alg", "kid", "crit"];

    private static readonly JsonNode?[] OddValues =
        [null, 7, -1.5e300, true, "", "1.0", "2.0", "RS256", "none", "https://api.botframework.com", TokenIssuer.AppId, new JsonArray(), new JsonArray("x"), new JsonObject(), new JsonObject { ["x"] = 1 }];

    [Fact]
    public void Claims_are_read_by_the_version_they_belong_to()
    {
        var claims = TokenIssuer.CallerClaims(DateTimeOffset.UnixEpoch, TokenIssuer.OtherBot);
        claims["azp"] = "other";
        var token = CallerToken.Read(TokenIssuer.CallerKey.Sign(claims));
        Assert.Equal((TokenIssuer.AppId, TokenIssuer.OtherBot, "1.0", TokenIssuer.Tenant, TokenIssuer.CallerKey.Name), (token?.Audience, token?.Caller, token?.Version, token?.Tenant, token?.KeyId));
        claims["ver"] = "2.0";
        Assert.Equal("other", CallerToken.Read(TokenIssuer.CallerKey.Sign(claims))?.Caller);
    }

    [Fact]
    public void A_claim_that_is_no_text_equals_nothing()
    {
        var claims = TokenIssuer.ChannelClaims(DateTimeOffset.UnixEpoch);
        claims["aud"] = new JsonArray(TokenIssuer.AppId);
        claims["iss"] = 7;
        var token = CallerToken.Read(TokenIssuer.ChannelKey.Sign(claims));
        Assert.NotNull(token);
        Assert.Null(token.Audience);
        Assert.Null(token.Issuer);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var token = $"{Encode("""{"alg":"RS256","kid":"k"}""")}.{Encode("""{"iss":"\ud800"}""")}.AAAA";
        Assert.Null(CallerToken.Read(token)?.Issuer);
        Assert.Null(CallerToken.Read($"{Encode("""{"alg":"RS256","kid":"\ud800"}""")}.{Encode("{}")}.AAAA"));
    }

    [Fact]
    public void The_header_is_there_once_and_written_as_in_the_protocol()
    {
        Assert.Equal("x.y.z", CallerAuthentication.Token("Bearer x.y.z"));
        Assert.Null(CallerAuthentication.Token(StringValues.Empty));
        Assert.Null(CallerAuthentication.Token("Bearer "));
        Assert.Null(CallerAuthentication.Token("bearer x.y.z"));
        Assert.Null(CallerAuthentication.Token(new StringValues(["Bearer x.y.z", "Bearer x.y.z"])));
    }

    [Fact]
    public void No_text_at_all_is_an_exception() =>
        Prop.ForAll<string, string, string>((header, payload, signature) =>
        {
            CallerToken.Read($"{header}.{payload}.{signature}");
            CallerToken.Read($"{Encode(header)}.{Encode(payload)}.{Encode(signature)}");
        }).Holds();

    /// <summary>Signed by the right key, with every claim missing, doubled in kind or odd in turn: still an answer and never an exception.</summary>
    [Fact]
    public async Task No_claims_at_all_are_an_exception_even_when_they_are_signed()
    {
        await using var issuer = await TokenIssuer.StartAsync();
        var options = new BotFrameworkOptions { AppId = TokenIssuer.AppId, ChannelMetadataUrl = issuer.ChannelMetadata, CallerMetadataUrl = issuer.CallerMetadata, AllowedCallers = ["*"] };
        var authentication = new CallerAuthentication(Options.Create(options), TimeProvider.System, NullLogger<CallerAuthentication>.Instance);
        var activity = new Activity { Type = "message", ChannelId = "msteams", ServiceUrl = TokenIssuer.ServiceUrl };
        var now = TimeProvider.System.GetUtcNow();
        var heard = 0;
        foreach (var claim in Claims)
        {
            foreach (var value in OddValues)
            {
                foreach (var (key, claims) in ((TestKey, JsonObject)[])[(TokenIssuer.ChannelKey, TokenIssuer.ChannelClaims(now)), (TokenIssuer.CallerKey, TokenIssuer.CallerClaims(now, TokenIssuer.OtherBot))])
                {
                    claims[claim] = value?.DeepClone();
                    var token = claim is "alg" or "kid" or "crit" ? key.Sign(claims, "RS256", (claim, value?.DeepClone())) : key.Sign(claims);
                    if (await authentication.JudgeAsync(token, activity, TestContext.Current.CancellationToken) is CallerVerdict.Proven) heard++;
                }
            }
        }

        // Only what does not matter for the caller's kind is let pass.
        Assert.InRange(heard, 1, Claims.Length * OddValues.Length);
    }

    private static string Encode(string? text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text ?? ""));
}
