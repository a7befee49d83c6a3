using System.Security.Cryptography;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>The outbox table. A lease is a random token with an end; whoever holds the token may finish the row.</summary>
internal sealed class Outbox(IConnections connections, WorkSignal signal) : IOutbox
{
    private const int TokenLength = 32;

    // From one lane to the next along the index: the rows themselves are not read.
    public async Task<IReadOnlyList<string>> ReadLanesAsync(CancellationToken cancellationToken) => await connections.ReadAsync(
        (sql, cancellation) => sql.QueryAsync(
            $"""
            with recursive lanes(lane) as (
                select min(lane) from outbox where state = 'ready'
                union all
                select (select min(o.lane) from outbox as o where o.state = 'ready' and o.lane > lanes.lane) from lanes where lanes.lane is not null)
            select lane from lanes where lane is not null
            """,
            row => row.GetString(0),
            cancellation),
        cancellationToken);

    public async Task<IReadOnlyList<OutboxClaim>> ClaimAsync(OutboxRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        ArgumentOutOfRangeException.ThrowIfNegative(request.BulkLimit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(request.Lease, TimeSpan.Zero);
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        var claimed = await connections.WriteAsync(
            async (sql, cancellation) =>
            {
                var replies = await ClaimedRow.ClaimAsync(sql, request, token, SendPriority.Reply, request.Limit, cancellation);
                var bulk = Math.Min(request.BulkLimit, request.Limit - replies.Count);
                if (bulk > 0) replies.AddRange(await ClaimedRow.ClaimAsync(sql, request, token, SendPriority.Bulk, bulk, cancellation));
                return replies;
            },
            cancellationToken);
        return [.. claimed.OrderBy(row => row.Outbound.Priority).ThenBy(row => row.DueAt).Select(row => new OutboxClaim(row.Outbound, token))];
    }

    public Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken)
    {
        var (channel, conversation) = claim.Outbound.Conversation;
        return FinishAsync(
            claim,
            (sql, cancellation) => sql.ExecuteAsync(
                $"""
                update outbox set state = 'sent', external_id = {StoredText.Note(externalId)}, reason = null, lease = null, lease_until = null
                where channel = {channel} and conversation = {conversation} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
                """,
                cancellation),
            cancellationToken);
    }

    public Task<bool> RetryAsync(OutboxClaim claim, OutboxRetry retry, CancellationToken cancellationToken)
    {
        var (channel, conversation) = claim.Outbound.Conversation;
        var unknown = retry.IsOutcomeUnknown ? 1 : 0;
        return connections.WriteAsync(
            async (sql, cancellation) => await sql.ExecuteAsync(
                $"""
                update outbox set due_at = {retry.DueAt.ToUnixTimeMilliseconds()}, reason = {StoredText.Note(retry.Reason)}, unknowns = unknowns + {unknown}, lease = null, lease_until = null
                where channel = {channel} and conversation = {conversation} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
                """,
                cancellation) == 1,
            cancellationToken);
    }

    public Task<bool> PostponeAsync(OutboxClaim claim, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var (channel, conversation) = claim.Outbound.Conversation;
        return connections.WriteAsync(
            async (sql, cancellation) => await sql.ExecuteAsync(
                $"""
                update outbox set due_at = {dueAt.ToUnixTimeMilliseconds()}, attempts = attempts - 1, lease = null, lease_until = null
                where channel = {channel} and conversation = {conversation} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
                """,
                cancellation) == 1,
            cancellationToken);
    }

    public Task<bool> DeadLetterAsync(OutboxClaim claim, DeadLetter letter, CancellationToken cancellationToken)
    {
        var (channel, conversation) = claim.Outbound.Conversation;
        var at = letter.At.ToUnixTimeMilliseconds();
        return FinishAsync(
            claim,
            async (sql, cancellation) =>
            {
                // The conversation first, as turns lock it.
                if (letter.Why is SendRefusal.Blocked) await BlockAsync(sql, claim.Outbound, at, cancellation);
                return await sql.ExecuteAsync(
                    $"""
                    update outbox set state = 'dead', due_at = {at}, refusal = {StoredNames.Of(letter.Why)}, reason = {StoredText.Note(letter.Reason)}, lease = null, lease_until = null
                    where channel = {channel} and conversation = {conversation} and sequence = {claim.Outbound.Entry.Sequence} and state = 'ready' and lease = {claim.Token}
                    """,
                    cancellation);
            },
            cancellationToken);
    }

    public Task WaitForWorkAsync(string lane, TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(lane, atMost, cancellationToken);

    /// <summary>Unless the person wrote since the row was claimed: then they are there again.</summary>
    private static Task<int> BlockAsync(Sql sql, OutboundActivity outbound, long at, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        update conversation set blocked_at = coalesce(blocked_at, {at})
        where channel = {outbound.Conversation.ChannelId} and id = {outbound.Conversation.Id} and coalesce(heard_at, 0) = {outbound.HeardAt?.ToUnixTimeMilliseconds() ?? 0}
        """,
        cancellationToken);

    /// <summary>Ends a row; what waited behind it in its conversation is work that has just appeared.</summary>
    private async Task<bool> FinishAsync(OutboxClaim claim, Func<Sql, CancellationToken, Task<int>> finish, CancellationToken cancellationToken)
    {
        var key = claim.Outbound.Conversation;
        var (isFinished, hasNext) = await connections.WriteAsync(
            async (sql, cancellation) =>
            {
                if (await finish(sql, cancellation) != 1)
                {
                    await sql.RevertAsync(cancellation);
                    return (false, false);
                }

                var next = await sql.NumberAsync(
                    $"select min(sequence) from outbox where channel = {key.ChannelId} and conversation = {key.Id} and state = 'ready'",
                    cancellation);
                return (true, next is not null);
            },
            cancellationToken);
        if (hasNext) signal.Set(LaneName.Of(key.ChannelId));
        return isFinished;
    }
}
