using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>A network people write on. One implementation a channel; only <see cref="Dispatcher"/> calls it.</summary>
public interface IChannel
{
    /// <summary>The channel's own name, for example <c>telegram</c>: what stands before the slash in its keys, in metrics and in logs, and the name of its lane: it carries what <see cref="LaneName.Of"/> gives this name.</summary>
    string Name { get; }

    /// <summary>What the platform allows; the dispatcher keeps to it before it calls <see cref="SendAsync"/>.</summary>
    SendPolicy Policy { get; }

    /// <summary>The same for one of the channel ids it serves, where what stands behind them differs: of it the rates are kept to, beside those of <see cref="Policy"/>; the rest is the whole sender's.</summary>
    SendPolicy PolicyOf(string channelId) => Policy;

    /// <summary>Sends one activity. Expected failure is a value; an exception means the outcome is unknown.</summary>
    Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken);
}

/// <summary>Which lane a channel id belongs to: every <see cref="IChannel"/> has one, and what happens in one is no other's matter.</summary>
public static class LaneName
{
    /// <summary>The channel's own name: what stands before the slash; what follows it is named by strangers.</summary>
    public static string Of(string channelId) => channelId.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? channelId[..slash] : channelId;
}

/// <summary>One reply on its way out.</summary>
/// <param name="Conversation">Where it belongs.</param>
/// <param name="Entry">The activity and its place in the transcript.</param>
/// <param name="Reference">The channel's address of the conversation; null when the channel never gave one.</param>
/// <param name="Attempt">1 for the first try.</param>
public sealed record OutboundActivity(ConversationKey Conversation, TranscriptEntry Entry, ConversationReference? Reference, int Attempt)
{
    /// <summary>When the person last wrote, pressed a button or joined here; null when they never did. A timer that wakes the conversation is not the person.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Messages of the outbox that were sent for what the person said last, and after it.</summary>
    public int SentSinceHeard { get; init; }

    /// <summary>True when the platform said that the person blocked us, and the person has not written since.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Attempts of which nobody knows whether they arrived.</summary>
    public int Unknowns { get; init; }

    /// <summary>True when an earlier attempt may have arrived: this send may be a copy.</summary>
    public bool MayBeCopy => Unknowns > 0;

    /// <summary>What it is sent for.</summary>
    public SendPriority Priority { get; init; }
}

/// <summary>What goes first. The numbers stand in the outbox.</summary>
public enum SendPriority
{
    /// <summary>Somebody waits for it.</summary>
    Reply,

    /// <summary>One of many that nobody asked for.</summary>
    Bulk,
}

/// <summary>What became of a send.</summary>
public abstract record SendResult
{
    /// <summary>The channel has it; <paramref name="ExternalId"/> is the channel's id, when it gave one.</summary>
    public sealed record Sent(string? ExternalId) : SendResult;

    /// <summary>Surely not taken; try again after <paramref name="After"/>, or by the dispatcher's own backoff when null.</summary>
    public sealed record RetryLater(TimeSpan? After, string Reason) : SendResult
    {
        /// <summary>What the platform means by it. Not said: the platform that names a wait means this conversation, one that names none is sick.</summary>
        public RetryCause Cause { get; init; } = After is null ? RetryCause.Outage : RetryCause.Conversation;
    }

    /// <summary>Perhaps taken: the answer was lost, or says nothing. A reply is sent again, and the copy is counted.</summary>
    public sealed record Unknown(string Reason) : SendResult;

    /// <summary>Surely not taken and never will be; dead-lettered with <paramref name="Reason"/>.</summary>
    public sealed record Refused(SendRefusal Why, string Reason) : SendResult;

    private SendResult() { }
}

/// <summary>What has to wait when a message is to be tried again.</summary>
public enum RetryCause
{
    /// <summary>The platform cannot be reached or fails by itself: counts towards opening the lane's circuit.</summary>
    Outage,

    /// <summary>This conversation has had enough for now; others go on.</summary>
    Conversation,

    /// <summary>The whole account has had enough for now: the lane sends nothing until the wait is over.</summary>
    Channel,
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

    /// <summary>Every attempt failed. Said by the dispatcher alone.</summary>
    GaveUp,
}
