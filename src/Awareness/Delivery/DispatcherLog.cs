using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

internal static partial class DispatcherLog
{
    [LoggerMessage(1, LogLevel.Information, "Dispatcher started with {Concurrency} sends at a time")]
    public static partial void Started(this ILogger logger, int concurrency);

    [LoggerMessage(2, LogLevel.Information, "Dispatcher stopped; {Left} sends were broken off and will be tried again")]
    public static partial void Stopped(this ILogger logger, int left);

    [LoggerMessage(3, LogLevel.Warning, "The outbox cannot be read; next try in {Delay}")]
    public static partial void OutboxUnreadable(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "Activity {ActivityId} was sent to {Channel} at attempt {Attempt}")]
    public static partial void Sent(this ILogger logger, string? activityId, string channel, int attempt);

    [LoggerMessage(5, LogLevel.Warning, "Activity {ActivityId} was not sent to {Channel} at attempt {Attempt} ({Reason}); next try at {DueAt}")]
    public static partial void Retried(this ILogger logger, string? activityId, string channel, int attempt, string reason, DateTimeOffset dueAt);

    [LoggerMessage(6, LogLevel.Error, "Activity {ActivityId} is given up for {Channel} after {Attempt} attempts: {Reason}")]
    public static partial void DeadLettered(this ILogger logger, string? activityId, string channel, int attempt, string reason);

    [LoggerMessage(7, LogLevel.Information, "The lease of activity {ActivityId} was lost; whoever took it finishes it")]
    public static partial void LeaseLost(this ILogger logger, string? activityId);

    [LoggerMessage(8, LogLevel.Warning, "The outcome of activity {ActivityId} cannot be written")]
    public static partial void OutcomeUnwritten(this ILogger logger, string? activityId, Exception exception);
}
