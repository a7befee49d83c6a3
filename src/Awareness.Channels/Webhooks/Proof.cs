using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Awareness.Channels.Webhooks;

/// <summary>Compares what a caller shows with what it must show, in the same time whether it is right or wrong.</summary>
internal static class Proof
{
    /// <summary>Bytes of the longest proof that is looked at.</summary>
    private const int Longest = 1_024;

    /// <summary>True when the header came exactly once and is one of the <paramref name="secrets"/> (two live at a time while one is replaced). Without secrets nothing is right.</summary>
    public static bool IsSecret(StringValues header, IReadOnlyList<string> secrets)
    {
        if (header is not [{ Length: > 0 and <= Longest } given]) return false;
        // Hashed first: the comparison then tells nothing about lengths.
        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var isRight = false;
        foreach (var secret in secrets)
        {
            isRight |= secret.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), shown);
        }

        return isRight;
    }

    /// <summary>True when the header came exactly once, as <paramref name="prefix"/> and a SHA-256 in hexadecimal that <paramref name="hashOf"/> gives for one of the <paramref name="secrets"/>.</summary>
    public static bool IsHash(StringValues header, string prefix, IReadOnlyList<string> secrets, Func<string, byte[]> hashOf)
    {
        if (header is not [{ Length: <= Longest } given] || !given.StartsWith(prefix, StringComparison.Ordinal)) return false;
        if (given.Length != prefix.Length + (2 * SHA256.HashSizeInBytes)) return false;
        Span<byte> shown = stackalloc byte[SHA256.HashSizeInBytes];
        if (Convert.FromHexString(given.AsSpan(prefix.Length), shown, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        var isRight = false;
        foreach (var secret in secrets)
        {
            isRight |= secret.Length > 0 && CryptographicOperations.FixedTimeEquals(hashOf(secret), shown);
        }

        return isRight;
    }
}
