using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Awareness.Channels.Zalo;

/// <summary>
/// Proves that an event comes from Zalo: <c>X-ZEvent-Signature</c> over the bytes as they came. The secret stands at the end of what is hashed, so a plain hash
/// cannot be carried on by whoever saw one.
/// </summary>
internal static class ZaloProof
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-ZEvent-Signature";

    private const string Prefix = "mac=";

    /// <summary>Digits of the longest moment that is looked at; milliseconds since 1970 have 13.</summary>
    private const int LongestMoment = 15;

    /// <summary>The kind of signature that proves <paramref name="body"/>; null when none of the allowed ones does. Every kind is tried, whichever fits.</summary>
    public static ZaloSignature? Of(StringValues header, byte[] body, string timestamp, ZaloOptions options)
    {
        var prefix = header is [{ } given] && given.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix : "";
        ZaloSignature? proven = null;
        foreach (var signature in options.AllowedSignatures)
        {
            IReadOnlyList<string> secrets = signature is ZaloSignature.AppIdAppSecret ? [options.AppSecret] : options.Secrets;
            if (Proof.IsHash(header, prefix, secrets, secret => Hash(signature, body, timestamp, secret, options))) proven ??= signature;
        }

        return proven;
    }

    /// <summary>
    /// The event's moment as it is written in the body, at the top level: it is part of what is signed. Null when there is none in digits, or the body is no JSON.
    /// Only looks for it: nothing is believed, built or nested before the proof.
    /// </summary>
    public static string? MomentOf(ReadOnlySpan<byte> body)
    {
        // Skipping counts the depth and does not recurse; how deep an event may be is judged when it is read.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        string? moment = null;
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                // Compared as written: taking escapes apart throws on half a character, and Zalo escapes nothing in its names.
                var isMoment = reader.ValueSpan.SequenceEqual("timestamp"u8);
                reader.Read();
                if (isMoment) moment = Digits(reader);
                reader.Skip();
            }

            return moment;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What Zalo writes for an event, as this service understands it.</summary>
    internal static byte[] Hash(ZaloSignature signature, ReadOnlySpan<byte> body, string timestamp, string secret, ZaloOptions options)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var isKeyed = signature is ZaloSignature.AppIdHmac or ZaloSignature.OaIdHmac;
        using var hash = isKeyed ? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key) : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(signature is ZaloSignature.OaId or ZaloSignature.OaIdHmac ? options.OaId : options.AppId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        if (!isKeyed) hash.AppendData(key);
        return hash.GetHashAndReset();
    }

    private static string? Digits(Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || reader.ValueSpan.Length is 0 or > LongestMoment) return null;
        return Utf8Parser.TryParse(reader.ValueSpan, out long moment, out var length) && length == reader.ValueSpan.Length && moment >= 0 && char.IsAsciiDigit((char)reader.ValueSpan[0])
            ? Encoding.ASCII.GetString(reader.ValueSpan)
            : null;
    }
}
