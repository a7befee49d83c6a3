using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>A network people write on. One implementation a channel; only <see cref="Dispatcher"/> calls it.</summary>
public interface IChannel
{
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

    /// <summary>Surely not taken and never will be; dead-lettered with <paramref name="Reason"/>.</summary>
    public sealed record Refused(string Reason) : SendResult;

    private SendResult() { }
}
