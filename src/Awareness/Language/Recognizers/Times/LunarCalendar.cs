namespace Awareness.Language.Recognizers.Times;

/// <summary>
/// The Vietnamese lunar calendar (âm lịch), worked out for the meridian 105°E (UTC+7) by the rules Hồ Ngọc Đức published: a month begins on the day
/// of the new moon; the month with the winter solstice is the eleventh; when thirteen months lie between two eleventh months, the first one in
/// which the sun enters no new sector of 30° is the leap month. New moons and the sun's longitude by Jean Meeus, "Astronomical Algorithms" (1998).
/// </summary>
public static class LunarCalendar
{
    /// <summary>First lunar year that can be converted.</summary>
    public const int FirstYear = 1890;

    /// <summary>Last lunar year that can be converted.</summary>
    public const int LastYear = 2150;

    private const int MonthsOfNormalYear = 12;

    private static readonly LunarYear[] Years = Build();

    /// <summary>The solar day of a lunar one; null when there is no such day or its year is out of range.</summary>
    public static DateOnly? ToSolar(LunarDate date)
    {
        if (date.Year is < FirstYear or > LastYear || date.Month is < 1 or > MonthsOfNormalYear || date.Day < 1) return null;
        var year = Years[date.Year - FirstYear];
        var index = year.IndexOf(date.Month, date.IsLeap);
        if (index < 0 || date.Day > year.Starts[index + 1] - year.Starts[index]) return null;
        return DateOnly.FromDayNumber(year.Starts[index] + date.Day - 1);
    }

    /// <summary>The lunar day of a solar one; null when its year is out of range.</summary>
    public static LunarDate? ToLunar(DateOnly date)
    {
        var year = date.Year;
        if (year is < FirstYear or > LastYear) return null;
        if (date.DayNumber < Years[year - FirstYear].Starts[0]) year--;
        if (year < FirstYear) return null;
        var months = Years[year - FirstYear];
        var index = Array.FindLastIndex(months.Starts, start => start <= date.DayNumber);
        return new LunarDate(year, months.Number(index), date.DayNumber - months.Starts[index] + 1, index == months.LeapIndex);
    }

    /// <summary>Number of days of a lunar month, 29 or 30; null when it is out of range.</summary>
    public static int? DaysInMonth(int year, int month) =>
        ToSolar(new LunarDate(year, month, 1)) is null ? null : ToSolar(new LunarDate(year, month, 30)) is null ? 29 : 30;

    private static LunarYear[] Build()
    {
        var years = new LunarYear[LastYear - FirstYear + 1];
        for (var year = FirstYear; year <= LastYear; year++) years[year - FirstYear] = BuildYear(year);
        return years;
    }

    /// <summary>The months 1 to 12 of a lunar year: from the third new moon after the solstice month before it (or the fourth, when a leap month lies between).</summary>
    private static LunarYear BuildYear(int year)
    {
        var eleventh = SolsticeMoon(year - 1);
        var next = SolsticeMoon(year);
        var after = SolsticeMoon(year + 1);
        var leapBefore = LeapMoon(eleventh, next);
        var leapAfter = LeapMoon(next, after);
        var first = eleventh + 2;
        if (leapBefore > 0 && leapBefore <= first) first++;
        var last = next + 1;
        if (leapAfter > 0 && leapAfter <= last + 1) last++;
        var starts = new int[last - first + 2];
        for (var i = 0; i < starts.Length; i++) starts[i] = Astronomy.NewMoonDay(first + i);
        var leap = leapBefore >= first && leapBefore <= last ? leapBefore : leapAfter >= first && leapAfter <= last ? leapAfter : 0;
        return new LunarYear(starts, leap == 0 ? -1 : leap - first);
    }

    /// <summary>The new moon that begins the month with the winter solstice of <paramref name="year"/>.</summary>
    private static int SolsticeMoon(int year)
    {
        var moon = Astronomy.MoonBefore(new DateOnly(year, 12, 31).DayNumber);
        // The sun past 270° at the beginning of the day means that the solstice came before: it belongs to the month before.
        return Astronomy.SunSector(Astronomy.NewMoonDay(moon)) >= 9 ? moon - 1 : moon;
    }

    /// <summary>The leap month between two eleventh months, or 0 when there are only twelve months.</summary>
    private static int LeapMoon(int eleventh, int next)
    {
        if (next - eleventh <= MonthsOfNormalYear) return 0;
        for (var moon = eleventh + 1; moon < next; moon++)
        {
            if (Astronomy.SunSector(Astronomy.NewMoonDay(moon)) == Astronomy.SunSector(Astronomy.NewMoonDay(moon + 1))) return moon;
        }

        return 0;
    }

    /// <summary>First days of the months of a year and of the month after its last one, as day numbers; where the leap month stands, or -1.</summary>
    private sealed record LunarYear(int[] Starts, int LeapIndex)
    {
        public int Number(int index) => LeapIndex >= 0 && index >= LeapIndex ? index : index + 1;

        public int IndexOf(int month, bool isLeap)
        {
            if (isLeap) return LeapIndex >= 0 && Number(LeapIndex) == month ? LeapIndex : -1;
            var index = LeapIndex >= 0 && month - 1 >= LeapIndex ? month : month - 1;
            return index < Starts.Length - 1 ? index : -1;
        }
    }
}
