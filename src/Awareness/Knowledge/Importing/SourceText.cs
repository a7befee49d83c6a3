using System.Text;
using Awareness.Yaml;

namespace Awareness.Knowledge.Importing;

/// <summary>One line of the file, as it was typed.</summary>
/// <param name="Number">1-based; in a Word file the number of the paragraph.</param>
/// <param name="Text">Without unseen characters, letters and marks joined.</param>
internal sealed record SourceLine(int Number, string Text);

/// <summary>Turns the bytes of a .docx, .md or .txt file into lines.</summary>
internal static class SourceText
{
    /// <summary>Files above this many bytes are refused unread: 20 MB.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Windows code page of Vietnamese: letters with their tone marks behind them.</summary>
    private const int Windows1258 = 1258;

    /// <summary>The lines, or null when the file cannot be read; the reason is then among the problems.</summary>
    public static IReadOnlyList<SourceLine>? Read(string name, ReadOnlyMemory<byte> bytes, FileProblems problems)
    {
        if (bytes.Length > MaxBytes)
        {
            problems.Error(1, column: null, ImportMessages.FileTooLarge);
            return null;
        }

        var text = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".docx" => WordFile.Read(bytes, problems),
            ".md" or ".txt" => Decode(bytes.Span, problems),
            _ => Refuse(problems),
        };
        if (text is null) return null;
        if (Encoding.UTF8.GetByteCount(text) > ContentFile.MaxBytes)
        {
            problems.Error(1, column: null, ImportMessages.TextTooLarge);
            return null;
        }

        return Lines(Modern(text, problems));
    }

    private static string? Refuse(FileProblems problems)
    {
        problems.Error(1, column: null, ImportMessages.UnknownKind, ImportMessages.UnknownKindHint);
        return null;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, FileProblems problems)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.Contains((byte)0))
        {
            problems.Error(1, column: null, ImportMessages.NoText, ImportMessages.UnknownKindHint);
            return null;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var windows = MarkedLetters.Join(CodePagesEncodingProvider.Instance.GetEncoding(Windows1258)?.GetString(bytes) ?? "");
        var latin = Encoding.Latin1.GetString(bytes);
        var legacy = LegacyLetters.Read(latin)?.Text ?? "";
        if (LegacyLetters.CountFrequent(windows) > LegacyLetters.CountFrequent(legacy))
        {
            problems.Warn(1, column: null, ImportMessages.Converted("Windows-1258"));
            return windows;
        }

        if (legacy.Length > 0) return latin;
        problems.Error(1, column: null, ImportMessages.UnknownEncoding, ImportMessages.UnknownEncodingHint);
        return null;
    }

    private static string Modern(string text, FileProblems problems)
    {
        if (LegacyLetters.Read(text) is { } legacy)
        {
            problems.Warn(1, column: null, ImportMessages.Converted(legacy.Encoding), ImportMessages.CapitalsHint);
            return legacy.Text;
        }

        var joined = MarkedLetters.Join(text);
        if (joined.Length != text.Length) problems.Warn(1, column: null, ImportMessages.MarksJoined);
        return joined;
    }

    private static List<SourceLine> Lines(string text)
    {
        var lines = text.Split('\n');
        var found = new List<SourceLine>(lines.Length);
        for (var i = 0; i < lines.Length; i++) found.Add(new SourceLine(i + 1, Seen(lines[i])));
        return found;
    }

    /// <summary>A soft hyphen and what has no width vanish; other unseen characters become blanks.</summary>
    private static string Seen(string line)
    {
        var seen = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            if (letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF') continue;
            var isUnseen = letter != '\t' && (char.IsControl(letter) || letter is '\uFFFD' or '\u2028' or '\u2029' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
            seen.Append(isUnseen ? ' ' : letter);
        }

        return seen.ToString().TrimEnd();
    }
}
