using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>The rate of every conversation that was written to lately.</summary>
/// <param name="rate">What each is allowed.</param>
/// <param name="most">Conversations remembered at most; when all of them wrote just now, one more has to wait.</param>
internal sealed class ConversationRates(SendRate rate, int most = ConversationRates.Most)
{
    private const int Most = 65_536;
    private const int FirstSweep = 1_024;

    private readonly Dictionary<ConversationKey, SendWindow> windows = [];
    private int sweepAt = Math.Min(FirstSweep, most);

    /// <summary>Takes a send of the conversation at <paramref name="now"/> and returns zero; or takes nothing and returns how long the conversation has to wait.</summary>
    public TimeSpan Take(ConversationKey conversation, TimeSpan now)
    {
        if (!windows.TryGetValue(conversation, out var window))
        {
            if (windows.Count >= sweepAt) Sweep(now);
            if (windows.Count >= most) return rate.Per;
            windows[conversation] = window = new SendWindow(rate);
        }

        var wait = window.Wait(now);
        if (wait == TimeSpan.Zero) window.Take(now);
        return wait;
    }

    /// <summary>Forgets the idle ones; comes seldom enough to cost little a send.</summary>
    private void Sweep(TimeSpan now)
    {
        foreach (var (conversation, window) in windows)
        {
            if (window.IsIdle(now)) windows.Remove(conversation);
        }

        sweepAt = Math.Clamp(windows.Count * 2, Math.Min(FirstSweep, most), most);
    }
}
