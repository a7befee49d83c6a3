using System.Globalization;
using Awareness.Knowledge;

namespace Awareness.App.Page;

/// <summary>Shows the plain text of an answer as paragraphs, numbered steps and bullets, with the emergency numbers as links to dial.</summary>
internal sealed class AnswerText(IReadOnlyDictionary<string, Hotline> hotlines)
{
    private static readonly string[] PlacesInLaw = ["điều ", "khoản ", "điểm ", "mục ", "chương "];

    private readonly Dictionary<string, Hotline> byDial = hotlines.Values
        .Where(hotline => hotline.Dial.Length > 0)
        .DistinctBy(hotline => hotline.Dial)
        .ToDictionary(hotline => hotline.Dial, StringComparer.Ordinal);

    /// <summary>The text as blocks.</summary>
    public Html Blocks(string text) => Html.Lines(Group(text).Select(Block));

    /// <summary>The hotlines the text names, in order of appearance.</summary>
    public IReadOnlyList<Hotline> Named(string text) => [.. Pieces(text).Select(piece => piece.Hotline).OfType<Hotline>().Distinct()];

    /// <summary>The text as one run of words, with the hotlines as links.</summary>
    public Html Line(string text)
    {
        var line = Html.Empty;
        foreach (var (words, hotline) in Pieces(text))
        {
            line = hotline is null
                ? Html.Of($"{line}{words}")
                : Html.Of($"""{line}<a class="call" href="tel:{hotline.Dial}">{words}</a>""");
        }

        return line;
    }

    private Html Block(IReadOnlyList<Row> rows) => rows[0].Kind switch
    {
        RowKind.Step => Html.Of($"<ol>{Html.Lines(rows.Select(row => Html.Of($"""<li value="{row.Number}">{Line(row.Text)}</li>""")))}</ol>"),
        RowKind.Bullet => Html.Of($"<ul>{Html.Lines(rows.Select(row => Html.Of($"<li>{Line(row.Text)}</li>")))}</ul>"),
        _ => Html.Of($"<p>{Html.Lines(rows.Select((row, i) => i == 0 ? Line(row.Text) : Html.Of($"<br>{Line(row.Text)}")))}</p>"),
    };

    /// <summary>Neighbouring rows of one kind; a blank line ends a paragraph, but not a list.</summary>
    private static List<List<Row>> Group(string text)
    {
        List<List<Row>> groups = [];
        var isOpen = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0)
            {
                isOpen = false;
                continue;
            }

            var row = Row.Read(line);
            if (groups is [.., var last] && last[0].Kind == row.Kind && (isOpen || row.Kind != RowKind.Words)) last.Add(row);
            else groups.Add([row]);
            isOpen = true;
        }

        return groups;
    }

    /// <summary>Cuts the text into hotline numbers and the words between them.</summary>
    private IEnumerable<(string Words, Hotline? Hotline)> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var end = EndOfNumber(text, i);
            if (FindHotline(text, i, end) is { } hotline)
            {
                if (i > start) yield return (text[start..i], null);
                yield return (text[i..end], hotline);
                start = end;
            }

            i = end;
        }

        if (start < text.Length) yield return (text[start..], null);
    }

    private Hotline? FindHotline(string text, int start, int end)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '-' or '.' or ',')) return null;
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '/' or '%' or '-')) return null;
        if (PlacesInLaw.Any(place => text.AsSpan(0, start).EndsWith(place, StringComparison.OrdinalIgnoreCase))) return null;
        return byDial.GetValueOrDefault(string.Concat(text[start..end].Where(char.IsAsciiDigit)));
    }

    /// <summary>A number goes on over dots, commas and hyphens as long as digits follow: "0769.04.04.04", but "gọi 115." ends before the dot.</summary>
    private static int EndOfNumber(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        return end;
    }

    private enum RowKind
    {
        Words,
        Step,
        Bullet,
    }

    private readonly record struct Row(RowKind Kind, int Number, string Text)
    {
        public static Row Read(string line)
        {
            if (line is ['-' or '•' or '*', ' ', ..]) return new Row(RowKind.Bullet, 0, line[2..].TrimStart());
            var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
            return digits is > 0 and <= 3 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' '
                ? new Row(RowKind.Step, int.Parse(line.AsSpan(0, digits), CultureInfo.InvariantCulture), line[(digits + 2)..].TrimStart())
                : new Row(RowKind.Words, 0, line);
        }
    }
}
