using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>What the dispatcher logs; replies and conversations are named as <see cref="ReplyNames"/> does.</summary>
internal static partial class DispatcherLog
{
    [LoggerMessage(1, LogLevel.Information, "Dispatcher started with {Lanes} lanes")]
    public static partial void Started(this ILogger logger, int lanes);

    [LoggerMessage(2, LogLevel.Information, "Dispatcher stopped; {Left} sends were broken off and will be tried again")]
    public static partial void Stopped(this ILogger logger, int left);

    [LoggerMessage(3, LogLevel.Warning, "The outbox cannot be read for the lane of {Channel}; next try in {Delay}")]
    public static partial void OutboxUnreadable(this ILogger logger, string channel, TimeSpan delay, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "Reply {Reply} was sent to {Channel} at attempt {Attempt}")]
    public static partial void Sent(this ILogger logger, string reply, string channel, int attempt);

    [LoggerMessage(5, LogLevel.Warning, "Reply {Reply} was not sent to {Channel} at attempt {Attempt} ({Reason}); next try at {DueAt}")]
    public static partial void Retried(this ILogger logger, string reply, string channel, int attempt, string reason, DateTimeOffset dueAt);

    [LoggerMessage(6, LogLevel.Error, "Reply {Reply} is given up for {Channel} after {Attempt} attempts: {Why}, {Reason}")]
    public static partial void DeadLettered(this ILogger logger, string reply, string channel, int attempt, SendRefusal why, string reason);

    [LoggerMessage(7, LogLevel.Information, "The lease of reply {Reply} was lost; whoever took it finishes it")]
    public static partial void LeaseLost(this ILogger logger, string reply);

    [LoggerMessage(8, LogLevel.Warning, "The outcome of reply {Reply} cannot be written")]
    public static partial void OutcomeUnwritten(this ILogger logger, string reply, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "Conversation {Conversation} cannot be woken; it is tried again in the next round")]
    public static partial void NotWoken(this ILogger logger, string conversation, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "The channel {Channel} is sick; nothing is sent for {Break}, then one reply is tried")]
    public static partial void CircuitOpened(this ILogger logger, string channel, TimeSpan @break);

    [LoggerMessage(11, LogLevel.Information, "The channel {Channel} is well again")]
    public static partial void CircuitClosed(this ILogger logger, string channel);

    [LoggerMessage(12, LogLevel.Warning, "The channel {Channel} has had enough of all messages together ({Reason}); nothing is sent until {Until}")]
    public static partial void Paused(this ILogger logger, string channel, DateTimeOffset until, string reason);

    [LoggerMessage(13, LogLevel.Warning, "No channel of this service carries {Channel}; its replies are given up when they have been due for {Patience}")]
    public static partial void Unserved(this ILogger logger, string channel, TimeSpan patience);
}
