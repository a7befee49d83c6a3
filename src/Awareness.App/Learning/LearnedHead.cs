using System.Buffers.Binary;
using System.Security.Cryptography;
using Awareness.Learning;

namespace Awareness.App.Learning;

/// <summary>The beginning of a file of <see cref="LearnedFiles"/>: a mark, the number of the format, the key, and length and SHA-256 of what follows.</summary>
internal static class LearnedHead
{
    private const int Format = 1;
    private const int KeyAt = 12;
    private const int LengthAt = KeyAt + SHA256.HashSizeInBytes;
    private const int HashAt = LengthAt + sizeof(int);

    /// <summary>Bytes it takes.</summary>
    public const int Length = HashAt + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "AWLEARN\n"u8;

    /// <summary>The head of a file that keeps <paramref name="body"/> under <paramref name="key"/>.</summary>
    public static byte[] Of(LearnedKey key, ReadOnlySpan<byte> body)
    {
        var head = new byte[Length];
        Write(key, body.Length, head);
        SHA256.HashData(body, head.AsSpan(HashAt));
        return head;
    }

    /// <summary>True when <paramref name="head"/> is that of a file that keeps <paramref name="length"/> bytes under <paramref name="key"/>.</summary>
    public static bool IsOf(ReadOnlySpan<byte> head, LearnedKey key, int length)
    {
        Span<byte> wanted = stackalloc byte[Length];
        Write(key, length, wanted);
        return head[..HashAt].SequenceEqual(wanted[..HashAt]);
    }

    /// <summary>True when <paramref name="body"/> is what the file was written with.</summary>
    public static bool IsOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return head[HashAt..].SequenceEqual(hash);
    }

    private static void Write(LearnedKey key, int length, Span<byte> head)
    {
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[Mark.Length..], Format);
        Convert.FromHexString(key.Hash, head[KeyAt..], out _, out _);
        BinaryPrimitives.WriteInt32LittleEndian(head[LengthAt..], length);
    }
}
