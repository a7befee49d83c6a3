using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Awareness.Flows;

/// <summary>
/// Codes and names drawn from the number of a turn. They come out of a one-way function, each kind for itself: a report filed in the turn in which somebody got a
/// random name must not lead to that name, not even for whoever reads the whole database.
/// </summary>
public static class FlowCodes
{
    /// <summary>Letters and digits nobody mixes up: no 0 and O, no 1, I and L.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int ClassLength = 6;

    /// <summary>The receipt of a report, as <c>QN-7K3F-2M9P</c>.</summary>
    /// <param name="seed">The number of the turn.</param>
    /// <param name="place">Which code of the turn it is, from 0.</param>
    public static string Receipt(ulong seed, int place)
    {
        Span<char> drawn = stackalloc char[8];
        Draw(seed, 'r', place, drawn);
        return $"QN-{drawn[..4]}-{drawn[4..]}";
    }

    /// <summary>The code of a class in a contest, as <c>7K3F2M</c>.</summary>
    /// <param name="seed">The number of the turn.</param>
    /// <param name="place">Which code of the turn it is, from 0.</param>
    public static string Class(ulong seed, int place)
    {
        Span<char> drawn = stackalloc char[ClassLength];
        Draw(seed, 'c', place, drawn);
        return drawn.ToString();
    }

    /// <summary>A random name of 32 hex digits that results are kept under.</summary>
    public static string Subject(ulong seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(seed, 's', 0, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>True when <paramref name="code"/> has none but the letters and digits of codes, in either case.</summary>
    public static bool IsDrawn(ReadOnlySpan<char> code)
    {
        foreach (var letter in code)
        {
            if (!Alphabet.Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>
    /// The class code in what was typed ("7k3f 2m", "mã là 7K3F2M ạ"), in its one form: six capital letters and digits of those codes are made of; empty when there is none.
    /// </summary>
    public static string ReadClass(string typed)
    {
        List<string> words = [];
        var start = 0;
        for (var i = 0; i <= typed.Length; i++)
        {
            if (i < typed.Length && char.IsLetterOrDigit(typed[i])) continue;
            if (i > start) words.Add(typed[start..i].ToUpperInvariant());
            start = i + 1;
        }

        var whole = string.Concat(words);
        if (IsClass(whole) && (words.Count == 1 || whole.Any(char.IsAsciiDigit) || !typed.Any(char.IsAsciiLetterLower))) return whole;
        // Among other words a digit tells a code best; half a code may stand on either side of a blank.
        return words.FirstOrDefault(word => IsClass(word) && word.Any(char.IsAsciiDigit))
            ?? words.Zip(words.Skip(1), string.Concat).Where(pair => IsClass(pair) && pair.Any(char.IsAsciiDigit)).MaxBy(pair => pair.Count(char.IsAsciiDigit))
            ?? words.FirstOrDefault(word => IsClass(word) && typed.Contains(word, StringComparison.Ordinal))
            ?? "";
    }

    private static bool IsClass(string word) => word.Length == ClassLength && word.All(Alphabet.Contains);

    private static void Draw(ulong seed, char kind, int place, Span<char> drawn)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(seed, kind, place, hash);
        var number = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = Alphabet[(int)(number % (ulong)Alphabet.Length)];
            number /= (ulong)Alphabet.Length;
        }
    }

    private static void Hash(ulong seed, char kind, int place, Span<byte> hash)
    {
        Span<byte> source = stackalloc byte[14];
        BinaryPrimitives.WriteUInt64LittleEndian(source, seed);
        BinaryPrimitives.WriteInt32LittleEndian(source[8..], place);
        BinaryPrimitives.WriteUInt16LittleEndian(source[12..], kind);
        SHA256.HashData(source, hash);
    }
}
