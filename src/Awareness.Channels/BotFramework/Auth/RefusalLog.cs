using Microsoft.Extensions.Logging;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Tells the operator why callers are refused: each reason once a minute with a count, so that nobody can fill the disk.</summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock door = new();
    private readonly Dictionary<CallerRefusal, (DateTimeOffset SaidAt, int Silent)> reasons = [];

    /// <summary>Counts a refusal, and says so when it is time.</summary>
    public void Write(CallerRefusal reason)
    {
        int count;
        lock (door)
        {
            var now = time.GetUtcNow();
            if (reasons.TryGetValue(reason, out var seen) && now - seen.SaidAt < Pause)
            {
                reasons[reason] = seen with { Silent = seen.Silent + 1 };
                return;
            }

            count = seen.Silent + 1;
            reasons[reason] = (now, 0);
        }

        logger.CallerRefused(reason, count);
    }
}
