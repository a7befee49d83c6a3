namespace Awareness.Language.Recognizers.Times;

/// <summary>Makes times of day.</summary>
internal static class ClockTimes
{
    private const int HalfDay = 12;

    /// <summary>A time of day.</summary>
    /// <param name="first">First token.</param>
    /// <param name="next">Token behind the last.</param>
    /// <param name="clock">Hour 0 to 24, minute and second.</param>
    /// <param name="isOpen">True when 1 to 12 may be a.m. or p.m.</param>
    public static Temporal At(int first, int next, ClockParts clock, bool isOpen)
    {
        var extent = new Extent(DateTime.MinValue + Of(clock));
        var evening = isOpen && clock.Hour is >= 1 and <= HalfDay ? Write(clock with { Hour = Other(clock.Hour) }) : null;
        return new Temporal { Kind = TemporalKind.Time, First = first, Next = next, Timex = Write(clock), EveningTimex = evening, Past = extent, Future = extent, Clock = clock, IsExplicit = true };
    }

    /// <summary>The same time in a part of the day.</summary>
    public static Temporal In(Temporal time, DayPart part)
    {
        var hour = DayParts.Hour(part, time.Clock.Hour);
        var isMidnight = hour == 24 && time.Clock.Hour == HalfDay;
        return At(time.First, time.Next, time.Clock with { Hour = isMidnight ? 0 : hour }, false) with { DayShift = isMidnight ? 1 : 0, IsOfPart = true };
    }

    /// <summary>The same time without doubt about the half of the day: as it is written.</summary>
    public static Temporal AsWritten(Temporal time) => time with { EveningTimex = null };

    /// <summary>The hour in the other half of the day.</summary>
    public static int Other(int hour) => hour >= HalfDay ? hour - HalfDay : hour + HalfDay;

    /// <summary>How much later the second reading of an open hour is.</summary>
    public static TimeSpan ToOther(int hour) => TimeSpan.FromHours(Other(hour) - hour);

    /// <summary>"T08:30".</summary>
    public static string Write(ClockParts clock) => Timex.Time(clock.Hour, clock.Minute, clock.Second);

    /// <summary>Time since midnight; 24 o'clock is 0.</summary>
    public static TimeSpan Of(ClockParts clock) => new(clock.Hour % 24, Math.Max(clock.Minute, 0), Math.Max(clock.Second, 0));
}
