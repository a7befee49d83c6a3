namespace Awareness.Language.Recognizers.Times;

/// <summary>Puts days, times and parts of the day together, and makes ranges of two of them. Knows no language.</summary>
internal static class Composition
{
    /// <summary>A time on a day.</summary>
    public static Temporal OnDay(Temporal day, Temporal time)
    {
        var shifted = time.DayShift == 0 ? day : Later(day, time.DayShift);
        var by = time.Future.Start.GetValueOrDefault().TimeOfDay;
        return shifted with
        {
            Kind = TemporalKind.DateTime,
            Timex = shifted.Timex + time.Timex,
            EveningTimex = time.EveningTimex is null ? null : shifted.Timex + time.EveningTimex,
            Past = shifted.Past.Shift(by),
            Future = shifted.Future.Shift(by),
            Clock = time.Clock,
            IsExplicit = day.IsExplicit || time.IsExplicit,
        };
    }

    /// <summary>A range of times on a day; one that ends before it begins ends on the next day, or, when <paramref name="endsOnDay"/>, began on the day before.</summary>
    public static Temporal RangeOnDay(Temporal day, Temporal range, bool endsOnDay)
    {
        var start = range.Future.Start.GetValueOrDefault().TimeOfDay;
        var end = range.Future.End.GetValueOrDefault().TimeOfDay;
        var wraps = end < start;
        var first = wraps && endsOnDay ? Later(day, -1) : day;
        var last = wraps && !endsOnDay ? Later(day, 1) : day;
        var isPart = range.EveningTimex is null && range.Timex[0] == 'T';
        var timex = isPart ? day.Timex + range.Timex : OnDayTimex(first.Timex, last.Timex, range.Timex);
        return day with
        {
            Kind = TemporalKind.DateTimeRange,
            Timex = timex,
            EveningTimex = range.EveningTimex is null ? null : OnDayTimex(first.Timex, last.Timex, range.EveningTimex),
            Past = new Extent(first.Past.Start + start, last.Past.Start + end),
            Future = new Extent(first.Future.Start + start, last.Future.Start + end),
            Clock = range.Clock,
            Mod = range.Mod,
            IsExplicit = day.IsExplicit || range.IsExplicit,
        };
    }

    /// <summary>From one time of day to another. Of hours that are open the ones that make a range within a day are taken; both readings remain when both are open.</summary>
    public static Temporal Times(int first, int next, Temporal from, Temporal to)
    {
        var isOpen = from.HasTwoHours && to.HasTwoHours && from.Clock.Hour <= to.Clock.Hour;
        var start = from.Clock;
        var end = to.Clock;
        if (!isOpen && from.HasTwoHours && to.IsOfPart && start.Hour < 12 && start.Hour + 12 < end.Hour) start = start with { Hour = start.Hour + 12 };
        else if (!isOpen && to.HasTwoHours && start.Hour < 13 && end.Hour <= start.Hour && end.Hour < 12) end = end with { Hour = end.Hour + 12 };
        var morning = TimesExtent(start, end, out var timex);
        string? evening = null;
        if (isOpen) TimesExtent(start with { Hour = ClockTimes.Other(start.Hour) }, end with { Hour = ClockTimes.Other(end.Hour) }, out evening);
        return new Temporal { Kind = TemporalKind.TimeRange, First = first, Next = next, Timex = timex, EveningTimex = evening, Past = morning, Future = morning, Clock = start, IsExplicit = true };
    }

    /// <summary>From one day, moment or period to another; null when the second cannot follow the first.</summary>
    public static Temporal? Range(DateTime today, int first, int next, Temporal from, Temporal to)
    {
        (from, to) = Lend(today, from, to);
        var isClock = from.Kind is TemporalKind.DateTime or TemporalKind.DateTimeRange || to.Kind is TemporalKind.DateTime or TemporalKind.DateTimeRange;
        var past = new Extent(from.Past.Start, End(to.Past));
        var future = new Extent(from.Future.Start, End(to.Future));
        if (from.Parts.Weekday > 0 && to.Parts.Weekday > 0)
        {
            var days = (to.Parts.Weekday - from.Parts.Weekday + 7) % 7;
            past = past with { End = past.Start?.Date.AddDays(days) + to.Past.Start?.TimeOfDay };
            future = future with { End = future.Start?.Date.AddDays(days) + to.Future.Start?.TimeOfDay };
        }
        else
        {
            // A range that has begun and is not over has one reading.
            if (future.Start > future.End) future = future with { Start = past.Start };
            if (past.End < past.Start) past = past with { End = future.End };
            if (future.Start > future.End) future = future with { End = past.End };
        }

        if (past.Start is not { } start || past.End is not { } end || end < start || future.End < future.Start) return null;
        var isSingle = past == future;
        return new Temporal
        {
            Kind = isClock ? TemporalKind.DateTimeRange : TemporalKind.DateRange,
            First = first,
            Next = next,
            Timex = RangeTimex(from, to, past, isSingle && (IsExact(from) || IsExact(to)), isClock),
            Past = past,
            Future = future,
            IsLunar = from.IsLunar && to.IsLunar,
            IsExplicit = from.IsExplicit || to.IsExplicit,
        };
    }

    /// <summary>What lies before or after something, since or until it.</summary>
    public static Temporal Side(int first, Temporal anchor, string mod) => anchor with
    {
        First = first,
        Mod = mod,
        Kind = anchor.Kind switch
        {
            TemporalKind.Date or TemporalKind.DateRange => TemporalKind.DateRange,
            TemporalKind.Time or TemporalKind.TimeRange => TemporalKind.TimeRange,
            _ => TemporalKind.DateTimeRange,
        },
        Past = Side(anchor.Past, mod),
        Future = Side(anchor.Future, mod),
    };

