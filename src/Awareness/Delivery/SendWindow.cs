namespace Awareness.Delivery;

/// <summary>
/// Keeps to a rate: in no stretch of its length are more sends than allowed, and all of them may come at once. It remembers the moments of the sends themselves, at most
/// as many as are allowed; a bucket that refills while it is emptied would let nearly twice as many through. Moments are measured from any fixed one.
/// </summary>
internal sealed class SendWindow(SendRate rate)
{
    private readonly Queue<TimeSpan> sent = new();

    /// <summary>True when nothing is remembered at <paramref name="now"/>: a new one would behave the same.</summary>
    public bool IsIdle(TimeSpan now) => Free(now) == rate.Count;

    /// <summary>How many sends may begin at <paramref name="now"/>.</summary>
    public int Free(TimeSpan now)
    {
        while (sent.TryPeek(out var first) && first + rate.Per <= now) sent.Dequeue();
        return rate.Count - sent.Count;
    }

    /// <summary>How long until a send may begin; zero when one may begin now.</summary>
    public TimeSpan Wait(TimeSpan now) => Free(now) > 0 ? TimeSpan.Zero : sent.Peek() + rate.Per - now;

    /// <summary>A send begins. Only when <see cref="Free"/> says so.</summary>
    public void Take(TimeSpan now) => sent.Enqueue(now);
}
