using System.Globalization;

namespace Awareness.Language.Recognizers.Times;

/// <summary>Turns what was read into spans, and spans into results in the shape of Recognizers-Text.</summary>
internal static class TemporalOutput
{
    /// <summary>More expressions than any message holds; reading stops there, so that a hostile text costs little.</summary>
    public const int MostSpans = 256;

    private static readonly Dictionary<string, object>[] None = [];

    /// <summary>The spans of what was read.</summary>
    public static IReadOnlyList<TemporalSpan> Spans(AnalyzedText text, List<Temporal>? found)
    {
        if (found is null) return [];
        var spans = new TemporalSpan[found.Count];
        for (var i = 0; i < spans.Length; i++) spans[i] = Span(text, found[i]);
        return spans;
    }

    /// <summary>The results of spans.</summary>
    public static IReadOnlyList<ModelResult> Results(AnalyzedText text, IReadOnlyList<TemporalSpan> spans)
    {
        if (spans.Count == 0) return [];
        var results = new ModelResult[spans.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Result(text, spans[i]);
        return results;
    }

    private static TemporalSpan Span(AnalyzedText text, Temporal temporal) =>
        new(temporal.Slice?.Start ?? text[temporal.First].Start, temporal.Slice?.End ?? text.End(temporal.Next - 1), temporal.Kind, Values(temporal), temporal.IsExplicit);

    private static ModelResult Result(AnalyzedText text, TemporalSpan span)
    {
        var values = span.Values.Count == 0 ? None : new Dictionary<string, object>[span.Values.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Map(span.Kind, span.Values[i]);
        return text.ResultOver(span.Start, span.End, "datetimeV2." + Name(span.Kind), new Dictionary<string, object>(StringComparer.Ordinal) { ["values"] = values });
    }

    private static TemporalValue[] Values(Temporal temporal)
    {
        var past = Value(temporal, temporal.Past, temporal.Timex);
        var hasTwo = temporal.Past != temporal.Future;
        if (temporal.EveningTimex is not { } evening) return hasTwo ? [past, Value(temporal, temporal.Future, temporal.Timex)] : [past];
        var later = ClockTimes.ToOther(temporal.Clock.Hour);
        var pastEvening = Value(temporal, Move(temporal, temporal.Past, later), evening);
        return hasTwo
            ? [past, Value(temporal, temporal.Future, temporal.Timex), pastEvening, Value(temporal, Move(temporal, temporal.Future, later), evening)]
            : [past, pastEvening];
    }

    /// <summary>A time of day stays within the day: 12 o'clock's other reading is midnight of the same day.</summary>
    private static Extent Move(Temporal temporal, Extent extent, TimeSpan later) =>
        temporal.IsTime ? new Extent(Wrap(extent.Start, later), Wrap(extent.End, later)) : extent.Shift(later);

    private static DateTime? Wrap(DateTime? time, TimeSpan later)
    {
        if (time is not { } moment) return null;
        var ticks = (moment.TimeOfDay + later + TimeSpan.FromDays(1)).Ticks % TimeSpan.TicksPerDay;
        return DateTime.MinValue.AddTicks(ticks);
    }

    private static TemporalValue Value(Temporal temporal, Extent extent, string timex) => new()
    {
        Timex = timex,
        Start = extent.Start,
        End = extent.End,
        Length = temporal.Kind == TemporalKind.Duration ? TimeSpan.FromSeconds(temporal.Seconds) : null,
        Mod = temporal.Mod,
        IsLunar = temporal.IsLunar,
    };

    private static Dictionary<string, object> Map(TemporalKind kind, TemporalValue value)
    {
        var map = new Dictionary<string, object>(6, StringComparer.Ordinal) { ["timex"] = value.Timex };
        if (value.Mod is { } mod) map["Mod"] = mod;
        map["type"] = Name(kind);
        switch (kind)
        {
            case TemporalKind.Duration:
                map["value"] = value.Length.GetValueOrDefault().TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
                break;
            case TemporalKind.Set:
                map["value"] = "not resolved";
                break;
            case TemporalKind.Date or TemporalKind.Time or TemporalKind.DateTime:
                if (value.Start is { } point) map["value"] = Write(kind, point);
                break;
            default:
                if (value.Start is { } start) map["start"] = Write(kind, start);
                if (value.End is { } end) map["end"] = Write(kind, end);
                if (value.Mod is "before" or "after" or "since" or "until") map["sourceEntity"] = "datetimepoint";
                break;
        }

        if (value.IsLunar) map["isLunar"] = "True";
        return map;
    }

    private static string Write(TemporalKind kind, DateTime moment) => moment.ToString(kind switch
    {
        TemporalKind.Date or TemporalKind.DateRange => "yyyy-MM-dd",
        TemporalKind.Time or TemporalKind.TimeRange => "HH:mm:ss",
        _ => "yyyy-MM-dd HH:mm:ss",
    }, CultureInfo.InvariantCulture);

    private static string Name(TemporalKind kind) => kind switch
    {
        TemporalKind.Date => "date",
        TemporalKind.Time => "time",
        TemporalKind.DateTime => "datetime",
        TemporalKind.DateRange => "daterange",
        TemporalKind.TimeRange => "timerange",
        TemporalKind.DateTimeRange => "datetimerange",
        TemporalKind.Duration => "duration",
        TemporalKind.Set => "set",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of time."),
    };
}
