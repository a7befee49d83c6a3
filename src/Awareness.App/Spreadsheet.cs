namespace Awareness.App;

/// <summary>Tables for spreadsheets: comma-separated values as in RFC 4180, with nothing in them that a spreadsheet would run.</summary>
internal static class Spreadsheet
{
    /// <summary>The mark at the beginning by which spreadsheets know UTF-8.</summary>
    public const char Mark = '\uFEFF';

    /// <summary>A cell that begins with one of these would be run as a formula; some spreadsheets take the wide ones for them too.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>One cell: quoted, and never a formula.</summary>
    public static string Cell(string text)
    {
        var begin = text.AsSpan().TrimStart(' ');
        var safe = begin.Length > 0 && FormulaStarts.Contains(begin[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Writes one row.</summary>
    public static void WriteRow(TextWriter output, params IEnumerable<string> cells) => output.Write($"{string.Join(',', cells.Select(Cell))}\r\n");
}
