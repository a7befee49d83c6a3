using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Awareness.App.Gaps;

/// <summary>Writes the groups of unanswered questions for people, machines and spreadsheets.</summary>
internal static class GapReport
{
    /// <summary>Vietnamese as it is written; the relaxed encoder is unsafe inside HTML only.</summary>
    private static readonly GapJson Json = new(new JsonSerializerOptions(GapJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void WriteText(IReadOnlyList<Gap> gaps, TextWriter output)
    {
        foreach (var gap in gaps)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gap.Times,5} ×  {gap.Question}"));
            foreach (var example in gap.Examples) output.WriteLine($"         {example}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"         {gap.Wordings} wordings, {gap.AskedBack} asked back, {gap.First:yyyy-MM-dd} to {gap.Last:yyyy-MM-dd}, nearest: {(gap.NearestTopics.Count == 0 ? "-" : string.Join(", ", gap.NearestTopics))}"));
            output.WriteLine();
        }
    }

    public static void WriteJson(IReadOnlyList<Gap> gaps, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(gaps, Json.IReadOnlyListGap));

    /// <summary>Comma-separated values as in RFC 4180, with the mark by which spreadsheets know UTF-8.</summary>
    public static void WriteCsv(IReadOnlyList<Gap> gaps, TextWriter output)
    {
        output.Write(Spreadsheet.Mark);
        Spreadsheet.WriteRow(output, "Số lần", "Câu hỏi", "Cách hỏi khác", "Số lần hỏi lại", "Từ ngày", "Đến ngày", "Chủ đề gần nhất");
        foreach (var gap in gaps)
        {
            Spreadsheet.WriteRow(
                output,
                gap.Times.ToString(CultureInfo.InvariantCulture),
                gap.Question,
                string.Join(" | ", gap.Examples),
                gap.AskedBack.ToString(CultureInfo.InvariantCulture),
                gap.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                gap.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                string.Join(", ", gap.NearestTopics));
        }
    }
}
