namespace Awareness.Channels.Inbound;

/// <summary>
/// So many a minute for each of many, in bounded memory. For each only one moment is kept: when it will have used up nothing again. Whoever is there already is as if
/// never seen, so forgetting those frees nobody and costs nobody; when the table is full of others all newcomers share one place.
/// </summary>
/// <param name="perMinute">How many pass in a minute, evenly.</param>
/// <param name="burst">How many pass at once after a rest.</param>
/// <param name="capacity">How many are told apart.</param>
/// <param name="time">Moves things on.</param>
internal sealed class RateTable(int perMinute, int burst, int capacity, TimeProvider time)
{
    /// <summary>Where newcomers are counted while the table is full.</summary>
    private const string Newcomers = "";

    private readonly TimeSpan interval = TimeSpan.FromMinutes(1) / perMinute;
    private readonly Dictionary<string, DateTimeOffset> restedAt = new(StringComparer.Ordinal);
    private readonly Lock door = new();
    private readonly SteadyTime clock = new(time);
    private DateTimeOffset sweptAt = DateTimeOffset.MinValue;

    /// <summary>How many are remembered just now.</summary>
    public int Count
    {
        get { lock (door) return restedAt.Count; }
    }

    /// <summary>Counts one of <paramref name="key"/> and says how long it must wait for its turn, zero when not at all. Null when that is longer than <paramref name="patience"/>: it is then not counted.</summary>
    public TimeSpan? Take(string key, TimeSpan patience)
    {
        lock (door)
        {
            var now = clock.GetUtcNow();
            var place = PlaceOf(key, now);
            var rested = restedAt.GetValueOrDefault(place, now);
            if (rested < now) rested = now;
            var wait = rested - now - (interval * (burst - 1));
            if (wait > patience) return null;
            restedAt[place] = rested + interval;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private string PlaceOf(string key, DateTimeOffset now)
    {
        if (restedAt.ContainsKey(key) || restedAt.Count < capacity) return key;
        // Looking through all of them once a second at most keeps a flood of newcomers cheap.
        if (now - sweptAt < TimeSpan.FromSeconds(1)) return Newcomers;
        sweptAt = now;
        foreach (var (known, rested) in restedAt)
        {
            if (rested <= now) restedAt.Remove(known);
        }

        return restedAt.Count < capacity ? key : Newcomers;
    }
}
