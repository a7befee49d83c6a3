using System.Security.Cryptography;
using System.Text;

namespace Awareness.Channels.Credentials;

/// <summary>
/// Seals tokens for storage: AES-256-GCM with a fresh nonce, bound to the place they are kept in, so that a copy of the database neither tells them nor lets one be put in
/// the place of another.
/// </summary>
internal sealed class TokenSeal(ChannelKey key)
{
    private const string Version = "1.";
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    /// <summary>The token, sealed for <paramref name="place"/>.</summary>
    public string Seal(string token, string place)
    {
        var plain = Encoding.UTF8.GetBytes(token);
        var packed = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(packed.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key.Bytes, TagLength);
        cipher.Encrypt(packed.AsSpan(0, NonceLength), plain, packed.AsSpan(NonceLength, plain.Length), packed.AsSpan(NonceLength + plain.Length), Encoding.UTF8.GetBytes(place));
        return Version + Convert.ToBase64String(packed);
    }

    /// <summary>The token that was sealed for <paramref name="place"/>; null when it was sealed with another key, for another place, or changed.</summary>
    public string? Open(string sealedToken, string place)
    {
        if (!sealedToken.StartsWith(Version, StringComparison.Ordinal)) return null;
        var packed = new byte[sealedToken.Length];
        if (!Convert.TryFromBase64String(sealedToken[Version.Length..], packed, out var length) || length < NonceLength + TagLength) return null;
        var plain = new byte[length - NonceLength - TagLength];
        using var cipher = new AesGcm(key.Bytes, TagLength);
        try
        {
            cipher.Decrypt(packed.AsSpan(0, NonceLength), packed.AsSpan(NonceLength, plain.Length), packed.AsSpan(length - TagLength, TagLength), plain, Encoding.UTF8.GetBytes(place));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
