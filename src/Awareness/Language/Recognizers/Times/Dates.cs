namespace Awareness.Language.Recognizers.Times;

/// <summary>Makes days of a calendar from their parts.</summary>
internal static class Dates
{
    /// <summary>A day of the solar calendar; without a year its last and its next one. Null when there is no such day.</summary>
    public static Temporal? Solar(DateTime today, int first, int next, DateParts parts)
    {
        if (parts.Year > 0) return CalendarRules.Day(parts.Year, parts.Month, parts.Day) is { } exact ? Temporal.OnDay(first, next, exact, true) : null;
        return CalendarRules.IsDay(parts.Month, parts.Day) && CalendarRules.Yearly(today, parts.Month, parts.Day) is { } days ? Open(first, next, parts, days) : null;
    }

    /// <summary>A day of the lunar calendar, its values solar; null when there is no such day.</summary>
    public static Temporal? Lunar(DateTime today, int first, int next, DateParts parts)
    {
        var days = parts.Year > 0
            ? CalendarRules.Lunar(parts.Year, parts.Month, parts.Day) is { } exact ? (exact, exact) : default((DateTime, DateTime)?)
            : CalendarRules.LunarYearly(today, parts.Month, parts.Day);
        return days is { } found ? Open(first, next, parts, found) with { IsLunar = true } : null;
    }

    /// <summary>A day of the month: "ngày 5"; of the lunar month when <paramref name="isLunar"/>.</summary>
    public static Temporal? OfMonth(DateTime today, int first, int next, int day, bool isLunar)
    {
        var days = day is < 1 or > 31 ? null : isLunar ? CalendarRules.LunarMonthly(today, day) : CalendarRules.Monthly(today, day);
        return days is { } found ? Open(first, next, new DateParts(0, 0, day), found) with { IsLunar = isLunar } : null;
    }

    private static Temporal Open(int first, int next, DateParts parts, (DateTime Past, DateTime Future) days) => new()
    {
        Kind = TemporalKind.Date,
        First = first,
        Next = next,
        Timex = Timex.Date(parts.Year, parts.Month, parts.Day),
        Past = new Extent(days.Past),
        Future = new Extent(days.Future),
        Parts = parts,
        IsExplicit = true,
    };
}
