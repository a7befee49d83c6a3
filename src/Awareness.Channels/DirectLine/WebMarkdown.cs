using System.Buffers;
using System.Text;
using Awareness.Knowledge;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// Writes plain text as Markdown that shows exactly that text in Web Chat, with three things added: known telephone numbers
/// become links, lines stay lines, and sources are set apart. Nothing in the text itself can become markup.
/// </summary>
internal static class WebMarkdown
{
    private const string SourceMark = "Nguồn: ";

    private static readonly SearchValues<char> ListMarks = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The text as Markdown.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="hotlines">Numbers that become links.</param>
    public static string Render(string text, IEnumerable<Hotline> hotlines)
    {
        IReadOnlyList<Hotline> numbers = [.. hotlines.Where(hotline => hotline.Dial.Length > 0).OrderByDescending(hotline => hotline.Number.Length)];
        var markdown = new StringBuilder(text.Length + 64);
        var isOpen = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var content = line.TrimEnd();
            if (content.Length == 0)
            {
                if (isOpen) markdown.Append("\n\n");
                isOpen = false;
                continue;
            }

            // A backslash at the end of a line is a line break within the paragraph.
            if (isOpen) markdown.Append("\\\n");
            AppendLine(markdown, content, numbers);
            isOpen = true;
        }

        return markdown.ToString().TrimEnd('\n');
    }

    private static void AppendLine(StringBuilder markdown, string line, IReadOnlyList<Hotline> numbers)
    {
        if (line.StartsWith(SourceMark, StringComparison.Ordinal) && line.Length > SourceMark.Length)
        {
            markdown.Append('*');
            for (var i = 0; i < line.Length; i++) AppendEscaped(markdown, line, i);
            markdown.Append('*');
            return;
        }

        for (var i = 0; i < line.Length;)
        {
            if (numbers.FirstOrDefault(number => StandsAt(number.Number, line, i)) is not { } hotline)
            {
                AppendEscaped(markdown, line, i++);
                continue;
            }

            markdown.Append('[');
            for (var end = i + hotline.Number.Length; i < end; i++) AppendEscaped(markdown, line, i);
            markdown.Append("](tel:").Append(hotline.Dial).Append(')');
        }
    }

    /// <summary>True when the number stands there by itself, not inside a longer number, a date or a document's number.</summary>
    private static bool StandsAt(string number, string line, int at)
    {
        if (string.CompareOrdinal(line, at, number, 0, number.Length) != 0) return false;
        var end = at + number.Length;
        var before = at > 0 ? line[at - 1] : ' ';
        var after = end < line.Length ? line[end] : ' ';
        return !char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after)
            && !(IsJoint(before) && at > 1 && char.IsLetterOrDigit(line[at - 2]))
            && !(IsJoint(after) && end + 1 < line.Length && char.IsLetterOrDigit(line[end + 1]));
    }

    private static bool IsJoint(char letter) => letter is '.' or ',' or '/' or '-' or ':' or '_' or '@';

    private static void AppendEscaped(StringBuilder markdown, string line, int at)
    {
        var letter = line[at];
        switch (letter)
        {
            case '\0':
            case var half when char.IsSurrogate(half) && !IsPaired(line, at):
                markdown.Append('\uFFFD');
                break;
            // Leading blanks would be dropped, or make a code block of the line.
            case ' ' or '\t' when line.AsSpan(0, at).IsWhiteSpace():
                markdown.Append('\u00A0');
                break;
            // As character references where a backslash means something to some Markdown dialect: attributes, formulas.
            case '{' or '}' or '[' or '\u27EC' or '\u27ED':
                markdown.Append("&#").Append((int)letter).Append(';');
                break;
            // "(c)" and "(tm)" would become signs; elsewhere a bracket is only a bracket.
            case '(' when line.IndexOf(')', at) is var end && end - at is 2 or 3:
                markdown.Append("&#40;");
                break;
            default:
                if (char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) && !IsHarmless(line, at)) markdown.Append('\\');
                markdown.Append(letter);
                break;
        }
    }

    /// <summary>Punctuation that no dialect reads as markup where it stands, so that the text stays readable on the wire.</summary>
    private static bool IsHarmless(string line, int at)
    {
        var letter = line[at];
        var before = at > 0 ? line[at - 1] : ' ';
        var after = at + 1 < line.Length ? line[at + 1] : ' ';
        return letter switch
        {
            '(' => true,
            ')' or '.' => (IsWord(before) || (letter == '.' && before == ')')) && !IsListMark(line, at) && (char.IsWhiteSpace(after) || (letter == ')' && after is ',' or '.' or ';' or ':')),
            ',' or ';' or '?' or '!' => (IsWord(before) || before == ')') && char.IsWhiteSpace(after),
            // Only before a blank: of "tel:" and the backslash of a line break some dialects make an address.
            ':' => (IsWord(before) || before == ')') && at + 1 < line.Length && after == ' ',
            '%' => char.IsAsciiDigit(before),
            '/' or '-' => IsWord(before) && IsWord(after),
            _ => false,
        };
    }

    private static bool IsPaired(string line, int at) =>
        char.IsHighSurrogate(line[at]) ? at + 1 < line.Length && char.IsLowSurrogate(line[at + 1]) : at > 0 && char.IsHighSurrogate(line[at - 1]);

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter);

    /// <summary>"1." and "2)" everywhere, "a." and "iv)" in some dialects.</summary>
    private static bool IsListMark(string line, int at) => !line.AsSpan(0, at).TrimStart().ContainsAnyExcept(ListMarks);
}
