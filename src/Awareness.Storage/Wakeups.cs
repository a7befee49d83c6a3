using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Reads the timers of waiting runs, which are a column of their conversations.</summary>
internal sealed class Wakeups(IConnections connections) : IWakeups
{
    public Task<IReadOnlyList<Wakeup>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var at = now.ToUnixTimeMilliseconds();
        return connections.ReadAsync<IReadOnlyList<Wakeup>>(
            async (sql, cancellation) => await sql.QueryAsync(
                $"""
                select channel, id, coalesce(wake_contact, contact), wake_at, reference from conversation
                where wake_at is not null and wake_at <= {at} and coalesce(wake_contact, contact) is not null
                order by wake_at limit {limit}
                """,
                row => new Wakeup(
                    new ConversationKey(row.GetString(0), row.GetString(1)),
                    new ContactKey(row.GetString(0), row.GetString(2)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                    StoredText.ReadReference(row.NullableText(4))),
                cancellation),
            cancellationToken);
    }
}
