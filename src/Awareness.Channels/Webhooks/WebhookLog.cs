using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Webhooks;

/// <summary>What webhooks log: paths, never bodies, headers or queries.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Warning, "A call to {Path} could not be stored; the platform is asked to come back")]
    public static partial void NotStored(this ILogger logger, string path, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A call to {Path} met too much that waits; the platform is asked to come back")]
    public static partial void Busy(this ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Warning, "A call to {Path} is not signed as it must be")]
    public static partial void Forged(this ILogger logger, string path);
}
