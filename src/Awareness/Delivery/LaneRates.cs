using Awareness.Conversations;

namespace Awareness.Delivery;

/// <summary>
/// The rates of one channel, kept before sending: of all messages together, of bulk among them, of those to one place behind the channel, and of each conversation. Of every rate a node
/// takes its share. For one lane's loop alone.
/// </summary>
/// <param name="channel">Says what is allowed.</param>
/// <param name="nodes">Services that send for the same accounts.</param>
/// <param name="time">The clock.</param>
internal sealed class LaneRates(IChannel channel, int nodes, TimeProvider time)
{
    private readonly long start = time.GetTimestamp();
    private readonly SendWindow? overall = channel.Policy.Overall is { } rate ? new SendWindow(rate.Among(nodes)) : null;
    private readonly SendWindow? bulk = channel.Policy.BulkRate is { } rate ? new SendWindow(rate.Among(nodes)) : null;

    /// <summary>By rate: strangers name the channel ids a sender serves, but not what they are allowed.</summary>
    private readonly Dictionary<SendRate, ConversationRates> conversations = [];

    /// <summary>By rate too.</summary>
    private readonly Dictionary<SendRate, PlaceRate> places = [];

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
        var (now, policy) = (Now, channel.PolicyOf(conversation.ChannelId));
        var place = PlaceOf(policy);
        var wait = place?.Wait(priority, now) ?? TimeSpan.Zero;
        if (wait == TimeSpan.Zero && policy.EachConversation is { } each) wait = ConversationsOf(each).Take(conversation, now);
        if (wait > TimeSpan.Zero) return wait;

        place?.Take(priority, now);
        overall?.Take(now);
        if (priority is SendPriority.Bulk) bulk?.Take(now);
        return TimeSpan.Zero;
    }

    /// <summary>Null where only the whole channel's rate holds.</summary>
    private PlaceRate? PlaceOf(SendPolicy policy)
    {
        if (policy is not { Overall: { } rate, BulkRate: { } bulkRate } || rate == channel.Policy.Overall) return null;
        if (!places.TryGetValue(rate, out var place)) places.Add(rate, place = new PlaceRate(rate.Among(nodes), bulkRate.Among(nodes)));
        return place;
    }

    private ConversationRates ConversationsOf(SendRate each)
    {
        if (!conversations.TryGetValue(each, out var known)) conversations.Add(each, known = new ConversationRates(each.Among(nodes)));
        return known;
    }
}
