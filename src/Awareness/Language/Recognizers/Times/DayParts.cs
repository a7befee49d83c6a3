namespace Awareness.Language.Recognizers.Times;

/// <summary>The parts of the day: their timex, where they begin and end, and what they make of an hour.</summary>
internal static class DayParts
{
    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    /// <summary>Timex without a date: "TMO".</summary>
    public static string Timex(DayPart part) => part switch
    {
        DayPart.Morning or DayPart.EarlyMorning => "TMO",
        DayPart.Noon => "TMI",
        DayPart.Afternoon => "TAF",
        DayPart.Evening => "TEV",
        DayPart.Night or DayPart.LateNight => "TNI",
        DayPart.Daytime => "TDT",
        DayPart.Dawn => "(T04,T06,PT2H)",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of the day."),
    };

    /// <summary>Where it begins and ends.</summary>
    public static (TimeSpan Start, TimeSpan End) Extent(DayPart part) => part switch
    {
        DayPart.Morning => (Hours(4), Hours(12)),
        DayPart.EarlyMorning => (Hours(4), Hours(8)),
        DayPart.Dawn => (Hours(4), Hours(6)),
        DayPart.Noon => (Hours(12), Hours(14)),
        DayPart.Afternoon => (Hours(12), Hours(18)),
        DayPart.Evening => (Hours(18), LastSecond),
        DayPart.Night => (Hours(20), LastSecond),
        DayPart.LateNight => (Hours(22), LastSecond),
        DayPart.Daytime => (Hours(6), Hours(18)),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of the day."),
    };

    /// <summary>What part of it is meant: the start of the morning, the end of the night; null for all.</summary>
    public static string? Mod(DayPart part) => part switch
    {
        DayPart.EarlyMorning => "start",
        DayPart.LateNight => "end",
        _ => null,
    };

    /// <summary>
    /// The hour of the day an hour of a part is: 3 in the afternoon is 15, 8 in the evening 20, 11 at noon stays 11. An hour that cannot
    /// be in the evening (1 to 4) is of the night and stays.
    /// </summary>
    /// <returns>The hour, 24 for the midnight that ends the day.</returns>
    public static int Hour(DayPart part, int hour)
    {
        if (hour is > 12 or 0) return hour;
        return part switch
        {
            DayPart.Noon => hour <= 4 ? hour + 12 : hour,
            DayPart.Afternoon => hour == 12 ? 12 : hour + 12,
            DayPart.Evening or DayPart.Night or DayPart.LateNight => hour == 12 ? 24 : hour >= 5 ? hour + 12 : hour,
            DayPart.Daytime => hour,
            _ => hour == 12 ? 0 : hour,
        };
    }

    /// <summary>A part of the day without a date.</summary>
    public static Temporal Alone(int first, int next, DayPart part)
    {
        var (start, end) = Extent(part);
        var extent = new Extent(DateTime.MinValue + start, DateTime.MinValue + end);
        return new Temporal { Kind = TemporalKind.TimeRange, First = first, Next = next, Timex = Timex(part), Past = extent, Future = extent, Mod = Mod(part) };
    }

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);
}
