using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

internal static partial class DirectLineLog
{
    [LoggerMessage(201, LogLevel.Error, "A Direct Line request could not be served by the store")]
    public static partial void NotStored(this ILogger logger, Exception exception);

    [LoggerMessage(202, LogLevel.Warning, "A transcript could not be read; the page reads it again")]
    public static partial void TranscriptUnreadable(this ILogger logger, Exception exception);

    [LoggerMessage(203, LogLevel.Warning, "Direct Line sockets were not opened: {Reason}, {Count} since this was last said. Their pages try again; docs/settings.md says what can be raised")]
    public static partial void NoRoom(this ILogger logger, SocketRefusal reason, int count);

    [LoggerMessage(204, LogLevel.Error, "A Direct Line request met a mistake of ours: {Kind}")]
    public static partial void Failed(this ILogger logger, string kind);

    [LoggerMessage(205, LogLevel.Error, "A transcript could not be shown, a mistake of ours: {Kind}")]
    public static partial void NotShown(this ILogger logger, string kind);
}
