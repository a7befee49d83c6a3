using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>A network people write on. One implementation a channel; only <see cref="Dispatcher"/> calls it.</summary>
public interface IChannel
{
    /// <summary>The channel's own name, for example <c>telegram</c>: what stands before the slash in its keys, in metrics and in logs.</summary>
    string Name { get; }

    /// <summary>What the platform allows; the dispatcher keeps to it before it calls <see cref="SendAsync"/>.</summary>
    SendPolicy Policy { get; }

    /// <summary>The same for one of the channel ids it serves, where what stands behind them differs.</summary>
    SendPolicy PolicyOf(string channelId) => Policy;

    /// <summary>True when this sender carries activities of the given channel id (one sender may serve many ids, as the Connector does).</summary>
    bool Serves(string channelId);

    /// <summary>Sends one activity. Expected failure is a value; an exception means the outcome is unknown.</summary>
    Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken);
}

/// <summary>One reply on its way out.</summary>
/// <param name="Conversation">Where it belongs.</param>
/// <param name="Entry">The activity and its place in the transcript.</param>
/// <param name="Reference">The channel's address of the conversation; null when the channel never gave one.</param>
/// <param name="Attempt">1 for the first try.</param>
public sealed record OutboundActivity(ConversationKey Conversation, TranscriptEntry Entry, ConversationReference? Reference, int Attempt);

/// <summary>What became of a send.</summary>
public abstract record SendResult
{
    /// <summary>The channel has it; <paramref name="ExternalId"/> is the channel's id, when it gave one.</summary>
    public sealed record Sent(string? ExternalId) : SendResult;

    /// <summary>Surely not taken; try again after <paramref name="After"/>, or by the dispatcher's own backoff when null.</summary>
    public sealed record RetryLater(TimeSpan? After, string Reason) : SendResult;

    /// <summary>Perhaps taken: the answer was lost, or says nothing. A reply is sent again, and the copy is counted.</summary>
    public sealed record Unknown(string Reason) : SendResult;

    /// <summary>Surely not taken and never will be; dead-lettered with <paramref name="Reason"/>.</summary>
    public sealed record Refused(SendRefusal Why, string Reason) : SendResult;

    private SendResult() { }
}

/// <summary>Why a message cannot go. The names stand in the outbox and in metrics.</summary>
public enum SendRefusal
{
    /// <summary>The platform does not take the message as it is: too long, a wrong field, an address it does not know.</summary>
    Content,

    /// <summary>The person blocked the bot, left, or closed the account: nothing can be sent until they write again.</summary>
    Blocked,

    /// <summary>The time after the person's last message in which the platform lets us answer is over.</summary>
    Window,

    /// <summary>The person, or the account, has had as many messages as the platform allows.</summary>
    Quota,

    /// <summary>The platform does not know our credentials, or has restricted the account: the operator must act, then replay.</summary>
    Credentials,

    /// <summary>No channel of this service carries it.</summary>
    NoChannel,
}
