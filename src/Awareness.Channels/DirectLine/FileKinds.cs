using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace Awareness.Channels.DirectLine;

/// <summary>The kinds of files a person may send, told by what they begin with.</summary>
internal static class FileKinds
{
    /// <summary>Bytes of a beginning that tell every kind.</summary>
    public const int Beginning = 512;

    private static readonly SearchValues<byte> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 32).Except([(int)'\t', '\n', '\r']).Append(127).Select(code => (byte)code)]);

    /// <summary>The kind, when <paramref name="header"/> says it, the first bytes show it, and it is one that may be sent: pictures, PDF, plain text. Null otherwise.</summary>
    /// <param name="header">Content type as the sender gave it.</param>
    /// <param name="beginning">The first <see cref="Beginning"/> bytes, or all when there are fewer.</param>
    public static string? Of(string? header, ReadOnlySpan<byte> beginning)
    {
        if (!MediaTypeHeaderValue.TryParse(header, out var said) || Shown(beginning) is not { } shown) return null;
        return said.MediaType.Equals(shown, StringComparison.OrdinalIgnoreCase) || said.MediaType.Equals(AliasOf(shown), StringComparison.OrdinalIgnoreCase) ? shown : null;
    }

    /// <summary>Another name some phones give a kind.</summary>
    private static string? AliasOf(string kind) => kind switch
    {
        "image/jpeg" => "image/jpg",
        "image/heic" => "image/heif",
        _ => null,
    };

    private static string? Shown(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', (byte)'i' or (byte)'f' or (byte)'v', (byte)'c' or (byte)'x' or (byte)'s' or (byte)'1' or (byte)'m', ..] => "image/heic",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        _ when IsText(beginning) => "text/plain",
        _ => null,
    };

    /// <summary>UTF-8 that nothing could take for a page or a picture in words: no control characters, no angle bracket before the first word.</summary>
    private static bool IsText(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.StartsWith("\uFEFF"u8) ? beginning[3..] : beginning;
        if (text.IsEmpty || text.ContainsAny(Unprintable) || text.TrimStart(" \t\r\n"u8).StartsWith("<"u8)) return false;
        // The beginning may end within a letter.
        for (var cut = 0; cut <= 3 && cut < text.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(text[..^cut])) return true;
            if (beginning.Length < Beginning) return false;
        }

        return false;
    }
}
