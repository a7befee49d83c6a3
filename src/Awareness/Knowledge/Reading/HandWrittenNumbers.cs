using System.Text.RegularExpressions;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading;

/// <summary>
/// Finds numbers in a body that must stand in <c>laws.yaml</c> or <c>hotlines.yaml</c> instead: a fine changes in one place,
/// and no card may go on saying the old one.
/// </summary>
internal sealed partial class HandWrittenNumbers(SourceCatalog catalog)
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const int Timeout = 10_000;

    private readonly Hotline[] hotlines = [.. catalog.Hotlines.Values.Select(hotline => hotline.Value).Where(hotline => hotline.Number.Length > 0)];
    private readonly Figure[] figures = [.. catalog.Figures.Values.Select(figure => figure.Value)];

    /// <summary>Reports the numbers written by hand in <paramref name="line"/>.</summary>
    public void Check(BodyLine line, FileProblems problems, int column = 1)
    {
        if (line.Text.Length > PlainText.LongestLine || !HasDigit(line.Text)) return;
        var text = References.Blank(line.Text);
        if (!HasDigit(text)) return;
        var found = new List<(int Start, int End)>();
        foreach (var match in Fixed().EnumerateMatches(text)) Report(match.Index, match.Length, isError: true);
        foreach (var match in Measure().EnumerateMatches(text)) Report(match.Index, match.Length, isError: false);
        foreach (var match in LawNumber().EnumerateMatches(text)) ReportLaw(match.Index, match.Length);
        ReportHotlines();

        void Report(int start, int length, bool isError)
        {
            if (!Claim(start, length)) return;
            var number = text.Substring(start, length).Trim();
            var suggestion = SuggestFigure(number);
            if (isError) problems.Error(line.Line, column + start, Messages.HandWritten(number), suggestion);
            else problems.Warn(line.Line, column + start, Messages.HandWritten(number), suggestion);
        }

        void ReportHotlines()
        {
            foreach (var hotline in hotlines)
            {
                for (var start = text.IndexOf(hotline.Number, StringComparison.Ordinal); start >= 0; start = text.IndexOf(hotline.Number, start + 1, StringComparison.Ordinal))
                {
                    if (!IsWhole(text, start, hotline.Number.Length) || IsArticle(text, start) || !Claim(start, hotline.Number.Length)) continue;
                    problems.Error(line.Line, column + start, Messages.HandWritten(hotline.Number), Messages.UseReference($"hotline.{hotline.Id}"));
                }
            }

            foreach (var match in Phone().EnumerateMatches(text)) Report(match.Index, match.Length, isError: true);
        }

        void ReportLaw(int start, int length)
        {
            var written = text.Substring(start, length);
            var number = written[(written.LastIndexOf(' ') + 1)..];
            var law = catalog.Laws.Values.Select(entry => entry.Value).FirstOrDefault(law => IsNumberOf(law, written, number));
            if (law is not null && Claim(start, length)) problems.Error(line.Line, column + start, Messages.HandWritten(written), Messages.UseReference($"law.{law.Id}"));
        }

        bool Claim(int start, int length)
        {
            if (found.Exists(taken => start < taken.End && taken.Start < start + length)) return false;
            found.Add((start, start + length));
            return true;
        }
    }

    private static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    private string SuggestFigure(string number)
    {
        var figure = Array.Find(figures, figure => figure.Text.Equals(number, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(figures, figure => figure.Text.Contains(number, StringComparison.OrdinalIgnoreCase));
        return figure is null ? Messages.AddFigure : Messages.UseReference(figure.Id);
    }

    /// <summary>"168/2024/NĐ-CP" in full, or "Nghị định 168" with the kind before it.</summary>
    private static bool IsNumberOf(Law law, string written, string number) =>
        law.Number.Equals(number, StringComparison.OrdinalIgnoreCase)
        || (written.StartsWith(law.Kind, StringComparison.OrdinalIgnoreCase) && law.Number.StartsWith($"{number}/", StringComparison.OrdinalIgnoreCase));

    private static bool IsArticle(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.EndsWith("điều", StringComparison.OrdinalIgnoreCase) || before.EndsWith("khoản", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when no digit, decimal or range goes on at either side ("110–115 nhịp", "1.115" and "115/2016" name no hotline).</summary>
    private static bool IsWhole(string text, int start, int length) =>
        !GoesOn(text, start - 1, -1) && !GoesOn(text, start + length, 1);

    private static bool GoesOn(string text, int at, int step)
    {
        if (at < 0 || at >= text.Length) return false;
        if (char.IsLetterOrDigit(text[at])) return true;
        var next = at + step;
        return text[at] is '.' or ',' or '/' or '-' or '–' && next >= 0 && next < text.Length && char.IsAsciiDigit(text[next]);
    }

    /// <summary>Money, prison terms, licence points, alcohol limits.</summary>
    [GeneratedRegex("""
        \d[\d.,]*(\s*(–|-|đến)\s*\d[\d.,]*)?(\s*(đồng|triệu|nghìn|ngàn|tỷ|tỉ|vnđ|vnd)|(?<=\d\d)[đk])(?![\p{L}\d])(\s+đồng\b)?
        |\d+(\s*(–|-|đến)\s*\d+)?\s*(năm|tháng)\s+tù\b
        |\btù\s([^.;\d]{0,40})\d+(\s*(–|-|đến)\s*\d+)?(\s*(năm|tháng)(\s+đến\s+\d+\s+(năm|tháng))?)
        |\btrừ\s+((từ|đến)\s+)?\d+(\s*(–|-|đến)\s*\d+)?\s*điểm\b
        |\d[\d.,]*(\s*(–|-|đến)\s*\d[\d.,]*)?\s*(mg|miligam|mi-li-gam)\b(\s*/\s*\d*\s*(l|lít|ml|mililít)\b)?
        """, Options | RegexOptions.IgnorePatternWhitespace, Timeout)]
    private static partial Regex Fixed();

    /// <summary>Speeds, grams, ages in the law's own words and days from which something holds: legal more often than not.</summary>
    [GeneratedRegex(@"\d[\d.,]*(\s*(–|-|đến)\s*\d[\d.,]*)?\s*(km/h|km/giờ|gam\b|gram\b)|\bđủ\s+\d+\s+tuổi\b|(hiệu\ lực|áp\ dụng)\s+(kể\s+)?từ\s+(ngày\s+)?\d{1,2}/\d{1,2}/\d{4}",
        Options | RegexOptions.IgnorePatternWhitespace, Timeout)]
    private static partial Regex Measure();

    [GeneratedRegex(@"(?<![\p{L}\d.,/+])(\+84|0\d{1,4}|1[89]00)([ .-]?\d{2,4}){2,4}(?![\d/])", Options, Timeout)]
    private static partial Regex Phone();

    [GeneratedRegex(@"((Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)\s+(số\s+)?\d{1,4}(/[\p{L}\d/-]*[\p{L}\d])?|(?<![\d/])\d{1,4}/(\d{4}/)?\p{L}[\p{L}\d-]*[\p{L}\d])(?![\p{L}\d])", Options, Timeout)]
    private static partial Regex LawNumber();
}
