using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>What a token says, before anybody knows whether it is true. A claim that is no text is null: so it equals nothing that is asked for.</summary>
internal sealed record CallerToken
{
    /// <summary>Characters of the longest token that is looked at; Microsoft's have 1,000 to 3,000.</summary>
    public const int MaxLength = 16 * 1024;

    private const int MaxDepth = 16;
    private const int KeyIdLength = 256;

    /// <summary>The token itself, for the signature.</summary>
    public required string Encoded { get; init; }

    /// <summary>The name of the key it is signed with (<c>kid</c>). What else the header says of keys (<c>jku</c>, <c>x5u</c>, <c>jwk</c>) is a stranger's word and never looked at.</summary>
    public required string KeyId { get; init; }

    /// <summary><c>iss</c>: who signed it.</summary>
    public string? Issuer { get; init; }

    /// <summary><c>aud</c>: whom it is for; null when it is for several.</summary>
    public string? Audience { get; init; }

    /// <summary><c>ver</c>: <c>1.0</c> or <c>2.0</c> on tokens of Microsoft Entra, missing on the channels'.</summary>
    public string? Version { get; init; }

    /// <summary>Application id of the caller: <c>azp</c> in version 2.0, <c>appid</c> before.</summary>
    public string? Caller { get; init; }

    /// <summary><c>tid</c>: the tenant it was signed in.</summary>
    public string? Tenant { get; init; }

    /// <summary><c>serviceurl</c>: the Connector a channel speaks for.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Reads a token; null when it is none that we could check: three parts, a key's name, a signature by RSA with PKCS #1 and SHA-2, and no extension that must be understood.</summary>
    public static CallerToken? Read(string encoded)
    {
        if (encoded.Length > MaxLength || encoded.AsSpan().Count('.') != 2) return null;
        try
        {
            using var header = Json(encoded[..encoded.IndexOf('.', StringComparison.Ordinal)]);
            using var payload = Json(encoded[(encoded.IndexOf('.', StringComparison.Ordinal) + 1)..encoded.LastIndexOf('.')]);
            return Read(encoded, header.RootElement, payload.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private static CallerToken? Read(string encoded, JsonElement header, JsonElement payload)
    {
        if (header.ValueKind != JsonValueKind.Object || payload.ValueKind != JsonValueKind.Object || header.TryGetProperty("crit", out _)) return null;
        if (Text(header, "alg") is not { } algorithm || !TokenSignature.Algorithms.Contains(algorithm)) return null;
        if (Text(header, "kid") is not { Length: > 0 and <= KeyIdLength } keyId) return null;

        var version = Text(payload, "ver");
        return new CallerToken
        {
            Encoded = encoded,
            KeyId = keyId,
            Issuer = Text(payload, "iss"),
            Audience = Text(payload, "aud"),
            Version = version,
            Caller = Text(payload, version == "2.0" ? "azp" : "appid"),
            Tenant = Text(payload, "tid"),
            ServiceUrl = Text(payload, "serviceurl"),
        };
    }

    private static JsonDocument Json(string part) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(part), new JsonDocumentOptions { MaxDepth = MaxDepth });

    private static string? Text(JsonElement part, string name)
    {
        if (!part.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is no text.
            return null;
        }
    }
}
