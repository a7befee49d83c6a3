using System.Globalization;
using System.Text.Json.Nodes;
using Awareness.Language;
using Awareness.Language.Recognizers.Times;

namespace Awareness.Tests.Language.Recognizers.Times;

/// <summary>
/// Agreement with the Vietnamese expectations of chrono-node. Chrono gives one moment with parts it is sure of and parts it implies; we give all
/// readings. A reading agrees when it begins with the parts chrono gives, or, where ours is a range and chrono's a point, when the point lies in it.
/// </summary>
public sealed class ChronoAgreementTests
{
    private const double Agreement = 0.95;

    /// <summary>Where we say something else on purpose: the text, and why.</summary>
    private static readonly Dictionary<string, string> Disagreements = new(StringComparer.Ordinal)
    {
        ["Ngày 30/04/1975."] = "chrono leaves 'ngày' out before a date with slashes and takes it in before one in words; we take it in before both",
        ["Cuộc họn lúc 7 giờ."] = "chrono takes the preposition 'lúc' into the span; we leave it out, as Recognizers-Text does with 'at'",
        ["7 giờ sáng|2012-08-10T08:00:00"] = "chrono's option forwardDate moves a time of day to tomorrow; our time of day has no day",
        ["Năm 179 TCN, triều Điệt bị diệt."] = "years before Christ are not read: no TIMEX3 in Recognizers-Text, and nobody asks the service about them",
        ["Văn minh có từ năm 3000 TCN."] = "years before Christ are not read",
    };

    private static readonly string[] Units = ["year", "month", "day", "hour", "minute", "second"];

    [Fact]
    public void At_least_95_percent_of_the_positive_cases_agree_and_every_other_one_is_explained()
    {
        var rows = Rows().Where(row => (string)row["polarity"]! == "positive").ToList();
        var disagreeing = rows.Where(row => !Agrees(row)).ToList();

        Found.Nothing(disagreeing.Where(row => !IsExplained(row)).Select(row => row.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        Assert.True(disagreeing.Count <= rows.Count * (1 - Agreement), $"{disagreeing.Count} of {rows.Count} disagree");
        Assert.Equal(Disagreements.Count, disagreeing.Count);
    }

    [Fact]
    public void Nothing_fires_on_the_negative_cases()
    {
        var rows = Rows().Where(row => (string)row["polarity"]! != "positive").ToList();

        Assert.Equal(38, rows.Count);
        // In its strict mode chrono refuses words that only point from today; the same is asked of what we call explicit.
        Found.Nothing(rows.Where(row => Read(row).Any(span => (string)row["mode"]! != "vi.strict" || span.IsExplicit)).Select(row => (string)row["text"]!));
    }

    private static IEnumerable<JsonNode> Rows() => SharedData.Lines("chrono_vi.jsonl").Select(line => JsonNode.Parse(line)!);

    private static bool IsExplained(JsonNode row) =>
        Disagreements.ContainsKey((string)row["text"]!) || Disagreements.ContainsKey($"{(string)row["text"]!}|{(string)row["ref"]!}");

    private static IReadOnlyList<TemporalSpan> Read(JsonNode row) =>
        VietnameseDateTimes.Read(Tokenizer.Analyze((string)row["text"]!), new DateTimeOffset(DateTime.Parse((string)row["ref"]!, CultureInfo.InvariantCulture), TimeSpan.FromHours(7)));

    private static bool Agrees(JsonNode row)
    {
        var expected = row["expect"]!.AsObject();
        return Read(row) is [var span, ..]
            && (expected["index"] is not { } index || (int)index == span.Start)
            && (expected["text"] is not { } text || (string)text! == ((string)row["text"]!)[span.Start..span.End])
            && span.Values.Any(value => Agrees(expected, span.Kind, value));
    }

    private static bool Agrees(JsonObject expected, TemporalKind kind, TemporalValue value)
    {
        if (value.Start is not { } start) return false;
        if (expected["start.weekday"] is { } weekday && (int)weekday != (int)start.DayOfWeek) return false;
        if (expected["end.present"] is not null && (value.End is null || value.End <= start)) return false;
        if (expected["end.present"] is not null && value.End is { } end && !(Fits(expected, "end", end) || Fits(expected, "end", end.AddDays(-1)))) return false;
        if (Fits(expected, "start", start)) return true;
        return expected["end.present"] is null && value.End is { } last && IsWithin(expected, kind, start, last);
    }

    private static bool Fits(JsonObject expected, string side, DateTime moment)
    {
        int[] parts = [moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second];
        return Enumerable.Range(0, Units.Length).All(i => expected[$"{side}.{Units[i]}"] is not { } part || (int)part == parts[i]);
    }

    /// <summary>True when some moment of the range, its end included, has the parts chrono gives.</summary>
    private static bool IsWithin(JsonObject expected, TemporalKind kind, DateTime start, DateTime end)
    {
        var step = kind == TemporalKind.DateRange ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        for (var moment = start; moment <= end; moment += step)
        {
            if (Fits(expected, "start", moment)) return true;
        }

        return false;
    }
}
