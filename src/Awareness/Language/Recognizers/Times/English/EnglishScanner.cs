using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times.English;

/// <summary>Goes through an English text once and reads every expression of time in it.</summary>
internal static class EnglishScanner
{
    private static readonly (string Word, string Timex)[] Regular = [("daily", "P1D"), ("weekly", "P1W"), ("monthly", "P1M"), ("yearly", "P1Y"), ("annually", "P1Y")];

    /// <summary>All expressions, by position, without overlap; null when there is none.</summary>
    public static List<Temporal>? Read(CueText t)
    {
        List<Temporal>? found = null;
        for (var i = 0; i < t.Count && found is not { Count: >= TemporalOutput.MostSpans };)
        {
            var next = ReadAt(t, i);
            if (next is { IsNothing: false }) (found ??= []).Add(next);
            i = Math.Max(next?.Next ?? BehindChain(t, i), i + 1);
        }

        return found;
    }

    private static Temporal? ReadAt(CueText t, int i) =>
        Set(t, i) ?? Range(t, i) ?? Unit(t, i) ?? Now(t, i) ?? EnglishPeriods.Read(t, i) ?? EnglishPeriods.Length(t, i);

    /// <summary>A day, a time, a part of the day, or several of them together.</summary>
    private static Temporal? Unit(CueText t, int i)
    {
        Temporal? day = null;
        Temporal? time = null;
        var at = i;
        for (var step = 0; step < 3; step++)
        {
            var from = step == 0 ? i : Connect(t, at, day, time);
            if (from < 0) break;
            if (time is null && (TimeRange(t, from) ?? Clocks.Read(t, from)) is { } clock) (time, at) = (clock, clock.Next);
            else if (time is null && Part(t, from, day is not null) is { } part) (time, at, day) = (part.Part, part.Part.Next, part.Day ?? day);
            else if (day is null && Days.Read(t, from) is { } date) (day, at) = (date, date.Next);
            else break;
            if (day is { IsNothing: true }) return step == 0 ? day : time?.Over(i, time.Next);
        }

        if (at == i) return null;
        var result = day is null ? time : time is null ? day : time.Kind == TemporalKind.Time ? Composition.OnDay(day, time) : Composition.RangeOnDay(day, time, false);
        return result?.Over(i, at);
    }

    private static int Connect(CueText t, int at, Temporal? day, Temporal? time)
    {
        if (at >= t.Count || (!t.IsJoined(at) && !(t.Joint(at) == ',' && day is null != time is null))) return -1;
        return t.Says(at, "at") && !t.Says(at + 1, "night") || t.Says(at, "on") ? at + 1 : at;
    }

    /// <summary>"tonight", "this morning", "last night", "in the evening"; behind a day "morning" alone.</summary>
    private static (Temporal Part, Temporal? Day)? Part(CueText t, int i, bool isBehindDay)
    {
        var today = Temporal.OnDay(i, i + 1, t.Today);
        if (t.Says(i, "tonight")) return (Make(i, i + 1, DayPart.Night), today);
        if (EnglishPeriods.Swift(t, i, out var swift) && Words.Part(t, i + 1) is > 0 and var pointed && t.IsJoined(i + 1) && swift <= 0) return (Make(i, i + 2, (DayPart)pointed), Temporal.OnDay(i, i + 2, t.Today.AddDays(swift)));
        if (t.Says(i, "in") && t.Says(i + 1, "the") && Words.Part(t, i + 2) is > 0 and var named) return (Make(isBehindDay ? i : i + 2, i + 3, (DayPart)named), null);
        return isBehindDay && Words.Part(t, i) is > 0 and var bare ? (Make(i, i + 1, (DayPart)bare), null) : null;
    }

    /// <summary>A part of the day by Recognizers-Text's English limits.</summary>
    private static Temporal Make(int first, int next, DayPart part)
    {
        var (start, end) = part switch
        {
            DayPart.Morning => (8, 12),
            DayPart.Noon => (11, 13),
            DayPart.Afternoon => (12, 16),
            DayPart.Evening => (16, 20),
            _ => (20, 24),
        };
        var extent = new Extent(DateTime.MinValue.AddHours(start), end == 24 ? DateTime.MinValue.Add(new TimeSpan(23, 59, 59)) : DateTime.MinValue.AddHours(end));
        return new Temporal { Kind = TemporalKind.TimeRange, First = first, Next = next, Timex = DayParts.Timex(part), Past = extent, Future = extent };
    }

    private static Temporal? TimeRange(CueText t, int i)
    {
        var isFrom = t.Says(i, "from") || t.Says(i, "between");
        var at = isFrom && t.IsJoined(i + 1) ? i + 1 : i;
        var from = Clocks.Read(t, at) ?? BareHour(t, at, isFrom);
        if (from is null) return null;
        var to = Connector(t, from.Next, isFrom, t.Says(i, "between"));
        if (to < 0 || (Clocks.Read(t, to) ?? BareHour(t, to, isFrom)) is not { } end || (from.Next == at + 1 && end.Next == to + 1 && end.HasTwoHours && !isFrom)) return null;
        return Composition.Times(i, end.Next, from, end with { IsOfPart = true });
    }

