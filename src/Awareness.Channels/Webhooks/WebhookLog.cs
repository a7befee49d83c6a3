using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Webhooks;

/// <summary>What webhooks log: paths, never bodies, headers or queries.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Warning, "A call to {Path} could not be stored; the platform is asked to come back")]
    public static partial void NotStored(this ILogger logger, string path, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A call to {Path} met too much that waits; the platform is asked to come back")]
    public static partial void Busy(this ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Warning, "A call to {Path} is not signed as it must be; {Count} since this was last said")]
    public static partial void Forged(this ILogger logger, string path, int count);

    [LoggerMessage(4, LogLevel.Warning, "An event in a call to {Path} has a shape that is not documented and was passed over")]
    public static partial void NotUnderstood(this ILogger logger, string path);

    [LoggerMessage(5, LogLevel.Warning, "Events in calls to {Path} are older than {Oldest} and were passed over, {Count} since this was last said: recordings, or the clock of this machine is wrong")]
    public static partial void Replayed(this ILogger logger, string path, TimeSpan oldest, int count);

    [LoggerMessage(7, LogLevel.Warning, "Events in calls to {Path} are more than {Ahead} from the future and were not taken, {Count} since this was last said: the clock of this machine is behind; the platform is asked to come back")]
    public static partial void FromTheFuture(this ILogger logger, string path, TimeSpan ahead, int count);

    [LoggerMessage(6, LogLevel.Error, "A call to {Path} met a mistake of ours: {Kind}")]
    public static partial void Failed(this ILogger logger, string path, string kind);
}
