namespace Awareness.App.Bots;

/// <summary>What taking up bots logs: versions, figures, files; never a word of a person.</summary>
internal static partial class BotLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Bots {From} replaced by {To}: {Bots} bots, {Flows} flows, {Earlier} earlier versions of flows at hand")]
    public static partial void BotsReplaced(this ILogger logger, string from, string to, int bots, int flows, int earlier);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bots folder is refused, {Version} stays in use: {Reason}")]
    public static partial void BotsRefused(this ILogger logger, string version, string reason);
}
