using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Awareness.Channels.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.Tests.Support;

/// <summary>
/// The Bot Framework and Microsoft Entra as issuers: real keys, published by a real server, under <c>/channel</c> and <c>/caller</c>. Signs whatever it is told to, in any way.
/// </summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string AppId = "11111111-1111-4111-8111-111111111111";
    public const string OtherBot = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    public const string ServiceUrl = "https://smba.trafficmanager.net/apac/";

    // Keys are slow to make, and tests only read them.
    private static readonly TestKey[] Pool = [.. Enumerable.Range(0, 4).Select(i => new TestKey($"key-{i}", RSA.Create(2_048)))];

    private WebApplication? app;

    private TokenIssuer() { }

    /// <summary>Endorsed for msteams, webchat and directline.</summary>
    public static TestKey ChannelKey => Pool[0];

    /// <summary>A channel key without endorsements.</summary>
    public static TestKey BareKey => Pool[1];

    /// <summary>Of Microsoft Entra.</summary>
    public static TestKey CallerKey => Pool[2];

    /// <summary>Published nowhere unless a test does.</summary>
    public static TestKey StrangerKey => Pool[3];

    public string Address { get; private set; } = "";

    /// <summary>Paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers instead of the published document while it gives true.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>What each path gives.</summary>
    public ConcurrentDictionary<string, string> Documents { get; } = new(StringComparer.Ordinal);

    public string ChannelMetadata => $"{Address}/channel/openid";

    public string CallerMetadata => $"{Address}/caller/openid";

    /// <summary>Settings of a single-tenant bot that trusts this issuer.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("BotFramework:AppId", AppId), ("BotFramework:AppPassword", "secret"), ("BotFramework:TenantId", "99999999-9999-4999-8999-999999999999"),
        ("BotFramework:ChannelMetadataUrl", ChannelMetadata), ("BotFramework:CallerMetadataUrl", CallerMetadata),
    ];

    public static async Task<TokenIssuer> StartAsync()
    {
        var issuer = new TokenIssuer();
        issuer.app = await LocalServer.StartAsync(issuer.HandleAsync, port: 0, TestContext.Current.CancellationToken);
        issuer.Address = LocalServer.AddressOf(issuer.app).OriginalString;
        issuer.Documents["/channel/openid"] = issuer.Document("/channel/keys");
        issuer.Documents["/caller/openid"] = issuer.Document("/caller/keys");
        issuer.PublishChannel(ChannelKey.Published("msteams", "webchat", "directline"), BareKey.Published());
        issuer.Documents["/caller/keys"] = Keys(CallerKey.Published());
        return issuer;
    }

    public void PublishChannel(params JsonNode[] keys) => Documents["/channel/keys"] = Keys(keys);

    public int Count(string path) => Requests.Count(request => request == path);

    /// <summary>Claims of a channel's token that are all right at <paramref name="now"/>.</summary>
    public static JsonObject ChannelClaims(DateTimeOffset now) => new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["serviceurl"] = ServiceUrl,
        ["nbf"] = now.ToUnixTimeSeconds() - 60,
        ["exp"] = now.ToUnixTimeSeconds() + 3_600,
    };

    /// <summary>Claims of a token of Microsoft Entra with which <paramref name="caller"/> calls this bot.</summary>
    public static JsonObject CallerClaims(DateTimeOffset now, string caller) => new()
    {
        ["iss"] = $"https://sts.windows.net/{Tenant}/",
        ["aud"] = AppId,
        ["tid"] = Tenant,
        ["ver"] = "1.0",
        ["appid"] = caller,
        ["nbf"] = now.ToUnixTimeSeconds() - 60,
        ["exp"] = now.ToUnixTimeSeconds() + 3_600,
    };

    public static string Keys(params JsonNode[] keys) => new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Document(string keys) => new JsonObject { ["issuer"] = "https://issuer.example", ["jwks_uri"] = Address + keys }.ToJsonString();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        Requests.Enqueue(path);
        if (Fault is { } fault && await fault(context)) return;
        if (Documents.TryGetValue(path, out var document)) await context.Response.WriteAsync(document, context.RequestAborted);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

/// <summary>A key of an issuer.</summary>
internal sealed class TestKey(string name, RSA rsa)
{
    private readonly Lock door = new();

    public string Name => name;

    /// <summary>As a JWK, with endorsements if there are any.</summary>
    public JsonObject Published(params string[] endorsements)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = name, ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
        if (endorsements.Length > 0) key["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => (JsonNode)endorsement)]);
        return key;
    }

    public string PublicPem() => rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>A token of these claims; <paramref name="header"/> adds to the header or overrides it, with null removing.</summary>
    public string Sign(JsonNode claims, string algorithm = "RS256", params (string Name, JsonNode? Value)[] header)
    {
        var head = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = name };
        foreach (var (field, value) in header)
        {
            if (value is null) head.Remove(field);
            else head[field] = value;
        }

        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed), algorithm))}";
    }

    private byte[] Signature(byte[] signed, string algorithm)
    {
        var hash = algorithm[^3..] switch { "384" => HashAlgorithmName.SHA384, "512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        lock (door)
        {
            return algorithm[..2] switch
            {
                "RS" => rsa.SignData(signed, hash, RSASignaturePadding.Pkcs1),
                "PS" => rsa.SignData(signed, hash, RSASignaturePadding.Pss),
                "HS" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(PublicPem()), signed),
                _ => [],
            };
        }
    }
}
