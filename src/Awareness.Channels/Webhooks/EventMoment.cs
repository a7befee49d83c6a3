namespace Awareness.Channels.Webhooks;

/// <summary>The moment a platform says something was done.</summary>
internal static class EventMoment
{
    /// <summary>
    /// How old an event may be that is heard. Platforms come back with one for hours, Meta for about a day and a half; what is older is somebody's recording. Shorter than turns are
    /// kept, so that what was heard once is still known.
    /// </summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>In seconds this would be the year 5138, in milliseconds it is 1973.</summary>
    private const long FirstMilliseconds = 100_000_000_000;

    private const long LastMilliseconds = 253_402_300_799_999;

    /// <summary>The moment of a number of milliseconds since 1970; a smaller number can only be seconds. Null when it is none.</summary>
    public static DateTimeOffset? Of(long? stamp) => stamp switch
    {
        null or < 0 or > LastMilliseconds => null,
        < FirstMilliseconds => DateTimeOffset.FromUnixTimeSeconds(stamp.Value),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(stamp.Value),
    };
}
