using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>A published key.</summary>
/// <param name="Key">For the signature.</param>
/// <param name="Endorsements">Channels it vouches for; null when it says nothing of channels.</param>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string>? Endorsements);

/// <summary>The keys one issuer has published, by name. Only RSA keys for signatures count; where two have one name the first does.</summary>
internal sealed class KeySet
{
    private const int MostKeys = 100;
    private const int MostEndorsements = 1_000;
    private const int MaxDepth = 16;

    /// <summary>Bytes of a modulus: 2,048 to 8,192 bits.</summary>
    private const int ShortestModulus = 256;

    private const int LongestModulus = 1_024;

    private readonly FrozenDictionary<string, SigningKey> keys;

    private KeySet(IReadOnlyDictionary<string, SigningKey> keys) => this.keys = keys.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => keys.Count;

    /// <summary>The key of this name, or null.</summary>
    public SigningKey? Find(string name) => keys.GetValueOrDefault(name);

    /// <summary>Reads a JWK set (RFC 7517) with the Bot Framework's endorsements; null when it is none, or has no key we could use.</summary>
    public static KeySet? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array) return null;

            Dictionary<string, SigningKey> found = new(StringComparer.Ordinal);
            foreach (var key in list.EnumerateArray().Take(MostKeys))
            {
                if (Text(key, "kid") is { Length: > 0 } name && Read(key, name) is { } read) found.TryAdd(name, read);
            }

            return found.Count == 0 ? null : new KeySet(found);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text with half a surrogate pair.
            return null;
        }
    }

    private static SigningKey? Read(JsonElement key, string name)
    {
        if (Text(key, "kty") != "RSA" || Text(key, "use") is not (null or "sig")) return null;
        if (Bytes(key, "n") is not { Length: >= ShortestModulus and <= LongestModulus } modulus || modulus[0] == 0) return null;
        if (Bytes(key, "e") is not { Length: > 0 and <= 8 } exponent || IsWeak(exponent)) return null;
        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        return new SigningKey(new RsaSecurityKey(parameters) { KeyId = name }, Endorsements(key));
    }

    /// <summary>An even exponent, or 1, with which every message signs itself.</summary>
    private static bool IsWeak(ReadOnlySpan<byte> exponent) => exponent[^1] % 2 == 0 || exponent.TrimStart((byte)0) is [1];

    private static FrozenSet<string>? Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Take(MostEndorsements).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "").ToFrozenSet(StringComparer.Ordinal)
            : null;

    private static string? Text(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name)
    {
        if (Text(key, name) is not { } text || !Base64Url.IsValid(text)) return null;
        return Base64Url.DecodeFromChars(text);
    }
}
