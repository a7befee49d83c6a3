namespace Awareness.Storage;

/// <summary>Forgets people of whom nothing else is kept, the names answers are kept under, and reports that are done with.</summary>
internal static class PeoplePurge
{
    /// <summary>
    /// Takes away contacts from before a moment who have no conversation, subscription, opt-out or answers any more; returns how many. A wish not to be written to
    /// stays for as long as the person does not ask to be erased.
    /// </summary>
    public static async Task<long> ContactsAsync(IConnections connections, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cutoff = before.ToUnixTimeMilliseconds();
        var (all, last) = (0L, new Trace("", "", 0));
        while (true)
        {
            var after = last;
            var page = await connections.ReadAsync((sql, cancellation) => FindTracelessAsync(sql, cutoff, after, cancellation), cancellationToken);
            if (page.Count > 0) all += await connections.WriteAsync((sql, cancellation) => DeleteAsync(sql, page, cancellation), cancellationToken);
            if (page.Count < Retention.BatchSize) return all;
            last = page[^1];
        }
    }

    /// <summary>Deletes free words from before a moment and takes the name away from all other answers and scores; returns how many rows that were.</summary>
    public static async Task<long> ResultsAsync(IConnections connections, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cutoff = before.ToUnixTimeMilliseconds();
        var deleted = await EachBatchAsync(
            connections,
            (sql, cancellation) => sql.ExecuteAsync(
                $"""
                delete from result where id in (
                    select id from result where subject is not null and at < {cutoff} and is_free_text = 1 order by at limit {Retention.BatchSize})
                """,
                cancellation),
            cancellationToken);
        var severed = await EachBatchAsync(
            connections,
            (sql, cancellation) => sql.ExecuteAsync(
                $"update result set subject = null where id in (select id from result where subject is not null and at < {cutoff} order by at limit {Retention.BatchSize})",
                cancellation),
            cancellationToken);
        var scores = await EachBatchAsync(
            connections,
            (sql, cancellation) => sql.ExecuteAsync(
                $"update contest_score set subject = null where id in (select id from contest_score where subject is not null and at < {cutoff} limit {Retention.BatchSize})",
                cancellation),
            cancellationToken);
        return deleted + severed + scores;
    }

    /// <summary>Deletes reports that were fixed or rejected before a moment; returns how many.</summary>
    public static Task<long> ReportsAsync(IConnections connections, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cutoff = before.ToUnixTimeMilliseconds();
        return EachBatchAsync(
            connections,
            (sql, cancellation) => sql.ExecuteAsync(
                $"""
                delete from report where code in (
                    select code from report where state in ('fixed', 'rejected') and changed_at < {cutoff} limit {Retention.BatchSize})
                """,
                cancellation),
            cancellationToken);
    }

    private static async Task<long> EachBatchAsync(IConnections connections, Func<Sql, CancellationToken, Task<int>> take, CancellationToken cancellationToken)
    {
        var all = 0L;
        int taken;
        do
        {
            taken = await connections.WriteAsync(
                async (sql, cancellation) =>
                {
                    var rows = await take(sql, cancellation);
                    if (rows > 0) sql.LeaveNoTrace();
                    return rows;
                },
                cancellationToken);
            all += taken;
        }
        while (taken == Retention.BatchSize);

        return all;
    }

    private static Task<List<Trace>> FindTracelessAsync(Sql sql, long cutoff, Trace after, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select p.channel, p.id, p.version from contact as p
        where (p.channel, p.id) > ({after.Channel}, {after.Id}) and p.created_at < {cutoff} and p.opted_out_at is null
            and not exists (select 1 from conversation as c where c.channel = p.channel and c.contact = p.id)
            and not exists (select 1 from transcript as t where t.channel = p.channel and t.contact = p.id)
            and not exists (select 1 from subscription as s where s.channel = p.channel and s.contact = p.id)
            and not exists (select 1 from result as r where r.subject = p.subject)
            and not exists (select 1 from contest_score as r where r.subject = p.subject)
        order by p.channel, p.id limit {Retention.BatchSize}
        """,
        row => new Trace(row.GetString(0), row.GetString(1), row.GetInt64(2)),
        cancellationToken);

    // Whoever came back meanwhile has a conversation again.
    private static async Task<long> DeleteAsync(Sql sql, List<Trace> page, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var (channel, id, version) in page)
        {
            deleted += await sql.ExecuteAsync(
                $"""
                delete from contact where channel = {channel} and id = {id} and version = {version}
                    and not exists (select 1 from conversation as c where c.channel = {channel} and c.contact = {id})
                """,
                cancellationToken);
        }

        if (deleted > 0) sql.LeaveNoTrace();
        return deleted;
    }

    private sealed record Trace(string Channel, string Id, long Version);
}
