using System.Data.Common;
using System.Security.Cryptography;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>The outbox table. A lease is a random token with an end; whoever holds the token may finish the row.</summary>
internal sealed class Outbox(IConnections connections, WorkSignal signal) : IOutbox
{
    private const int TokenLength = 32;

    public async Task<IReadOnlyList<OutboxClaim>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        var at = now.ToUnixTimeMilliseconds();
        var until = (now + lease).ToUnixTimeMilliseconds();
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

        // The lease is asked for twice: inside to choose, outside because PostgreSQL looks at the outer condition again
        // when another process held the row in the meantime.
        var claimed = await connections.WriteAsync(
            (sql, cancellation) => sql.QueryAsync(
                $"""
                update outbox set lease = {token}, lease_until = {until}, attempts = attempts + 1
                where state = 'ready' and (lease_until is null or lease_until <= {at}) and (channel, conversation, sequence) in (
                    select o.channel, o.conversation, o.sequence from outbox as o
                    where o.state = 'ready' and o.due_at <= {at} and (o.lease_until is null or o.lease_until <= {at})
                        and not exists (
                            select 1 from outbox as e
                            where e.channel = o.channel and e.conversation = o.conversation and e.sequence < o.sequence and e.state = 'ready')
                    order by o.due_at limit {limit})
                returning channel, conversation, sequence, attempts, due_at,
                    (select t.activity from transcript as t
                        where t.channel = outbox.channel and t.conversation = outbox.conversation and t.sequence = outbox.sequence),
                    (select c.reference from conversation as c where c.channel = outbox.channel and c.id = outbox.conversation)
                """,
                ClaimedRow.Read,
                cancellation),
            cancellationToken);
        return [.. claimed.OrderBy(row => row.DueAt).Select(row => row.ToClaim(token))];
    }

    public Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken) => FinishAsync(
        claim,
        (sql, row, cancellation) => sql.ExecuteAsync(
            $"""
            update outbox set state = 'sent', external_id = {StoredText.Note(externalId)}, reason = null, lease = null, lease_until = null
            where channel = {row.ChannelId} and conversation = {row.Id} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
            """,
            cancellation),
        cancellationToken);

    public Task<bool> RetryAsync(OutboxClaim claim, DateTimeOffset dueAt, string reason, CancellationToken cancellationToken)
    {
        var (channel, conversation) = claim.Outbound.Conversation;
        return connections.WriteAsync(
            async (sql, cancellation) => await sql.ExecuteAsync(
                $"""
                update outbox set due_at = {dueAt.ToUnixTimeMilliseconds()}, reason = {StoredText.Note(reason)}, lease = null, lease_until = null
                where channel = {channel} and conversation = {conversation} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
                """,
                cancellation) == 1,
            cancellationToken);
    }

    public Task<bool> DeadLetterAsync(OutboxClaim claim, string reason, CancellationToken cancellationToken) => FinishAsync(
        claim,
        (sql, row, cancellation) => sql.ExecuteAsync(
            $"""
            update outbox set state = 'dead', reason = {StoredText.Note(reason)}, lease = null, lease_until = null
            where channel = {row.ChannelId} and conversation = {row.Id} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
            """,
            cancellation),
        cancellationToken);

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, cancellationToken);

    /// <summary>Ends a row; what waited behind it in its conversation is work that has just appeared.</summary>
    private async Task<bool> FinishAsync(OutboxClaim claim, Func<Sql, ConversationKey, CancellationToken, Task<int>> finish, CancellationToken cancellationToken)
    {
        var key = claim.Outbound.Conversation;
        var (isFinished, hasNext) = await connections.WriteAsync(
            async (sql, cancellation) =>
            {
                if (await finish(sql, key, cancellation) != 1) return (false, false);
                var next = await sql.NumberAsync(
                    $"select min(sequence) from outbox where channel = {key.ChannelId} and conversation = {key.Id} and state = 'ready'",
                    cancellation);
                return (true, next is not null);
            },
            cancellationToken);
        if (hasNext) signal.Set();
        return isFinished;
    }

    private sealed record ClaimedRow(OutboundActivity Outbound, long DueAt)
    {
        public static ClaimedRow Read(DbDataReader row) => new(
            new OutboundActivity(
                new ConversationKey(row.GetString(0), row.GetString(1)),
                new TranscriptEntry(row.GetInt64(2), StoredText.ReadActivity(row.GetString(5))),
                StoredText.ReadReference(row.NullableText(6)),
                (int)row.GetInt64(3)),
            row.GetInt64(4));

        public OutboxClaim ToClaim(string token) => new(Outbound, token);
    }
}
