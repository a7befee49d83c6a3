namespace Awareness.Language.Recognizers.Times;

/// <summary>A feast or a day of remembrance that comes every year.</summary>
/// <param name="Calendar">How its day is found.</param>
/// <param name="Month">Month of its calendar.</param>
/// <param name="Day">Day of the month; for a weekday of the month which one it is (3 for the third).</param>
/// <param name="Weekday">1 Monday to 7 Sunday, for a weekday of the month.</param>
internal sealed record Feast(FeastCalendar Calendar, int Month, int Day, int Weekday = 0)
{
    /// <summary>Its day in a solar year; null when the year has none.</summary>
    public DateTime? In(int year) => Calendar switch
    {
        FeastCalendar.Solar => CalendarRules.Day(year, Month, Day),
        FeastCalendar.Weekday => WeekdayOf(year),
        FeastCalendar.LastDayOfLunarYear => CalendarRules.Lunar(year, 1, 1)?.AddDays(-1),
        // The last lunar month lies in the next solar year, or in this one: both are tried.
        FeastCalendar.Lunar => InYear(CalendarRules.Lunar(year, Month, Day), year) ?? InYear(CalendarRules.Lunar(year - 1, Month, Day), year),
        _ => throw new ArgumentOutOfRangeException(nameof(year), Calendar, "Unknown calendar."),
    };

    /// <summary>Its reading at the tokens; <paramref name="year"/> 0 for the last and the next one. Null when it cannot be placed.</summary>
    public Temporal? Read(DateTime today, int first, int next, int year)
    {
        var days = year > 0 ? In(year) is { } exact ? (exact, exact) : default((DateTime Past, DateTime Future)?) : Around(today);
        if (days is not { } found) return null;
        var isLunar = Calendar is FeastCalendar.Lunar or FeastCalendar.LastDayOfLunarYear;
        return new Temporal
        {
            Kind = TemporalKind.Date,
            First = first,
            Next = next,
            Timex = Write(year, found.Past),
            Past = new Extent(found.Past),
            Future = new Extent(found.Future),
            Parts = isLunar || Calendar == FeastCalendar.Weekday ? default : new DateParts(year, Month, Day),
            IsLunar = isLunar,
            IsExplicit = true,
        };
    }

    private string Write(int year, DateTime day) => Calendar switch
    {
        FeastCalendar.Weekday => year > 0 ? Timex.Date(day) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-{Month:00}-WXX-{Weekday}-{Day}"),
        FeastCalendar.LastDayOfLunarYear => Timex.Date(year == 0 ? 0 : year - 1, 12, 30),
        FeastCalendar.Lunar when year > 0 && LunarCalendar.ToLunar(DateOnly.FromDateTime(day)) is { } lunar => Timex.Date(lunar.Year, Month, Day),
        _ => Timex.Date(year, Month, Day),
    };

    private (DateTime Past, DateTime Future)? Around(DateTime today)
    {
        DateTime? past = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            if (year < 1 || In(year) is not { } day) continue;
            if (day >= today) return past is { } before ? (before, day) : null;
            past = day;
        }

        return null;
    }

    private DateTime? WeekdayOf(int year)
    {
        var first = new DateTime(year, Month, 1);
        return first.AddDays((Weekday - CalendarRules.IsoWeekday(first) + 7) % 7 + 7 * (Day - 1));
    }

    private static DateTime? InYear(DateTime? day, int year) => day is { } found && found.Year == year ? found : null;
}

/// <summary>How the day of a feast is found.</summary>
internal enum FeastCalendar
{
    Solar,
    Lunar,
    LastDayOfLunarYear,
    Weekday,
}