    private static Extent Side(Extent anchor, string mod) => mod switch
    {
        "before" => new Extent(null, anchor.Start),
        "until" => new Extent(null, anchor.End ?? anchor.Start),
        "since" => new Extent(anchor.Start),
        _ => new Extent(anchor.End ?? anchor.Start),
    };

    /// <summary>Lends a year, a month or a day from the one that says it to the one that does not.</summary>
    private static (Temporal From, Temporal To) Lend(DateTime today, Temporal from, Temporal to)
    {
        var (a, b) = (from.Parts, to.Parts);
        if (to.Kind == TemporalKind.Time && from.Past.Start is not null) return (from, OnDay(DayOf(from), ClockTimes.AsWritten(to)));
        if (from.Kind == TemporalKind.Date && a is { Month: 0, Day: > 0 } && b is { Month: > 0, Day: > 0 })
        {
            return (Remake(today, from, a with { Month = b.Month, Year = b.Year }, to.IsLunar) ?? from, to);
        }

        if (a is { Year: 0, Month: > 0 } && b.Year > 0)
        {
            var year = (a.Month, a.Day).CompareTo((b.Month, b.Day)) > 0 && b.Month > 0 ? b.Year - 1 : b.Year;
            return (Remake(today, from, a with { Year = year }, from.IsLunar) ?? from, to);
        }

        if (a.Year > 0 && b is { Year: 0, Month: > 0 })
        {
            var year = (a.Month, a.Day).CompareTo((b.Month, b.Day)) > 0 ? a.Year + 1 : a.Year;
            return (from, Remake(today, to, b with { Year = year }, to.IsLunar) ?? to);
        }

        return (from, to);
    }

    private static Temporal? Remake(DateTime today, Temporal old, DateParts parts, bool isLunar)
    {
        if (old.Kind == TemporalKind.DateRange) return parts.Day == 0 && !isLunar ? Periods.Month(today, old.First, old.Next, parts.Year, parts.Month) : null;
        var day = isLunar ? Dates.Lunar(today, old.First, old.Next, parts) : Dates.Solar(today, old.First, old.Next, parts);
        if (day is null || old.Kind == TemporalKind.Date) return day;
        return old.Kind == TemporalKind.DateTime && old.Past.Start is { } moment ? OnDay(day, ClockTimes.At(0, 0, old.Clock, false) with { Past = new Extent(DateTime.MinValue + moment.TimeOfDay) }) : null;
    }

    private static Temporal DayOf(Temporal moment) => moment with
    {
        Kind = TemporalKind.Date,
        Timex = moment.Timex.Split('T')[0],
        EveningTimex = null,
        Past = new Extent(moment.Past.Start?.Date),
        Future = new Extent(moment.Future.Start?.Date),
    };

    private static bool IsExact(Temporal temporal) => !temporal.Timex.Contains('X', StringComparison.Ordinal);

    private static DateTime? End(Extent extent) => extent.End ?? extent.Start;

    private static Temporal Later(Temporal day, int days)
    {
        var past = day.Past.Shift(TimeSpan.FromDays(days));
        return day with { Past = past, Future = day.Future.Shift(TimeSpan.FromDays(days)), Timex = IsExact(day) && past.Start is { } start ? Timex.Date(start) : day.Timex };
    }

    private static string RangeTimex(Temporal from, Temporal to, Extent extent, bool isExact, bool isClock)
    {
        var (start, end) = (extent.Start.GetValueOrDefault(), extent.End.GetValueOrDefault());
        if (isClock)
        {
            return isExact ? Timex.Range(Timex.Moment(start), Timex.Moment(end), Timex.Clock(end - start)) : Timex.Range(from.Timex, to.Timex, Timex.Clock(end - start));
        }

        var areMonths = from.Kind == TemporalKind.DateRange && to.Kind == TemporalKind.DateRange && start.Day == 1 && end.Day == 1;
        var length = areMonths ? MonthsBetween(start, end) : Timex.Days(start, end);
        if (isExact || from.IsRange) return Timex.Range(Write(from, start, from.IsRange || isExact), Write(to, end, to.IsRange || isExact), length);
        return Timex.Range(from.Timex, to.IsRange ? Write(to, end, true) : to.Timex, length);
    }

    private static string MonthsBetween(DateTime start, DateTime end)
    {
        var months = (end.Year - start.Year) * 12 + end.Month - start.Month;
        return months % 12 == 0 ? Timex.Length(months / 12, 'Y') : Timex.Length(months, 'M');
    }

    private static string Write(Temporal temporal, DateTime day, bool isByDay) =>
        !isByDay ? temporal.Timex : temporal.Parts.Year == 0 && !IsExact(temporal) ? Timex.Date(0, day.Month, day.Day) : Timex.Date(day);

    private static Extent TimesExtent(ClockParts start, ClockParts end, out string timex)
    {
        var (from, to) = (ClockTimes.Of(start), ClockTimes.Of(end));
        var length = to - from;
        if (length <= TimeSpan.Zero) length += TimeSpan.FromDays(1);
        timex = Timex.Range(ClockTimes.Write(start), ClockTimes.Write(end), Timex.Clock(length));
        return new Extent(DateTime.MinValue + from, DateTime.MinValue + to);
    }

    /// <summary>"(T08,T10,PT2H)" on days.</summary>
    private static string OnDayTimex(string first, string last, string range) =>
        range[0] != '(' ? first + range : "(" + first + range[1..].Replace(",T", "," + last + "T", StringComparison.Ordinal);
}
