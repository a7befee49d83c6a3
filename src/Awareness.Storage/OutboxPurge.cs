namespace Awareness.Storage;

/// <summary>Takes away the record of replies that were sent or given up long ago.</summary>
internal static class OutboxPurge
{
    public static async Task<long> RunAsync(IConnections connections, DateTimeOffset sentBefore, DateTimeOffset deadBefore, CancellationToken cancellationToken)
    {
        var (sent, dead) = (sentBefore.ToUnixTimeMilliseconds(), deadBefore.ToUnixTimeMilliseconds());
        var all = 0L;
        var last = new Row("", "", 0);
        while (true)
        {
            // Looked for beside the writer, which no index would help here: what is sent is most of the table.
            var after = last;
            var rows = await connections.ReadAsync((sql, cancellation) => FindAsync(sql, sent, dead, after, cancellation), cancellationToken);
            if (rows.Count == 0) return all;
            all += await connections.WriteAsync((sql, cancellation) => DeleteAsync(sql, rows, cancellation), cancellationToken);
            last = rows[^1];
        }
    }

    private static Task<List<Row>> FindAsync(Sql sql, long sent, long dead, Row after, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select channel, conversation, sequence from outbox
        where (channel, conversation, sequence) > ({after.Channel}, {after.Conversation}, {after.Sequence})
            and ((state = 'sent' and due_at < {sent}) or (state = 'dead' and due_at < {dead}))
        order by channel, conversation, sequence limit {Retention.BatchSize}
        """,
        row => new Row(row.GetString(0), row.GetString(1), row.GetInt64(2)),
        cancellationToken);

    private static async Task<long> DeleteAsync(Sql sql, List<Row> rows, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var row in rows)
        {
            deleted += await sql.ExecuteAsync(
                $"delete from outbox where channel = {row.Channel} and conversation = {row.Conversation} and sequence = {row.Sequence} and state <> 'ready'",
                cancellationToken);
        }

        return deleted;
    }

    private sealed record Row(string Channel, string Conversation, long Sequence);
}
