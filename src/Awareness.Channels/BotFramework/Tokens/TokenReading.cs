using System.Globalization;
using System.Net;
using System.Text.Json;
using Awareness.Channels.Wire;

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>Makes sense of what an issuer answered. Of an error only the code is read: descriptions name tenants, applications and people.</summary>
internal static class TokenReading
{
    private const int LongestToken = 16 * 1024;
    private const int LongestCode = 48;

    /// <summary>Shorter than any issuer gives, longer than one call.</summary>
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>Reads an answer that came after a call begun at <paramref name="askedAt"/>.</summary>
    /// <param name="answer">What the issuer, or the way to it, said.</param>
    /// <param name="askedAt">Lifetimes are counted from here: nobody knows how long the answer was under way.</param>
    /// <param name="isRefusal">Statuses that only an operator can change, when the body does not say that it will pass.</param>
    public static TokenAnswer Read(PlatformAnswer answer, DateTimeOffset askedAt, Func<HttpStatusCode, bool> isRefusal)
    {
        if (answer is PlatformAnswer.NeverArrived away) return new TokenAnswer.NotNow(After: null, $"signing in: {away.Reason}");
        if (answer is PlatformAnswer.Lost lost) return new TokenAnswer.NotNow(After: null, $"signing in: {lost.Reason}");
        if (answer is not PlatformAnswer.Answered answered) throw new InvalidOperationException("Unknown answer.");

        using var body = WirePayload.TryParse(answered.Body);
        var fields = body?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : default;
        if (answered.Status is HttpStatusCode.OK)
        {
            return Token(fields, askedAt) is { } token
                ? new TokenAnswer.Granted(token)
                : new TokenAnswer.NotNow(After: null, "signing in: the answer holds no token");
        }

        var code = Code(fields);
        var reason = $"signing in: HTTP {(int)answered.Status}{(code is null ? "" : $" {code}")}";
        return isRefusal(answered.Status) && code is not "temporarily_unavailable"
            ? new TokenAnswer.Refused(reason)
            : new TokenAnswer.NotNow(answered.RetryAfter, reason);
    }

    private static AccessToken? Token(JsonElement fields, DateTimeOffset askedAt)
    {
        if (Text(fields, "access_token") is not { Length: > 0 and <= LongestToken } secret || !secret.All(char.IsAsciiLetterOrDigit, except: "-._~+/=")) return null;
        // Managed identities give numbers as text, and App Service the moment only.
        var life = Number(fields, "expires_in") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestLife.TotalSeconds))
            : Number(fields, "expires_on") is { } moment ? TimeSpan.FromSeconds(Math.Clamp(moment - askedAt.ToUnixTimeSeconds(), 0, LongestLife.TotalSeconds))
            : ShortestLife;
        return life < ShortestLife ? null : new AccessToken(secret, askedAt + life);
    }

    private static string? Code(JsonElement fields) =>
        Text(fields, "error") is { Length: > 0 and <= LongestCode } code && code.All(char.IsAsciiLetterLower, except: "_") ? code : null;

    private static string? Text(JsonElement fields, string name) =>
        fields.ValueKind is JsonValueKind.Object && fields.TryGetProperty(name, out var field) && field.ValueKind is JsonValueKind.String ? field.GetString() : null;

    private static double? Number(JsonElement fields, string name)
    {
        if (fields.ValueKind is not JsonValueKind.Object || !fields.TryGetProperty(name, out var field)) return null;
        if (field.ValueKind is JsonValueKind.Number) return field.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
        return field.ValueKind is JsonValueKind.String && long.TryParse(field.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }

    private static bool All(this string text, Func<char, bool> isGood, string except)
    {
        foreach (var letter in text)
        {
            if (!isGood(letter) && !except.Contains(letter, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
