namespace Awareness.Language.Recognizers.Times;

/// <summary>What kind of time an expression names.</summary>
public enum TemporalKind
{
    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A time on a day.</summary>
    DateTime,

    /// <summary>From one day to another.</summary>
    DateRange,

    /// <summary>From one time of day to another.</summary>
    TimeRange,

    /// <summary>From one moment to another.</summary>
    DateTimeRange,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that comes again: every day, each Monday.</summary>
    Set,
}
