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

    /// <summary>Blanks that are none to YAML. Inside a text they are welcome; where YAML counts blanks they make a line mean something else.</summary>
    private const string AllOddBlanks = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    private static readonly SearchValues<char> OddBlanks = SearchValues.Create(AllOddBlanks);

    /// <summary>What no text has that needs no cleaning: nearly all are, and a text is searched faster than its lines.</summary>
    private static readonly SearchValues<char> Unclean = SearchValues.Create([.. AllUnseen.Where(unit => unit != '\n'), .. Combining, .. AllOddBlanks]);

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
        line = WithoutOddIndentation(line, number, problems);
        var unseen = line.AsSpan().IndexOfAny(Unseen);
        if (unseen < 0) return line;
        problems.Error(number, unseen + 1, FileMessages.UnseenCharacter(line[unseen]));
        return string.Create(line.Length, line, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Unseen.Contains(source[i]) ? ' ' : source[i];
        });
    }

    /// <summary>Reports a blank that YAML does not know where the line begins, behind its dash or behind the colon of its key, and reads it as one.</summary>
    private static string WithoutOddIndentation(string line, int number, FileProblems problems)
    {
        var begin = 0;
        while (begin < line.Length && (line[begin] is ' ' or '-' || OddBlanks.Contains(line[begin]))) begin++;
        var colon = line.IndexOf(':', begin);
        var isBehindKey = colon >= 0 && colon + 1 < line.Length && OddBlanks.Contains(line[colon + 1]) && !line.AsSpan(begin, colon - begin).Contains(' ');
        var end = isBehindKey ? colon + 2 : begin;
        var odd = line.AsSpan(0, end).IndexOfAny(OddBlanks);
        if (odd < 0) return line;
        problems.Error(number, odd + 1, FileMessages.OddBlank(line[odd]), FileMessages.OddBlankHint);
        return string.Create(line.Length, (line, end), static (span, given) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = i < given.end && OddBlanks.Contains(given.line[i]) ? ' ' : given.line[i];
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