    /// <summary>"from 5 to 6pm": a bare hour only within a range.</summary>
    private static Temporal? BareHour(CueText t, int i, bool isFrom)
    {
        var hour = t.IsNumber(i) && t.Length(i) <= 2 ? t.Digits(i) : -1;
        var isRange = isFrom || (t.Joint(i + 1) == '-' && t.IsNumber(i + 1) && Clocks.Half(t, i + 2, out _) > 0);
        if (hour is < 1 or > 12 || !isRange || Words.Unit(t, i + 1) != '\0' || Words.Month(t, i + 1) > 0 || t.Joint(i + 1) is '/' or '%') return null;
        return ClockTimes.At(i, i + 1, new ClockParts(hour, -1, -1), true);
    }

    private static int Connector(CueText t, int at, bool hasFrom, bool isBetween)
    {
        if (at >= t.Count) return -1;
        if (t.Joint(at) == '-') return at;
        if (!t.IsJoined(at)) return -1;
        var isTo = t.Says(at, "to") || t.Says(at, "until") || t.Says(at, "till") || t.Says(at, "through") || (isBetween && t.Says(at, "and"));
        return isTo && (hasFrom || !t.Says(at, "until")) && t.IsJoined(at + 1) ? at + 1 : -1;
    }

    private static Temporal? Range(CueText t, int i)
    {
        var mod = t.Says(i, "before") ? "before" : t.Says(i, "after") ? "after" : t.Says(i, "since") ? "since" : t.Says(i, "until") || t.Says(i, "till") ? "before" : null;
        if (mod is not null) return t.IsJoined(i + 1) && Endpoint(t, i + 1) is { } anchor ? Composition.Side(i, anchor, mod) : null;
        var isBetween = t.Says(i, "between");
        var hasFrom = isBetween || t.Says(i, "from");
        var from = Endpoint(t, hasFrom ? i + 1 : i);
        if (from is null || from.IsTime) return null;
        var to = Connector(t, from.Next, hasFrom, isBetween);
        return to > 0 && Endpoint(t, to) is { } end && (end.Kind == TemporalKind.Time || !end.IsTime) ? Composition.Range(t.Today, i, end.Next, from, end) : null;
    }

    private static Temporal? Endpoint(CueText t, int i) =>
        i >= t.Count ? null : (Unit(t, i) ?? EnglishPeriods.Read(t, i)) is { IsNothing: false } found ? found : null;

    /// <summary>"every day", "every Monday at 8am", "daily".</summary>
    private static Temporal? Set(CueText t, int i)
    {
        foreach (var (word, timex) in Regular)
        {
            if (t.Says(i, word)) return Make(i, i + 1, timex);
        }

        if (!(t.Says(i, "every") || t.Says(i, "each")) || !t.IsJoined(i + 1)) return null;
        if (Words.Weekday(t, i + 1) is > 0 and var weekday) return WithTime(t, i, i + 2, Timex.Weekday(weekday));
        if (Words.Part(t, i + 1) is > 0 and var part) return Make(i, i + 2, DayParts.Timex((DayPart)part));
        if (Words.Unit(t, i + 1) is not '\0' and var unit) return unit == 'D' ? WithTime(t, i, i + 2, "P1D") : Make(i, i + 2, Timex.Length(1, unit));
        Span<LengthPiece> pieces = stackalloc LengthPiece[3];
        var next = EnglishPeriods.Pieces(t, i + 1, pieces, out var count);
        return next < 0 ? null : Make(i, next, Lengths.Of(i, next, pieces[..count]).Timex);
    }

    private static Temporal WithTime(CueText t, int i, int next, string timex)
    {
        var at = Words.Next(t, next, "at") ? next + 1 : next;
        if (!t.IsJoined(at) || Clocks.Read(t, at) is not { } time) return Make(i, next, timex);
        return Make(i, time.Next, timex == "P1D" ? time.Timex : timex + time.Timex);
    }

    private static Temporal Make(int first, int next, string timex) => new() { Kind = TemporalKind.Set, First = first, Next = next, Timex = timex };

    private static Temporal? Now(CueText t, int i)
    {
        var next = t.Says(i, "now") ? i + 1 : t.Says(i, "right") && Words.Next(t, i + 1, "now") ? i + 2 : -1;
        var extent = new Extent(t.Now);
        return next < 0 ? null : new Temporal { Kind = TemporalKind.DateTime, First = i, Next = next, Timex = "PRESENT_REF", Past = extent, Future = extent };
    }

    private static int BehindChain(CueText t, int i)
    {
        var at = i + 1;
        if (!t.IsNumber(i)) return at;
        while (t.IsNumber(at) && t.IsTight(at) && t.Joint(at) is '/' or '-' or ':' or '.') at++;
        return at;
    }
}
