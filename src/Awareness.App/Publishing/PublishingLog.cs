namespace Awareness.App.Publishing;

/// <summary>What publishing logs: versions, figures, files of the content; never a question.</summary>
internal static partial class PublishingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Content {From} replaced by {To}: {Cards} cards, built in {BuildTime}, measured in {MeasureTime}")]
    public static partial void ContentReplaced(this ILogger logger, string from, string to, int cards, TimeSpan buildTime, TimeSpan measureTime);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed content {Proposed} refused, {Version} stays in use: {Reason}")]
    public static partial void ContentRefused(this ILogger logger, string? proposed, string version, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content {From} rolled back to {To} by the operator")]
    public static partial void RolledBack(this ILogger logger, string from, string to);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content {Version}, last published, cannot be read: {Reason}")]
    public static partial void KeptUnreadable(this ILogger logger, string version, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    public static partial void CannotKeepLearned(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The content folder has changed to {Proposed}; {Version}, last published, answers until the change is measured")]
    public static partial void StartedFromKept(this ILogger logger, string? proposed, string version);
}
