using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Awareness.Conversations;
using Microsoft.Extensions.Logging;

namespace Awareness.Delivery;

/// <summary>
/// What the dispatcher logs. On some channels the id of a conversation is a telephone number, so a reply is named by a hash of it and
/// its place there: enough to follow one reply through the log, nothing to call.
/// </summary>
internal static partial class DispatcherLog
{
    /// <summary>The reply's name in the log.</summary>
    public static string Name(OutboundActivity outbound) => string.Create(CultureInfo.InvariantCulture, $"{Name(outbound.Conversation)}|{outbound.Entry.Sequence}");

    /// <summary>The conversation's name in the log.</summary>
    public static string Name(ConversationKey conversation) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation.ChannelId}\0{conversation.Id}")).AsSpan(0, 6));

    /// <summary>The channel's own name; what follows the slash is named by strangers.</summary>
    public static string Label(string channelId) => channelId.Split('/', 2)[0];

    [LoggerMessage(1, LogLevel.Information, "Dispatcher started with {Concurrency} sends at a time")]
    public static partial void Started(this ILogger logger, int concurrency);

    [LoggerMessage(2, LogLevel.Information, "Dispatcher stopped; {Left} sends were broken off and will be tried again")]
    public static partial void Stopped(this ILogger logger, int left);

    [LoggerMessage(3, LogLevel.Warning, "The outbox cannot be read; next try in {Delay}")]
    public static partial void OutboxUnreadable(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "Reply {Reply} was sent to {Channel} at attempt {Attempt}")]
    public static partial void Sent(this ILogger logger, string reply, string channel, int attempt);

    [LoggerMessage(5, LogLevel.Warning, "Reply {Reply} was not sent to {Channel} at attempt {Attempt} ({Reason}); next try at {DueAt}")]
    public static partial void Retried(this ILogger logger, string reply, string channel, int attempt, string reason, DateTimeOffset dueAt);

    [LoggerMessage(6, LogLevel.Error, "Reply {Reply} is given up for {Channel} after {Attempt} attempts: {Reason}")]
    public static partial void DeadLettered(this ILogger logger, string reply, string channel, int attempt, string reason);

    [LoggerMessage(7, LogLevel.Information, "The lease of reply {Reply} was lost; whoever took it finishes it")]
    public static partial void LeaseLost(this ILogger logger, string reply);

    [LoggerMessage(8, LogLevel.Warning, "The outcome of reply {Reply} cannot be written")]
    public static partial void OutcomeUnwritten(this ILogger logger, string reply, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "Conversation {Conversation} cannot be woken; it is tried again in the next round")]
    public static partial void NotWoken(this ILogger logger, string conversation, Exception exception);
}
