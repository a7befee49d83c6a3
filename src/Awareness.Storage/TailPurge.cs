using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Takes away what was kept only to be delivered: the tails of erased people, and replies that were to be emptied once sent.</summary>
internal static class TailPurge
{
    // A page or a channel has a minute to fetch what was delivered; what cannot be delivered within an hour is not worth keeping.
    private static readonly TimeSpan Fetched = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Undelivered = TimeSpan.FromHours(1);

    // Pages that are open longer than this have long had to connect anew, and no platform repeats what is so old.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    private const int Batch = 100;

    public static async Task<long> RunAsync(IConnections connections, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (fetched, undelivered) = ((now - Fetched).ToUnixTimeMilliseconds(), (now - Undelivered).ToUnixTimeMilliseconds());
        var all = 0L;
        int taken;
        do
        {
            // Mostly there is nothing, and then nothing is written.
            if (!await connections.ReadAsync((sql, cancellation) => HasAnyAsync(sql, fetched, cancellation), cancellationToken)) break;
            taken = await connections.WriteAsync((sql, cancellation) => TakeAsync(sql, fetched, undelivered, cancellation), cancellationToken);
            all += taken;
        }
        while (taken > 0);

        var forgotten = (now - Remembered).ToUnixTimeMilliseconds();
        if (all > 0) await connections.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"delete from ended_conversation where at < {forgotten}", cancellation), cancellationToken);
        return all;
    }

    private static async Task<bool> HasAnyAsync(Sql sql, long fetched, CancellationToken cancellationToken) => await sql.NumberAsync(
        $"""
        select count(*) from (select 1 as one from conversation where erase_at is not null and erase_at <= {fetched}
            union all select 1 as one from transcript where forget_at is not null and forget_at <= {fetched}) as due
        """,
        cancellationToken) > 0;

    private static async Task<int> TakeAsync(Sql sql, long fetched, long undelivered, CancellationToken cancellationToken) =>
        await TakeTailsAsync(sql, fetched, undelivered, cancellationToken) + await EmptyAsync(sql, fetched, undelivered, cancellationToken);

    private static async Task<int> TakeTailsAsync(Sql sql, long fetched, long undelivered, CancellationToken cancellationToken)
    {
        var tails = await sql.QueryAsync(
            $"""
            delete from conversation where erase_at is not null and erase_at <= {fetched} and (channel, id) in (
                select c.channel, c.id from conversation as c
                where c.erase_at is not null and c.erase_at <= {fetched} and (c.erase_at <= {undelivered} or not exists (
                    select 1 from outbox as o where o.channel = c.channel and o.conversation = c.id and o.state = 'ready'))
                order by c.erase_at limit {Batch})
            returning channel, id
            """,
            row => new ConversationKey(row.GetString(0), row.GetString(1)),
            cancellationToken);
        foreach (var key in tails) await Erasure.DeleteAsync(sql, key, cancellationToken);
        if (tails.Count > 0) sql.LeaveNoTrace();
        return tails.Count;
    }

    private static async Task<int> EmptyAsync(Sql sql, long fetched, long undelivered, CancellationToken cancellationToken)
    {
        var entries = await sql.QueryAsync(
            $"""
            select t.sequence, t.activity, t.channel, t.conversation from transcript as t
            where t.forget_at is not null and t.forget_at <= {fetched} and (t.forget_at <= {undelivered} or not exists (
                select 1 from outbox as o where o.channel = t.channel and o.conversation = t.conversation and o.sequence = t.sequence and o.state = 'ready'))
            order by t.forget_at limit {Batch}
            """,
            row => (Key: new ConversationKey(row.GetString(2), row.GetString(3)), Entry: TurnStore.ReadEntry(row)),
            cancellationToken);
        foreach (var (key, entry) in entries)
        {
            await Forgetting.EmptyAsync(sql, key, entry, Stub.Of, cancellationToken);
            await sql.ExecuteAsync(
                $"delete from outbox where channel = {key.ChannelId} and conversation = {key.Id} and sequence = {entry.Sequence} and state = 'ready'",
                cancellationToken);
        }

        if (entries.Count > 0) sql.LeaveNoTrace();
        return entries.Count;
    }
}
