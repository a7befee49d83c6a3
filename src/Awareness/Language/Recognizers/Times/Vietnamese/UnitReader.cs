namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads a day, a time and a part of the day that are said together, in any order: "8h30 tối mai", "sáng thứ hai", "1/6 lúc 15 giờ".</summary>
internal static class UnitReader
{
    private const int MostComponents = 4;

    /// <summary>A day, a time or both at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i) => t.Units.Read(t, i);

    /// <summary>The same, read afresh.</summary>
    public static Temporal? ReadNew(CueText t, int i)
    {
        var found = default(Found);
        var at = i;
        for (var step = 0; step < MostComponents; step++)
        {
            var from = step == 0 ? i : Connect(t, at, found);
            if (from < 0) break;
            var next = Component(t, from, step, ref found, out var nothing);
            if (nothing is not null) return step == 0 ? nothing : Compose(t, i, at, found);
            if (next < 0) break;
            at = next;
        }

        return at == i ? null : Compose(t, i, at, found);
    }

    /// <summary>Reads what is still missing at <paramref name="from"/>; the token behind it, or -1.</summary>
    private static int Component(CueText t, int from, int step, ref Found found, out Temporal? nothing)
    {
        nothing = null;
        if (found.Time is null && (TimeRangeReader.Read(t, from) ?? HourReader.Read(t, from)) is { } time)
        {
            if (time.IsNothing) nothing = time;
            found = found with { Time = time, IsLastPart = time.Next > from && t.Has(time.Next - 1, Cue.Part), IsDayFirst = found.Day is not null };
            return time.Next;
        }

        if (found.Part is null && !(found.Time is { HasTwoHours: false } && t.Has(from - 1, Cue.Part)) && PartAt(t, from, step, found, out var part) is var behind && behind > 0)
        {
            found = found with { Part = part, PartFirst = from, IsLastPart = true };
            return behind;
        }

        if (found.Day is not null || DayReader.Read(t, from, found.IsLastPart) is not { } day) return -1;
        if (day.IsNothing) nothing = day;
        found = found with { Day = day, IsLastPart = false };
        return day.Next;
    }

    /// <summary>A part of the day; behind a day only where it cannot be another word.</summary>
    private static int PartAt(CueText t, int from, int step, Found found, out DayPart part)
    {
        var next = PartReader.Read(t, from, out part);
        if (next < 0 || step == 0 || t.Has(from, Cue.Session)) return next;
        if (found.Time is not null) return found.Day is null ? PartReader.ReadAfterHour(t, from, out part) : -1;
        return t.Text[from].IsMarked && t.IsJoined(from) ? next : -1;
    }

    /// <summary>Passes over what may stand between two components; -1 when something else does.</summary>
    private static int Connect(CueText t, int at, Found found)
    {
        if (at >= t.Count) return -1;
        var isComma = found.Day is null != found.Time is null && t.Joint(at) is ',' or '(' or ')';
        if (!t.IsJoined(at) && !isComma) return -1;
        // "toi luc" without marks is "tôi lúc".
        if (found is { Part: not null, Day: null, Time: null } && t.Has(at, Cue.At) && !t.Text[at - 1].IsMarked) return -1;
        var next = at;
        while (next < at + 2 && (t.Has(next, Cue.At) || (found.Day is not null && t.Has(next, Cue.About) && t.IsNumber(next + 1)))) next++;
        if (t.Says(next, "cua") && found.Time is not null && found.Day is null) next++;
        return next == at || t.IsJoined(next) ? next : -1;
    }

    private static Temporal? Compose(CueText t, int first, int next, Found found)
    {
        var (day, time) = (found.Day, found.Time);
        if (found.Part is { } part)
        {
            if (time is null && day is null) return PartReader.StandsAlone(t, first, part) ? DayParts.Alone(first, next, part) : null;
            if (time is { Kind: TemporalKind.Time }) time = ClockTimes.In(time, part);
            else if (time is not null) time = TimeRangeReader.In(time, part);
            else time = DayParts.Alone(first, next, part);
        }

        var result = day is null ? time : time is null ? day : time.Kind == TemporalKind.Time ? Composition.OnDay(day, time) : Composition.RangeOnDay(day, time, !found.IsDayFirst && found.Part is null);
        return result?.Over(first, next);
    }

    /// <summary>What was found so far.</summary>
    private readonly record struct Found(Temporal? Day, Temporal? Time, DayPart? Part, int PartFirst, bool IsLastPart, bool IsDayFirst);
}
