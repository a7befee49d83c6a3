namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads ranges of times of day: "từ 22h đến 6h", "7h-9h30", "từ 7 đến 9 giờ sáng".</summary>
internal static class TimeRangeReader
{
    /// <summary>A range of times at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        var hasFrom = t.Has(i, Cue.From) && t.IsJoined(i + 1);
        var at = hasFrom ? i + 1 : i;
        if (!t.IsNumber(at) && !t.Has(at, Cue.Digit | Cue.Ten | Cue.Half) || (t.IsNumber(at) && t.Digits(at) < 0)) return null;
        var from = HourReader.Read(t, at) ?? Bare(t, at, hasFrom);
        if (from is null || from.IsNothing || from.Kind != TemporalKind.Time) return null;
        var to = Connector(t, from.Next, hasFrom);
        if (to < 0 || ToReader(t, to, from) is not { Kind: TemporalKind.Time, IsNothing: false } end) return null;
        return Composition.Times(i, end.Next, from, end) with { DayShift = end.DayShift };
    }

    /// <summary>The same range in a part of the day: "sáng từ 7h đến 11h".</summary>
    public static Temporal In(Temporal range, DayPart part)
    {
        if (range.EveningTimex is null || range.Future is not { Start: { } start, End: { } end }) return range;
        var from = ClockTimes.In(ClockTimes.At(range.First, range.Next, Clock(start), true), part);
        var to = ClockTimes.In(ClockTimes.At(range.First, range.Next, Clock(end), true), part);
        return Composition.Times(range.First, range.Next, from, to);
    }

    /// <summary>The token behind "đến", "tới", "-"; -1 when there is none.</summary>
    public static int Connector(CueText t, int at, bool allowsDash)
    {
        if (at >= t.Count) return -1;
        if (t.Joint(at) == '-') return allowsDash || !t.Has(at, Cue.To) ? at : -1;
        var next = t.Says(at, "cho") && t.Follows(at + 1, Cue.To) ? at + 1 : at;
        if (!t.Follows(next, Cue.To)) return -1;
        next++;
        while (t.IsJoined(next) && (t.Has(next, Cue.Until | Cue.At | Cue.About) || t.Says(next, "tan"))) next++;
        return t.IsJoined(next) ? next : -1;
    }

    private static ClockParts Clock(DateTime moment) => new(moment.Hour, moment.Minute > 0 ? moment.Minute : -1, -1);

    /// <summary>The second time; "24h" is one here.</summary>
    private static Temporal? ToReader(CueText t, int at, Temporal from)
    {
        if (HourReader.Read(t, at) is { } time) return time;
        var isDayEnd = t.IsNumber(at) && t.Digits(at) == 24 && t.Follows(at + 1, Cue.Hour) && from.Kind == TemporalKind.Time;
        return isDayEnd ? ClockTimes.At(at, at + 2, new ClockParts(24, -1, -1), false) : null;
    }

    /// <summary>A bare number before a time: "từ 7 đến 9h", "7-9h".</summary>
    private static Temporal? Bare(CueText t, int at, bool hasFrom)
    {
        var hour = t.IsNumber(at) && t.Length(at) <= 2 ? t.Digits(at) : -1;
        if (hour is < 0 or > 23 || at + 1 >= t.Count) return null;
        var isDash = t.Joint(at + 1) == '-' && t.IsNumber(at + 1);
        if (!isDash && !(hasFrom && t.Follows(at + 1, Cue.To))) return null;
        if (t.Joint(at) is '/' or '-' or ':' && t.IsTight(at)) return null;
        var end = Connector(t, at + 1, true) is var next && next > 0 ? HourReader.Read(t, next) : null;
        if (end is null || end.IsNothing || end.Kind != TemporalKind.Time || (!hasFrom && end.HasTwoHours && !t.Has(end.Next - 1, Cue.ShortHour) && !t.Has(at - 1, Cue.At))) return null;
        return ClockTimes.At(at, at + 1, new ClockParts(hour, -1, -1), end.HasTwoHours || hour < 12);
    }
}
