namespace Awareness.App.Hosting;

/// <summary>What the host logs.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Ready: {Cards} cards of content {Version}, database {Engine}, listening on {Urls}")]
    public static partial void Ready(this ILogger logger, int cards, string version, string engine, string urls);

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Questions} unanswered questions asked before {Day}")]
    public static partial void Forgot(this ILogger logger, int questions, DateOnly day);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not forget what is kept no longer; trying again in {Minutes} minutes")]
    public static partial void CouldNotForget(this ILogger logger, double minutes, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not wake waiting conversations; trying again in {Seconds} seconds")]
    public static partial void CouldNotWake(this ILogger logger, double seconds, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orders left in the data folder could not be obeyed; trying again")]
    public static partial void CouldNotObey(this ILogger logger, Exception exception);

    /// <summary>The kind alone: what an exception nobody thought of says may be somebody's words.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed ({Kind}), which is a mistake of this program: please report it. It is tried again")]
    public static partial void Mistake(this ILogger logger, string work, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The order {File} found nothing it is about and was dropped")]
    public static partial void NothingToObey(this ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Turns} turns, {Conversations} conversations, {Contacts} contacts, names of {Results} answers, {Reports} reports and {Records} records of replies whose time is over")]
    public static partial void Purged(this ILogger logger, long turns, long conversations, long contacts, long results, long reports, long records);
}
