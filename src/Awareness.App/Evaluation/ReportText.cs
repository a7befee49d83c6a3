using System.Globalization;

namespace Awareness.App.Evaluation;

/// <summary>Writes a report for people.</summary>
internal static class ReportText
{
    private static readonly string[] Measures = ["top-1", "top-3", "false-answers", "asked-back", "unanswered"];

    public static void Write(EvaluationReport report, TextWriter output)
    {
        output.WriteLine($"content {report.Content}");
        output.WriteLine();
        output.WriteLine("group                     asked  top-1  top-3  false  asked-back  unanswered");
        var byName = report.Figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        foreach (var first in report.Figures.Where(figure => figure.Name.EndsWith(".top-1", StringComparison.Ordinal))) WriteGroup(first, byName, output);

        output.WriteLine();
        foreach (var figure in report.Figures.Where(figure => figure.Of > 0 && !Array.Exists(Measures, measure => figure.Name.EndsWith($".{measure}", StringComparison.Ordinal))))
            output.WriteLine(Line(figure));

        WriteBins("reliability of answering and asking back", report.Answered, output);
        WriteBins("reliability of every outcome, out of scope included", report.All, output);
    }

    private static void WriteGroup(Figure first, Dictionary<string, Figure> byName, TextWriter output)
    {
        var group = first.Name[..^".top-1".Length];
        var values = Measures.Select(measure => byName[$"{group}.{measure}"].Value).ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-24} {first.Of,6}  {values[0]:F3}  {values[1]:F3}  {values[2]:F3}       {values[3]:F3}       {values[4]:F3}"));
    }

    private static string Line(Figure figure) => figure.Name.StartsWith("calibration", StringComparison.Ordinal) || figure.Name == "style-gap"
        ? string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-34} {figure.Value:F3}")
        : string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-34} {figure.Value:F3}  {figure.Count} of {figure.Of}");

    private static void WriteBins(string title, IReadOnlyList<CalibrationBin> bins, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{title}: confidence, outcomes, mean confidence, share that fitted");
        foreach (var bin in bins.Where(bin => bin.Count > 0))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {bin.From:F1}-{bin.To:F1} {bin.Count,6}  {bin.Confidence:F3}  {bin.CameTrue:F3}"));
    }
}
