using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>The rates of one channel, kept before sending: of all messages together, of bulk among them, and of each conversation. For one lane's loop alone.</summary>
internal sealed class LaneRates(IChannel channel, TimeProvider time)
{
    private readonly long start = time.GetTimestamp();
    private readonly SendWindow? overall = channel.Policy.Overall is { } rate ? new SendWindow(rate) : null;
    private readonly SendWindow? bulk = channel.Policy.BulkRate is { } rate ? new SendWindow(rate) : null;

    /// <summary>By rate: strangers name the channel ids a sender serves, but not what they are allowed.</summary>
    private readonly Dictionary<SendRate, ConversationRates> conversations = [];

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>How many messages may begin now.</summary>
    public int Free => overall?.Free(Now) ?? int.MaxValue;

    /// <summary>How many of them may be bulk.</summary>
    public int FreeBulk => bulk?.Free(Now) ?? int.MaxValue;

    /// <summary>How long until any message may begin.</summary>
    public TimeSpan Wait => overall?.Wait(Now) ?? TimeSpan.Zero;

    /// <summary>How long until bulk may begin.</summary>
    public TimeSpan WaitForBulk => bulk?.Wait(Now) ?? TimeSpan.Zero;

    /// <summary>Takes a message and returns zero, or takes nothing and returns how long its conversation has to wait. <see cref="Free"/> was asked before.</summary>
    public TimeSpan Take(ConversationKey conversation, SendPriority priority)
    {
        var now = Now;
        if (channel.PolicyOf(conversation.ChannelId).EachConversation is { } each)
        {
            if (!conversations.TryGetValue(each, out var known)) conversations.Add(each, known = new ConversationRates(each));
            var wait = known.Take(conversation, now);
            if (wait > TimeSpan.Zero) return wait;
        }

        overall?.Take(now);
        if (priority is SendPriority.Bulk) bulk?.Take(now);
        return TimeSpan.Zero;
    }
}
