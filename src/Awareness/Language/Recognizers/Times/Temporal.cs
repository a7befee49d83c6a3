namespace Awareness.Language.Recognizers.Times;

/// <summary>An expression of time while it is read: what it names in general, and its last and next place in time.</summary>
internal sealed record Temporal
{
    public required TemporalKind Kind { get; init; }

    /// <summary>First token.</summary>
    public required int First { get; init; }

    /// <summary>Token behind the last one.</summary>
    public required int Next { get; init; }

    /// <summary>The place in the source, end exclusive, of an expression that is only a part of its tokens; null for all of them.</summary>
    public (int Start, int End)? Slice { get; init; }

    public required string Timex { get; init; }

    /// <summary>Timex of the second reading of an hour that may be a.m. or p.m.; null when there is none.</summary>
    public string? EveningTimex { get; init; }

    /// <summary>The last one before the reference; equal to <see cref="Future"/> when there is only one.</summary>
    public Extent Past { get; init; }

    /// <summary>The first one not before the reference.</summary>
    public Extent Future { get; init; }

    /// <summary>What a date or period is made of, so that another one can lend it a year.</summary>
    public DateParts Parts { get; init; }

    /// <summary>The time of day that was said.</summary>
    public ClockParts Clock { get; init; }

    /// <summary>True when the hour was made 24-hour by a part of the day ("5 giờ chiều"), not written so.</summary>
    public bool IsOfPart { get; init; }

    /// <summary>1 when midnight ends the day it is named with ("12 giờ đêm nay"), otherwise 0.</summary>
    public int DayShift { get; init; }

    /// <summary>Length of a duration.</summary>
    public double Seconds { get; init; }

    public string? Mod { get; init; }

    public bool IsLunar { get; init; }

    public bool IsExplicit { get; init; }

    /// <summary>True when the hour may be a.m. or p.m.</summary>
    public bool HasTwoHours => EveningTimex is not null;

    public bool IsTime => Kind is TemporalKind.Time or TemporalKind.TimeRange;

    public bool IsRange => Kind is TemporalKind.DateRange or TemporalKind.TimeRange or TemporalKind.DateTimeRange;

    /// <summary>True for words that look like a time and are none ("7 giờ 61 phút"): they are passed over.</summary>
    public bool IsNothing => Timex.Length == 0;

    /// <summary>Words that look like a time and are none.</summary>
    public static Temporal Nothing(int first, int next) => new() { Kind = TemporalKind.Set, First = first, Next = next, Timex = "" };

    /// <summary>A day known exactly.</summary>
    public static Temporal OnDay(int first, int next, DateTime day, bool isExplicit = false) => new()
    {
        Kind = TemporalKind.Date,
        First = first,
        Next = next,
        Timex = Recognizers.Times.Timex.Date(day),
        Past = new Extent(day),
        Future = new Extent(day),
        Parts = new DateParts(day.Year, day.Month, day.Day),
        IsExplicit = isExplicit,
    };

    /// <summary>A range known exactly.</summary>
    public static Temporal Over(int first, int next, string timex, DateTime start, DateTime end) => new()
    {
        Kind = TemporalKind.DateRange,
        First = first,
        Next = next,
        Timex = timex,
        Past = new Extent(start, end),
        Future = new Extent(start, end),
    };

    /// <summary>The same expression from an earlier token on.</summary>
    public Temporal From(int first) => this with { First = first };

    /// <summary>The same expression over other tokens.</summary>
    public Temporal Over(int first, int next) => this with { First = first, Next = next };
}

/// <summary>From one moment to another; a point has no end. A time of day lies on the first day of the calendar.</summary>
internal readonly record struct Extent(DateTime? Start, DateTime? End = null)
{
    public Extent Shift(TimeSpan by) => new(Start + by, End + by);
}

/// <summary>The parts of a date; 0 for a part that is not said. A month has no day, a year no month.</summary>
internal readonly record struct DateParts(int Year, int Month, int Day, int Weekday = 0);

/// <summary>The parts of a time of day; -1 for a minute or second that is not said.</summary>
internal readonly record struct ClockParts(int Hour, int Minute, int Second);
