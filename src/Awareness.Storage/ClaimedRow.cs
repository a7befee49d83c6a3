using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>A row of the outbox that was just claimed, with what its channel has to know of the conversation.</summary>
/// <param name="Outbound">What to send.</param>
/// <param name="DueAt">When it was due, in Unix milliseconds.</param>
internal sealed record ClaimedRow(OutboundActivity Outbound, long DueAt)
{
    /// <summary>
    /// Claims rows of one priority. A reply waits for earlier replies of its conversation only, bulk for everything earlier. A row whose holder vanished counts as one of
    /// which nobody knows whether it arrived.
    /// </summary>
    public static Task<List<ClaimedRow>> ClaimAsync(Sql sql, OutboxRequest request, string token, SendPriority priority, int limit, CancellationToken cancellationToken)
    {
        var at = request.Now.ToUnixTimeMilliseconds();
        var due = request.DueBy.ToUnixTimeMilliseconds();
        var until = (request.Now + request.Lease).ToUnixTimeMilliseconds();

        // The lease is asked for twice: inside to choose, outside because PostgreSQL looks at the outer condition again
        // when another process held the row in the meantime.
        return sql.QueryAsync(
            $"""
            update outbox set unknowns = unknowns + case when lease is null then 0 else 1 end, lease = {token}, lease_until = {until}, attempts = attempts + 1
            where state = 'ready' and (lease_until is null or lease_until <= {at}) and (channel, conversation, sequence) in (
                select o.channel, o.conversation, o.sequence from outbox as o
                where o.state = 'ready' and o.lane = {request.Lane} and o.priority = {(int)priority} and o.due_at <= {due} and (o.lease_until is null or o.lease_until <= {at})
                    and not exists (
                        select 1 from outbox as e
                        where e.channel = o.channel and e.conversation = o.conversation and e.sequence < o.sequence and e.priority <= {(int)priority} and e.state = 'ready')
                order by o.due_at limit {limit})
            returning channel, conversation, sequence, attempts, due_at, unknowns, priority,
                (select t.activity from transcript as t
                    where t.channel = outbox.channel and t.conversation = outbox.conversation and t.sequence = outbox.sequence),
                (select c.reference from conversation as c where c.channel = outbox.channel and c.id = outbox.conversation),
                (select c.heard_at from conversation as c where c.channel = outbox.channel and c.id = outbox.conversation),
                (select c.blocked_at from conversation as c where c.channel = outbox.channel and c.id = outbox.conversation),
                (select count(*) from conversation as c join outbox as s on s.channel = c.channel and s.conversation = c.id and s.sequence > c.heard_sequence
                    where c.channel = outbox.channel and c.id = outbox.conversation and s.state = 'sent')
            """,
            Read,
            cancellationToken);
    }

    private static ClaimedRow Read(IRow row) => new(
        new OutboundActivity(
            new ConversationKey(row.GetString(0), row.GetString(1)),
            new TranscriptEntry(row.GetInt64(2), StoredText.ReadActivity(row.GetString(7))),
            StoredText.ReadReference(row.NullableText(8)),
            (int)row.GetInt64(3))
        {
            Unknowns = (int)row.GetInt64(5),
            Priority = (SendPriority)row.GetInt64(6),
            HeardAt = row.NullableNumber(9) is { } heard ? DateTimeOffset.FromUnixTimeMilliseconds(heard) : null,
            IsBlocked = !row.IsDBNull(10),
            SentSinceHeard = (int)row.GetInt64(11),
        },
        row.GetInt64(4));
}
