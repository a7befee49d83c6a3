namespace Awareness.Delivery;

/// <summary>How much a lane may begin now: places, circuit, a pause the platform asked for, rates.</summary>
internal sealed class LaneGate(SendPolicy policy, LaneCircuit circuit, LaneRates rates, TimeProvider time)
{
    private readonly SteadyTime clock = new(time);
    private long pausedUntil;

    /// <summary>Nothing begins for so long. False when nothing begins until later anyway.</summary>
    public bool Pause(TimeSpan wait)
    {
        var until = clock.GetUtcNow() + wait;
        // Sends end in any order: the longest pause holds.
        for (var known = Volatile.Read(ref pausedUntil); until.UtcTicks > known; known = Volatile.Read(ref pausedUntil))
        {
            if (Interlocked.CompareExchange(ref pausedUntil, until.UtcTicks, known) == known) return true;
        }

        return false;
    }

    /// <summary>Looks, with <paramref name="underWay"/> sends under way, <paramref name="bulkUnderWay"/> of them bulk.</summary>
    public Admission Look(int underWay, int bulkUnderWay)
    {
        var paused = new DateTimeOffset(Volatile.Read(ref pausedUntil), TimeSpan.Zero) - clock.GetUtcNow();
        var wait = Longest(paused, circuit.Wait, rates.Wait);
        if (wait > TimeSpan.Zero) return new Admission(0, 0, wait);
        var places = Math.Min(circuit.IsTrial ? 1 - underWay : policy.Concurrency - underWay, rates.Free);
        // Without a place it is the end of a send that is waited for.
        if (places <= 0) return new Admission(0, 0, Timeout.InfiniteTimeSpan);
        var bulk = Math.Clamp(Math.Min(policy.BulkConcurrency - bulkUnderWay, rates.FreeBulk), 0, places);
        return new Admission(places, bulk, rates.WaitForBulk);
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits) longest = wait > longest ? wait : longest;
        return longest;
    }
}

/// <summary>What may begin.</summary>
/// <param name="Places">Messages.</param>
/// <param name="Bulk">How many of them may be bulk.</param>
/// <param name="Wait">Until more may begin, for which it is worth to look again; zero when nothing is known of that, infinite when only the end of a send makes room.</param>
internal readonly record struct Admission(int Places, int Bulk, TimeSpan Wait);
