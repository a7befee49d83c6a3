using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Checks a token's signature and its time.</summary>
internal sealed class TokenSignature(TimeProvider time)
{
    /// <summary>Signatures the Bot Framework uses. A list of what is allowed, so that neither "none" nor a key of another kind is ever tried.</summary>
    public static readonly FrozenSet<string> Algorithms =
        new[] { SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512 }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How far the clocks of the signer and of this machine may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = CallerToken.MaxLength };

    /// <summary>Null when the token is signed with <paramref name="key"/> and good now.</summary>
    public async Task<CallerRefusal?> ProblemAsync(CallerToken token, SecurityKey key)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var result = await handler.ValidateTokenAsync(token.Encoded, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => until > now - Skew && (from is null || from <= now + Skew),
            // Judged by CallerRules, before anything is computed.
            ValidateIssuer = false,
            ValidateAudience = false,
        });
        if (result.IsValid) return null;
        return result.Exception is SecurityTokenInvalidLifetimeException ? CallerRefusal.Expired : CallerRefusal.Forged;
    }
}
