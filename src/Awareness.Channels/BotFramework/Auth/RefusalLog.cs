using Awareness.Channels.Wire;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>Tells the operator why callers are refused: each reason once a minute with a count.</summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private readonly OnceAMinute<CallerRefusal> reasons = new(time);

    /// <summary>Counts a refusal, and says so when it is time.</summary>
    public void Write(CallerRefusal reason)
    {
        if (reasons.Count(reason) is > 0 and var count) logger.CallerRefused(reason, count);
    }
}
