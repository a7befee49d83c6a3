namespace Awareness.Delivery;

/// <summary>
/// What one of the places behind a channel takes of all people together. What has to wait is told a moment of its own, one after the other: told the same, a thousand rows would be
/// claimed and given back every second.
/// </summary>
/// <param name="rate">Messages.</param>
/// <param name="bulkRate">Bulk among them.</param>
internal sealed class PlaceRate(SendRate rate, SendRate bulkRate)
{
    private readonly SendWindow all = new(rate);
    private readonly SendWindow bulk = new(bulkRate);
    private TimeSpan told;

    /// <summary>How long a message has to wait; zero when it may go now.</summary>
    public TimeSpan Wait(SendPriority priority, TimeSpan now)
    {
        var wait = all.Wait(now);
        if (priority is SendPriority.Bulk && bulk.Wait(now) is var longer && longer > wait) wait = longer;
        if (wait == TimeSpan.Zero) return wait;
        told = told + (rate.Per / rate.Count) is var next && next > now + wait ? next : now + wait;
        return told - now;
    }

    /// <summary>A message goes. Only when <see cref="Wait"/> was zero.</summary>
    public void Take(SendPriority priority, TimeSpan now)
    {
        all.Take(now);
        if (priority is SendPriority.Bulk) bulk.Take(now);
    }
}
