namespace Awareness.App.Hosting;

/// <summary>What the host logs.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Content {From} replaced by {To}: {Cards} cards")]
    public static partial void ContentReplaced(this ILogger logger, string from, string to, int cards);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed content refused, {Version} stays in use: {Mistakes} mistakes, first {Problem}")]
    public static partial void ContentRefused(this ILogger logger, string version, int mistakes, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready: {Cards} cards of content {Version}, database {Engine}, listening on {Urls}")]
    public static partial void Ready(this ILogger logger, int cards, string version, string engine, string urls);
}
