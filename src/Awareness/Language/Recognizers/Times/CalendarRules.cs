namespace Awareness.Language.Recognizers.Times;

/// <summary>Where dates that leave something out lie in time: the last one before today and the first one not before it.</summary>
internal static class CalendarRules
{
    private const int MonthsSearched = 13;
    private const int YearsSearched = 9;

    /// <summary>First year of a reference, so that every length and period around it can be written.</summary>
    public const int FirstYear = 1000;

    /// <summary>Last year of a reference.</summary>
    public const int LastYear = 9000;

    /// <summary>True when the year lies far enough within the calendar.</summary>
    public static bool IsWithin(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>True when there is such a day in some year.</summary>
    public static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);

    /// <summary>The day, or null when there is none.</summary>
    public static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    /// <summary>Monday of the week of <paramref name="day"/>.</summary>
    public static DateTime Monday(DateTime day) => day.AddDays(1 - IsoWeekday(day));

    /// <summary>1 Monday to 7 Sunday.</summary>
    public static int IsoWeekday(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The first day of a month, <paramref name="swift"/> months after that of <paramref name="day"/>.</summary>
    public static DateTime MonthOf(DateTime day, int swift) => new DateTime(day.Year, day.Month, 1).AddMonths(swift);

    /// <summary>Last and next one of a day and month.</summary>
    public static (DateTime Past, DateTime Future)? Yearly(DateTime today, int month, int day) =>
        Around(today, step => Day(today.Year + step, month, day), YearsSearched);

    /// <summary>Last and next one of a day of the month.</summary>
    public static (DateTime Past, DateTime Future)? Monthly(DateTime today, int day)
    {
        var first = MonthOf(today, 0);
        return Around(today, step => Day(first.AddMonths(step).Year, first.AddMonths(step).Month, day), MonthsSearched);
    }

    /// <summary>Last and next one of a weekday, 1 Monday to 7 Sunday.</summary>
    public static (DateTime Past, DateTime Future) Weekly(DateTime today, int weekday)
    {
        var day = Monday(today).AddDays(weekday - 1);
        return day < today ? (day, day.AddDays(7)) : (day.AddDays(-7), day);
    }

    /// <summary>Last and next one of a lunar day and month.</summary>
    public static (DateTime Past, DateTime Future)? LunarYearly(DateTime today, int month, int day) =>
        Around(today, step => Lunar(today.Year + step, month, day), YearsSearched);

    /// <summary>Last and next one of a day of the lunar month.</summary>
    public static (DateTime Past, DateTime Future)? LunarMonthly(DateTime today, int day)
    {
        if (LunarCalendar.ToLunar(DateOnly.FromDateTime(today)) is not { } now) return null;
        var month = now.Year * 12 + now.Month - 1;
        return Around(today, step => Lunar((month + step) / 12, (month + step) % 12 + 1, day), MonthsSearched);
    }

    /// <summary>The solar day of a lunar one, or null. The 30th of the last month is its last day, as people say it, even where that is the 29th.</summary>
    public static DateTime? Lunar(int year, int month, int day)
    {
        var date = LunarCalendar.ToSolar(new LunarDate(year, month, day));
        if (date is null && month == 12 && day == 30) date = LunarCalendar.ToSolar(new LunarDate(year, month, day - 1));
        return date?.ToDateTime(TimeOnly.MinValue);
    }

    private static (DateTime Past, DateTime Future)? Around(DateTime today, Func<int, DateTime?> at, int searched)
    {
        DateTime? past = null;
        DateTime? future = null;
        for (var step = 1; step >= -searched && past is null; step--)
        {
            if (at(step) is { } day && day < today) past = day;
        }

        for (var step = -1; step <= searched && future is null; step++)
        {
            if (at(step) is { } day && day >= today) future = day;
        }

        return past is { } p && future is { } f ? (p, f) : null;
    }
}
