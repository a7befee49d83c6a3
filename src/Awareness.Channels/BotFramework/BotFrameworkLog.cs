using Awareness.Channels.BotFramework.Auth;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.BotFramework;

internal static partial class BotFrameworkLog
{
    [LoggerMessage(101, LogLevel.Warning, "Bot Framework callers were refused: {Reason}, {Count} since this was last said. docs/channels.md says what each reason means")]
    public static partial void CallerRefused(this ILogger logger, CallerRefusal reason, int count);

    [LoggerMessage(102, LogLevel.Error, "A Bot Framework activity could not be stored; the channel is asked to come back")]
    public static partial void NotStored(this ILogger logger, Exception exception);

    [LoggerMessage(103, LogLevel.Warning, "Too many Bot Framework activities wait for one conversation; the channel is asked to come back")]
    public static partial void Busy(this ILogger logger);

    [LoggerMessage(104, LogLevel.Error, "The keys of Bot Framework callers could not be fetched from {Host}: {Problem}. Keys that are known go on; without any, callers are asked to come back")]
    public static partial void KeysNotFetched(this ILogger logger, string host, string problem);

    [LoggerMessage(105, LogLevel.Information, "Fetched {Count} keys of Bot Framework callers from {Host}")]
    public static partial void KeysFetched(this ILogger logger, string host, int count);

    [LoggerMessage(106, LogLevel.Warning, "A caller that proved who it is wants replies sent to {Host}, which is not allowed; if it is yours, add it to AWARENESS__BotFramework__ServiceHosts")]
    public static partial void HostNotAllowed(this ILogger logger, string host);

    [LoggerMessage(107, LogLevel.Error, "A Bot Framework activity met a mistake of ours: {Kind}")]
    public static partial void Failed(this ILogger logger, string kind);
}
