namespace Awareness;

/// <summary>
/// A clock that nobody sets: it shows what another one showed at first, and how much time has gone by since. For waits and limits, which must not last an hour longer because the machine's
/// clock was set back by an hour. Its moments mean nothing to another process or after a restart.
/// </summary>
/// <param name="time">The clock that may be set; its timers are used.</param>
public sealed class SteadyTime(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset first = time.GetUtcNow();
    private readonly long start = time.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => first + time.GetElapsedTime(start);

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
