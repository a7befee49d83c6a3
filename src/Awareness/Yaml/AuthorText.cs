using System.Buffers;
using System.Text;

namespace Awareness.Yaml;

/// <summary>The lines of a file, decoded strictly and free of characters nobody can see.</summary>
/// <param name="Lines">Without line ends; line 1 is at index 0.</param>
internal sealed record AuthorText(IReadOnlyList<string> Lines)
{
    private const string ByteOrderMark = "\uFEFF";

    /// <summary>Combining marks of decomposed Vietnamese (NFD), as some editors on macOS write it.</summary>
    private const string Combining = "\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323";

    private static readonly SearchValues<char> CombiningMarks = SearchValues.Create(Combining);

    /// <summary>Control characters (a tab too: YAML forbids it where it matters most) and characters without width or line.</summary>
    private static readonly char[] AllUnseen =
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
            .. "\u00AD\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFFFD"];

    private static readonly SearchValues<char> Unseen = SearchValues.Create(AllUnseen);

    /// <summary>What no text has that needs no cleaning: nearly all are, and a text is searched faster than its lines.</summary>
    private static readonly SearchValues<char> Unclean = SearchValues.Create([.. AllUnseen.Where(unit => unit != '\n'), .. Combining]);

    /// <summary>The text as one string with plain line feeds.</summary>
    public string Joined(int firstLine = 1, int? lastLine = null) =>
        string.Join('\n', Lines.Skip(firstLine - 1).Take((lastLine ?? Lines.Count) - firstLine + 1));

    /// <summary>Decodes <paramref name="bytes"/>; null when they are no UTF-8 or too many. Unseen characters are reported and read as blanks.</summary>
    public static AuthorText? Decode(ReadOnlySpan<byte> bytes, FileProblems problems)
    {
        if (bytes.Length > ContentFile.MaxBytes)
        {
            problems.Error(1, column: null, FileMessages.TooLarge);
            return null;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            problems.Error(LineOfInvalidByte(bytes), column: null, FileMessages.InvalidUtf8, FileMessages.InvalidUtf8Hint);
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith(ByteOrderMark, StringComparison.Ordinal)) text = text[1..];
        var lines = text.Split('\n');
        if (!text.AsSpan().ContainsAny(Unclean)) return new AuthorText(lines);
        for (var i = 0; i < lines.Length; i++) lines[i] = Cleaned(lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i], i + 1, problems);
        return new AuthorText(lines);
    }

    private static string Cleaned(string line, int number, FileProblems problems)
    {
        var mark = line.AsSpan().IndexOfAny(CombiningMarks);
        if (mark >= 0) problems.Error(number, mark + 1, FileMessages.CombiningMark, FileMessages.CombiningMarkHint);
        var unseen = line.AsSpan().IndexOfAny(Unseen);
        if (unseen < 0) return line;
        problems.Error(number, unseen + 1, FileMessages.UnseenCharacter(line[unseen]));
        return string.Create(line.Length, line, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Unseen.Contains(source[i]) ? ' ' : source[i];
        });
    }

    private static int LineOfInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            if (rune.Value == '\n') line++;
            bytes = bytes[length..];
        }

        return line;
    }
}
