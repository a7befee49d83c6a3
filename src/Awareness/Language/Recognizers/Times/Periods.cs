namespace Awareness.Language.Recognizers.Times;

/// <summary>Makes weeks, months, quarters, seasons and years.</summary>
internal static class Periods
{
    private static readonly (string Timex, int Month, int Day, int EndMonth, int EndDay)[] SeasonDays =
    [
        ("SP", 3, 20, 6, 22),
        ("SU", 6, 21, 9, 24),
        ("FA", 9, 23, 12, 22),
        ("WI", 12, 21, 3, 21),
    ];

    /// <summary>The week from Monday to the next Monday.</summary>
    public static Temporal Week(DateTime today, int first, int next, int swift)
    {
        var monday = CalendarRules.Monday(today).AddDays(7 * swift);
        return Temporal.Over(first, next, Timex.Week(monday), monday, monday.AddDays(7));
    }

    /// <summary>Saturday and Sunday.</summary>
    public static Temporal Weekend(DateTime today, int first, int next, int swift)
    {
        var monday = CalendarRules.Monday(today).AddDays(7 * swift);
        return Temporal.Over(first, next, Timex.Week(monday) + "-WE", monday.AddDays(5), monday.AddDays(7));
    }

    /// <summary>A month <paramref name="swift"/> months from now.</summary>
    public static Temporal MonthFromNow(DateTime today, int first, int next, int swift)
    {
        var start = CalendarRules.MonthOf(today, swift);
        return Temporal.Over(first, next, Timex.Month(start.Year, start.Month), start, start.AddMonths(1)) with { Parts = new DateParts(start.Year, start.Month, 0) };
    }

    /// <summary>A month by its number; without a year (0) the last and the next one, the present one counting as next.</summary>
    public static Temporal Month(DateTime today, int first, int next, int year, int month)
    {
        var future = new DateTime(year > 0 ? year : today.Year + (month < today.Month ? 1 : 0), month, 1);
        var past = year > 0 ? future : future.AddYears(-1);
        return Open(first, next, Timex.Month(year, month), past, future, start => start.AddMonths(1)) with { Parts = new DateParts(year, month, 0), IsExplicit = true };
    }

    /// <summary>A lunar month; null when it is out of range.</summary>
    public static Temporal? LunarMonth(DateTime today, int first, int next, int year, int month)
    {
        var open = Dates.Lunar(today, first, next, new DateParts(year, month, 1));
        if (open?.Past.Start is not { } past || open.Future.Start is not { } future) return null;
        return Open(first, next, Timex.Month(year, month), past, future, LunarMonthEnd) with { IsLunar = true, IsExplicit = true };
    }

    /// <summary>A year.</summary>
    public static Temporal Year(int first, int next, int year)
    {
        var start = new DateTime(year, 1, 1);
        return Temporal.Over(first, next, Timex.Year(year), start, start.AddYears(1)) with { Parts = new DateParts(year, 0, 0) };
    }

    /// <summary>The ten years from a year on: "những năm 1970".</summary>
    public static Temporal Decade(int first, int next, int year)
    {
        var (start, end) = (new DateTime(year, 1, 1), new DateTime(year, 1, 1).AddYears(10));
        return Temporal.Over(first, next, Timex.Range(Timex.Date(start), Timex.Date(end), "P10Y"), start, end) with { IsExplicit = true };
    }

    /// <summary>A quarter, 1 to 4; without a year (0) the last and the next one.</summary>
    public static Temporal Quarter(DateTime today, int first, int next, int year, int quarter)
    {
        const int months = 3;
        var month = (quarter - 1) * months + 1;
        var start = new DateTime(year > 0 ? year : today.Year, month, 1);
        var future = year == 0 && start.AddMonths(months) <= today ? start.AddYears(1) : start;
        var end = start.AddMonths(months);
        var timex = Timex.Range(Timex.Date(year, month, 1), Timex.Date(year == 0 ? 0 : end.Year, end.Month, 1), "P3M");
        return Open(first, next, timex, year > 0 ? future : future.AddYears(-1), future, day => day.AddMonths(months)) with { IsExplicit = true };
    }

