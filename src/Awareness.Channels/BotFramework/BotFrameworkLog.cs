using Microsoft.Extensions.Logging;

namespace Awareness.Channels.BotFramework;

internal static partial class BotFrameworkLog
{
    [LoggerMessage(101, LogLevel.Warning, "An app id is set, but this version cannot check Bot Framework tokens yet: every request to /api/messages is answered with 401")]
    public static partial void AuthenticationMissing(this ILogger logger);

    [LoggerMessage(102, LogLevel.Error, "A Bot Framework activity could not be stored; the channel is asked to come back")]
    public static partial void NotStored(this ILogger logger, Exception exception);

    [LoggerMessage(103, LogLevel.Warning, "Too many Bot Framework activities wait for one conversation; the channel is asked to come back")]
    public static partial void Busy(this ILogger logger);
}
