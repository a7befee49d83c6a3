using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Awareness.Channels.DirectLine;

/// <summary>The key that signs our tokens. Kept over restarts, so that open pages go on; the same on every node.</summary>
public sealed class DirectLineKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>Takes a key as it was kept.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">The key is too short to be safe.</exception>
    public DirectLineKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length) throw new ArgumentException($"A Direct Line key has at least {Length} bytes.", nameof(bytes));
        Security = new SymmetricSecurityKey(bytes.ToArray());
    }

    internal SymmetricSecurityKey Security { get; }

    /// <summary>A new key, to be kept.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);
}
