namespace Awareness.Channels.Tests.Support;

/// <summary>A clock that moves only when told to; timers fire on the way.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock door = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private TimeSpan set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long until somebody who waits goes on; null when nobody waits. How long a call under way may take is no such wait.</summary>
    public TimeSpan? NextWait
    {
        get { lock (door) return Earliest(isLimit: false) is { } due ? due - now : null; }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (door) return now + set;
    }

    public override long GetTimestamp()
    {
        lock (door) return now.Ticks;
    }

    /// <summary>Somebody sets the clock: it shows another time, and none has gone by.</summary>
    public void Set(TimeSpan by)
    {
        lock (door) set += by;
    }

    /// <summary>True when somebody waits for just <paramref name="wait"/> from now, no shorter and no longer.</summary>
    public bool IsWaitedFor(TimeSpan wait)
    {
        lock (door) return timers.Exists(timer => !timer.IsLimit && timer.DueAt == now + wait);
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (door)
        {
            now += by;
            due = [.. timers.Where(timer => timer.DueAt <= now)];
            foreach (var timer in due) timer.DueAt = DateTimeOffset.MaxValue;
        }

        due.ForEach(timer => timer.Fire());
    }

    /// <summary>Moves on to where somebody who waits goes on; stands still when nobody does, or while a call is under way that would run out of its time.</summary>
    public void AdvanceToNextWait()
    {
        TimeSpan by;
        lock (door)
        {
            if (Earliest(isLimit: false) is not { } due || Earliest(isLimit: true) <= due) return;
            by = due - now;
        }

        Advance(by);
    }

    private DateTimeOffset? Earliest(bool isLimit)
    {
        var due = timers.Where(timer => timer.IsLimit == isLimit && timer.DueAt < DateTimeOffset.MaxValue).Select(timer => timer.DueAt).ToList();
        return due.Count == 0 ? null : due.Min();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (door)
        {
            timers.Add(timer);
            timer.Change(dueTime, period);
        }

        return timer;
    }

    private sealed class Timer(ManualTime owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MaxValue;

        /// <summary>True when it breaks something off, false when somebody waits for it.</summary>
        public bool IsLimit => state is CancellationTokenSource;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            lock (owner.door) DueAt = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : owner.now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (owner.door) owner.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
