namespace Awareness.Language.Recognizers.Times;

/// <summary>One reading of an expression of time. An expression such as "1/6" has two: the last one before the reference and the first one not before it.</summary>
public sealed record TemporalValue
{
    /// <summary>The expression in TIMEX3: "2026-06-01", "XXXX-06-01", "T08:30", "P3D", "(T22,T06,PT8H)". Of a lunar date it writes the lunar day.</summary>
    public required string Timex { get; init; }

    /// <summary>The moment, or where a range begins, as local time of the reference; a time of day lies on 1 January of the year 1. Null when open or without place in time.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Where a range ends, exclusive when it is a calendar unit (a week ends where the next one begins), as named otherwise. Null when open or no range.</summary>
    public DateTime? End { get; init; }

    /// <summary>Length of a duration; months count 30 days and years 365, as in Recognizers-Text. Null for every other kind.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>What part of the time or which side of it is meant: before, after, since, until, start, mid, end; null for all of it.</summary>
    public string? Mod { get; init; }

    /// <summary>True when it was named by the lunar calendar; <see cref="Start"/> is its solar day at UTC+7.</summary>
    public bool IsLunar { get; init; }
}