    /// <summary>A season, 1 spring to 4 winter; without a year (0) the last and the next one.</summary>
    public static Temporal Season(DateTime today, int first, int next, int year, int season)
    {
        var (name, month, day, endMonth, endDay) = SeasonDays[season - 1];
        var start = new DateTime(year > 0 ? year : today.Year, month, day);
        var future = year == 0 && SeasonEnd(start) <= today ? start.AddYears(1) : start;
        return Open(first, next, year > 0 ? $"{Timex.Year(year)}-{name}" : name, year > 0 ? future : future.AddYears(-1), future, SeasonEnd);

        DateTime SeasonEnd(DateTime begin) => new(begin.Year + (endMonth < month ? 1 : 0), endMonth, endDay);
    }

    /// <summary>The summer holidays of Vietnamese schools, 1 June to 31 August.</summary>
    public static Temporal SummerHolidays(DateTime today, int first, int next, int year)
    {
        const int firstMonth = 6;
        const int afterMonth = 9;
        var start = new DateTime(year > 0 ? year : today.Year, firstMonth, 1);
        var future = year == 0 && today >= new DateTime(today.Year, afterMonth, 1) ? start.AddYears(1) : start;
        var timex = Timex.Range(Timex.Date(year, firstMonth, 1), Timex.Date(year, afterMonth, 1), "P92D");
        return Open(first, next, timex, year > 0 ? future : future.AddYears(-1), future, begin => new DateTime(begin.Year, afterMonth, 1));
    }

    /// <summary>A school year in Vietnam: from the opening on 5 September to 31 May.</summary>
    public static Temporal SchoolYear(int first, int next, int year)
    {
        var (start, end) = (new DateTime(year, 9, 5), new DateTime(year + 1, 5, 31));
        return Temporal.Over(first, next, Timex.Range(Timex.Date(start), Timex.Date(end), Timex.Days(start, end)), start, end);
    }

    /// <summary>The beginning, middle or end of a period, by Recognizers-Text's limits.</summary>
    public static Temporal Section(Temporal period, int first, string mod) =>
        period with { First = first, Mod = mod, Past = Section(period.Past, mod), Future = Section(period.Future, mod) };

    private static Extent Section(Extent whole, string mod)
    {
        if (whole is not { Start: { } start, End: { } end }) return whole;
        var days = (end - start).TotalDays;
        var (from, to) = days switch
        {
            <= 2 => (start, end),
            <= 7 => (start.AddDays(3), start.AddDays(3)),
            <= 31 => (start.AddDays(15), start.AddDays(15)),
            <= 93 => (start.AddDays(Math.Round(days / 2)), start.AddDays(Math.Round(days / 2))),
            _ => (start.AddMonths(6), start.AddMonths(6)),
        };
        return mod switch
        {
            "start" => new Extent(start, from),
            "end" => new Extent(to, end),
            _ => days <= 7 ? new Extent(start.AddDays(2), start.AddDays(5)) : days <= 31 ? new Extent(start.AddDays(9), start.AddDays(20)) : new Extent(start.AddMonths(3), start.AddMonths(9)),
        };
    }

    private static DateTime LunarMonthEnd(DateTime start) =>
        LunarCalendar.ToLunar(DateOnly.FromDateTime(start)) is { } lunar && LunarCalendar.DaysInMonth(lunar.Year, lunar.Month) is { } days ? start.AddDays(days) : start.AddDays(30);

    private static Temporal Open(int first, int next, string timex, DateTime past, DateTime future, Func<DateTime, DateTime> end) => new()
    {
        Kind = TemporalKind.DateRange,
        First = first,
        Next = next,
        Timex = timex,
        Past = new Extent(past, end(past)),
        Future = new Extent(future, end(future)),
    };
}
