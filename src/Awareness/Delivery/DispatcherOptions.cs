namespace Awareness.Delivery;

/// <summary>How <see cref="Dispatcher"/> works through the outbox.</summary>
public sealed record DispatcherOptions
{
    /// <summary>
    /// A row of which so many attempts may have arrived is dead-lettered: nobody should get the same words again and again because a platform takes messages and says that it failed,
    /// or because a send ends the process.
    /// </summary>
    public const int MaxUnknown = 3;

    /// <summary>Gives numbers from 0 up to 1; spreads retries so that a channel that comes back is not met by all at once.</summary>
    public required Func<double> Random { get; init; }

    /// <summary>What replies are called in the log: as the list of dead letters calls them.</summary>
    public required ReplyNames Names { get; init; }

    /// <summary>Services that send for the same accounts: each keeps to its share of every rate.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>How long a claim holds. Longer than <see cref="SendTimeout"/>, so that a slow send is not repeated beside itself.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A send that has not ended by then has an unknown outcome.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long at most until rows of other processes, and rows that became due, are noticed.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A row that failed this often is dead-lettered.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Wait after the first failure; three times as long after each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two attempts that we choose ourselves.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait a channel may ask for; one that asks for more is tried at this time.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a lane pauses when the platform has had enough of the whole account and does not say for how long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A row that no channel of this service carries is dead-lettered when it has been due for so long.</summary>
    public TimeSpan UnservedPatience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>On shutdown, how long sends under way may take to end.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(18);

    /// <summary>After <see cref="Drain"/>, how long the outcome of broken-off sends may take to be written.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The wait before an outbox that could not be read is asked again, the <paramref name="failures"/>th time in a row.</summary>
    internal static TimeSpan DelayAfterFailures(int failures) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), 10));

    /// <summary>
    /// The wait after an attempt that may have arrived, the <paramref name="unknowns"/>th of its kind: short first, for an answer that was lost on the way, and then long, for most troubles
    /// of platforms are over in a minute and there are few such attempts.
    /// </summary>
    internal TimeSpan DelayAfterUnknown(int unknowns) => DelayAfter((3 * unknowns) - 2, asked: null);

    /// <summary>
    /// The wait after attempt number <paramref name="attempt"/> failed: what the channel asked for plus up to a tenth,
    /// else exponential with half of it random.
    /// </summary>
    /// <param name="attempt">From 1.</param>
    /// <param name="asked">What the channel asked for, or null.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? asked)
    {
        if (asked is { } after)
        {
            var wait = TimeSpan.FromTicks(Math.Clamp(after.Ticks, 0, MaxRetryAfter.Ticks));
            return wait + (wait * 0.1 * Random());
        }

        var full = Math.Min(FirstDelay.TotalSeconds * Math.Pow(3, attempt - 1), MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (0.5 * Random())));
    }
}
