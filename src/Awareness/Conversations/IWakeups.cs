using Awareness.Contacts;

namespace Awareness.Conversations;

/// <summary>The timers of runs that wait. A timer is a column of its conversation, so the turn that answers takes it away in its own transaction.</summary>
public interface IWakeups
{
    /// <summary>Conversations whose timer is due at <paramref name="now"/>, the longest due first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Wakeup>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}

/// <summary>A timer that is due.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Contact">Whose run it is.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Reference">Where replies go; null when the channel never gave an address.</param>
public sealed record Wakeup(ConversationKey Conversation, ContactKey Contact, DateTimeOffset DueAt, ConversationReference? Reference);
