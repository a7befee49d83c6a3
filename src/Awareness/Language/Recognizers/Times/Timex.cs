using System.Globalization;

namespace Awareness.Language.Recognizers.Times;

/// <summary>Writes TIMEX3 and values as Recognizers-Text does.</summary>
internal static class Timex
{
    /// <summary>What stands for an unknown year.</summary>
    private const string AnyYear = "XXXX";

    public static string Date(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-06-01"; 0 for an unknown year or month gives "XXXX-06-01", "XXXX-XX-05".</summary>
    public static string Date(int year, int month, int day) => $"{Year(year)}-{Two(month)}-{Two(day)}";

    public static string Month(int year, int month) => $"{Year(year)}-{Two(month)}";

    public static string Year(int year) => year == 0 ? AnyYear : year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Weekday(int weekday) => string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday}");

    /// <summary>"2026-W47", by ISO 8601.</summary>
    public static string Week(DateTime monday) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");

    /// <summary>"T08", "T08:30", "T08:30:15": as much as was said (-1 for what was not).</summary>
    public static string Time(int hour, int minute, int second) => second >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}:{second:00}")
        : minute >= 0 ? string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}") : string.Create(CultureInfo.InvariantCulture, $"T{hour:00}");

    public static string Moment(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"P3D", "PT0.5H".</summary>
    public static string Length(double amount, char unit) => IsClock(unit)
        ? $"PT{amount.ToString("0.###", CultureInfo.InvariantCulture)}{Upper(unit)}"
        : $"P{amount.ToString("0.###", CultureInfo.InvariantCulture)}{unit}";

    /// <summary>"(start,end,length)".</summary>
    public static string Range(string start, string end, string length) => $"({start},{end},{length})";

    /// <summary>The length between two days in whole days.</summary>
    public static string Days(DateTime start, DateTime end) => Length(Math.Round((end - start).TotalDays), 'D');

    /// <summary>The length between two moments: "PT8H", "PT1H30M".</summary>
    public static string Clock(TimeSpan length)
    {
        var hours = (int)Math.Floor(length.TotalHours);
        var text = hours > 0 || length.Minutes == 0 && length.Seconds == 0 ? string.Create(CultureInfo.InvariantCulture, $"PT{hours}H") : "PT";
        if (length.Minutes > 0) text += string.Create(CultureInfo.InvariantCulture, $"{length.Minutes}M");
        return length.Seconds > 0 ? text + string.Create(CultureInfo.InvariantCulture, $"{length.Seconds}S") : text;
    }

    /// <summary>Units of the clock are written in small letters here, to tell a minute ('m') from a month ('M').</summary>
    public static bool IsClock(char unit) => unit is 'h' or 'm' or 's';

    /// <summary>Seconds in a unit; a month has 30 days, a year 365, as in Recognizers-Text.</summary>
    public static double Seconds(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'D' => 86_400,
        'W' => 7 * 86_400,
        'M' => 30 * 86_400,
        'Y' => 365 * 86_400,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    private static char Upper(char unit) => char.ToUpperInvariant(unit);

    private static string Two(int part) => part == 0 ? "XX" : part.ToString("00", CultureInfo.InvariantCulture);
}
