using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.Sandbox;

/// <summary>Both kinds of tokens of a <see cref="ConnectorSandbox"/>: those a bot gets to call it with, and those it proves itself with to the bot.</summary>
internal sealed class SandboxTokens(ConnectorSandboxSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Where a bot signs in; what follows is <c>/oauth2/v2.0/token</c>.</summary>
    public const string LoginPath = "/sandbox";

    /// <summary>The OpenID document of the keys that sign what the channel posts.</summary>
    public const string MetadataPath = "/v1/.well-known/openidconfiguration";

    private const string TokenPath = LoginPath + "/oauth2/v2.0/token";
    private const string KeysPath = "/v1/.well-known/keys";
    private const string Issuer = "https://api.botframework.com";
    private const string Scope = "https://api.botframework.com/.default";
    private const string KeyId = "sandbox-key";
    private const string Scheme = "Bearer ";
    private const int SecondsOfLife = 3_599;

    private readonly Lazy<RSA> key = new(() => RSA.Create(2_048));
    private readonly ConcurrentDictionary<string, DateTimeOffset> live = new(StringComparer.Ordinal);
    private int given;

    /// <summary>How many were given to bots.</summary>
    public int Given => given;

    /// <summary>True for calls that are about tokens and keys.</summary>
    public static bool Serves(PlatformCall call) => PathOf(call) is MetadataPath or KeysPath or TokenPath;

    /// <summary>Takes back all that were given to bots.</summary>
    public void Revoke() => live.Clear();

    /// <summary>True when a call shows a token that was given out, and needs none otherwise.</summary>
    public bool Allows(PlatformCall call)
    {
        if (settings.AppId.Length == 0) return true;
        return call.Headers.TryGetValue("Authorization", out var shown)
            && shown.StartsWith(Scheme, StringComparison.Ordinal)
            && live.TryGetValue(shown[Scheme.Length..], out var expiresAt)
            && time.GetUtcNow() < expiresAt;
    }

    /// <summary>Answers calls about tokens and keys.</summary>
    public SandboxAnswer Answer(PlatformCall call, Uri address) => PathOf(call) switch
    {
        MetadataPath => SandboxAnswer.Of(200, new JsonObject
        {
            ["issuer"] = Issuer,
            ["jwks_uri"] = new Uri(address, KeysPath).AbsoluteUri,
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }),
        KeysPath => SandboxAnswer.Of(200, new JsonObject { ["keys"] = new JsonArray(PublicKey()) }),
        _ when call.Method == "POST" => Give(call.Body),
        _ => SandboxAnswer.Error(405, "MethodNotAllowed"),
    };

    /// <summary>The token that goes with an activity, valid for an hour.</summary>
    public string Sign(Uri serviceUrl)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = settings.AppId,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl.AbsoluteUri },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key.Value) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (key.IsValueCreated) key.Value.Dispose();
    }

    private SandboxAnswer Give(string form)
    {
        var fields = form.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
        if (fields.GetValueOrDefault("grant_type") != "client_credentials") return Refusal(400, "unsupported_grant_type");
        if (fields.GetValueOrDefault("client_id") != settings.AppId || fields.GetValueOrDefault("client_secret") != settings.AppPassword) return Refusal(401, "invalid_client");
        if (fields.GetValueOrDefault("scope") != Scope) return Refusal(400, "invalid_scope");

        var token = string.Create(CultureInfo.InvariantCulture, $"sandbox-token-{Interlocked.Increment(ref given)}");
        live[token] = time.GetUtcNow().AddSeconds(SecondsOfLife);
        return SandboxAnswer.Of(200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = SecondsOfLife, ["ext_expires_in"] = SecondsOfLife, ["access_token"] = token });
    }

    private static SandboxAnswer Refusal(int status, string code) => SandboxAnswer.Of(status, new JsonObject { ["error"] = code, ["error_description"] = "The sandbox does not know this application." });

    private JsonObject PublicKey()
    {
        var numbers = key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = KeyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            ["endorsements"] = new JsonArray(settings.ChannelId),
        };
    }

    private static string PathOf(PlatformCall call) => call.Target.Split('?', 2)[0];
}
