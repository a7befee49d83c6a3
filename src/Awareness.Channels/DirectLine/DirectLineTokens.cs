using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.DirectLine;

/// <summary>What a token allows: one conversation, as one person.</summary>
/// <param name="Conversation">Its id.</param>
/// <param name="User">The person's id, which no request can override; null when a server with the secret speaks for many.</param>
/// <param name="Origins">Origins the token may be used from; empty means any that may chat at all.</param>
public sealed record DirectLineGrant(string Conversation, string? User, IReadOnlyList<string> Origins)
{
    /// <summary>How ids of people begin that come from tokens alone.</summary>
    internal const string TokenUser = "dl_";

    /// <summary>Stands between the random part of a conversation's id and its site.</summary>
    private const char SiteMark = '-';

    /// <summary>Name of the site whose conversation it is; null for our own page.</summary>
    public string? Site { get; init; }

    /// <summary>The person as a contact. Sites choose ids as they like, so a person is a person of one site.</summary>
    internal string ContactOf(string user) => Site is null ? user : $"{Site}/{user}";

    /// <summary>A new conversation of <paramref name="user"/>, or of a person with a random <c>dl_</c> id.</summary>
    public static DirectLineGrant New(string? user, IReadOnlyList<string> origins, string? site = null) =>
        new(site is null ? RandomName() : $"{RandomName()}{SiteMark}{site}", user ?? $"{TokenUser}{RandomName()}", origins) { Site = site };

    /// <summary>True for an id of a person that only a token may name.</summary>
    internal static bool IsFromToken(string user) => user.StartsWith(TokenUser, StringComparison.OrdinalIgnoreCase);

    /// <summary>Name of the site a conversation's id belongs to; null for our own page's.</summary>
    internal static string? SiteOf(string conversation) => conversation.IndexOf(SiteMark, StringComparison.Ordinal) is >= 0 and var at ? conversation[(at + 1)..] : null;

    private static string RandomName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <summary>Issues and reads tokens: JWT, HS256, with the claims <c>conv</c> and <c>user</c> that DirectLineJS looks into.</summary>
public sealed class DirectLineTokens(DirectLineKey key, TimeProvider time)
{
    /// <summary>How long a token is good; it can be refreshed as long as it is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>How long the address of a socket is good. It stands in proxies' logs, so it is good for nothing else.</summary>
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private const string Issuer = "awareness";
    private const string Session = "directline";
    private const string Stream = "directline-stream";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = 4_096 };

    /// <summary>A token for the page.</summary>
    public string Issue(DirectLineGrant grant) => Issue(grant, Session, Lifetime);

    internal string IssueForStream(DirectLineGrant grant) => Issue(grant, Stream, StreamLifetime);

    internal Task<DirectLineTokenReading> ReadAsync(string token) => ReadAsync(token, Session);

    internal Task<DirectLineTokenReading> ReadForStreamAsync(string token) => ReadAsync(token, Stream);

    private string Issue(DirectLineGrant grant, string audience, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["conv"] = grant.Conversation };
        if (grant.User is { } user) claims["user"] = user;
        if (grant.Site is { } site) claims["site"] = site;
        if (grant.Origins.Count > 0) claims["origins"] = grant.Origins.ToArray();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key.Security, SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<DirectLineTokenReading> ReadAsync(string token, string audience)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = key.Security,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            // By our own clock, below: an expired token is told apart from a forged one.
            ValidateLifetime = false,
        });

        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt) return new DirectLineTokenReading.Forged();
        if (!jwt.TryGetPayloadValue<string>("conv", out var conversation)) return new DirectLineTokenReading.Forged();
        if (jwt.ValidTo <= time.GetUtcNow().UtcDateTime) return new DirectLineTokenReading.Expired();

        jwt.TryGetPayloadValue<string?>("user", out var user);
        jwt.TryGetPayloadValue<string[]?>("origins", out var origins);
        jwt.TryGetPayloadValue<string?>("site", out var site);
        return new DirectLineTokenReading.Valid(new DirectLineGrant(conversation, user, origins ?? []) { Site = site });
    }
}

/// <summary>What a token turned out to be.</summary>
internal abstract record DirectLineTokenReading
{
    /// <summary>Ours, and still good.</summary>
    public sealed record Valid(DirectLineGrant Grant) : DirectLineTokenReading;

    /// <summary>Ours, but no longer good.</summary>
    public sealed record Expired : DirectLineTokenReading;

    /// <summary>Not ours, or for something else.</summary>
    public sealed record Forged : DirectLineTokenReading;

    private DirectLineTokenReading() { }
}
