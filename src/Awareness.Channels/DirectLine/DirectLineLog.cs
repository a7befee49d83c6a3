using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

internal static partial class DirectLineLog
{
    [LoggerMessage(201, LogLevel.Error, "A Direct Line request could not be served by the store")]
    public static partial void NotStored(this ILogger logger, Exception exception);

    [LoggerMessage(202, LogLevel.Warning, "A transcript could not be read; the page reads it again")]
    public static partial void TranscriptUnreadable(this ILogger logger, Exception exception);

    [LoggerMessage(203, LogLevel.Warning, "No room for another Direct Line socket; the page tries again")]
    public static partial void NoRoom(this ILogger logger);
}
