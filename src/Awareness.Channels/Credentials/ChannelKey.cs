using System.Security.Cryptography;

namespace Awareness.Channels.Credentials;

/// <summary>The key that seals the tokens of channels before they are stored. Whoever has it and the database can speak with our voice.</summary>
public sealed class ChannelKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>Takes a key of <see cref="Length"/> bytes.</summary>
    public ChannelKey(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        Bytes = bytes;
    }

    internal byte[] Bytes { get; }

    /// <summary>A new key, to be kept.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The key that a setting holds as base64; null when it is none.</summary>
    public static ChannelKey? Read(string text)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length ? new ChannelKey(bytes[..Length]) : null;
    }
}
