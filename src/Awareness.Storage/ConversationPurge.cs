using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Forgets old turns with their messages, and conversations nobody has spoken in for long. Candidates are looked for beside the writer, a page at a time.</summary>
internal static class ConversationPurge
{
    private static readonly ConversationKey Before = new("", "");

    /// <summary>
    /// Finds out whose the conversations are that were stored before that was kept, so that erasing finds them: the first message in each says who wrote it.
    /// </summary>
    public static Task<long> ClaimAsync(IConnections connections, CancellationToken cancellationToken) => EachPageAsync(
        connections,
        (sql, after, cancellation) => sql.QueryAsync(
            $"""
            select c.channel, c.id, e.activity from conversation as c
            join transcript as e on e.channel = c.channel and e.conversation = c.id and e.sequence = (
                select min(f.sequence) from transcript as f where f.channel = c.channel and f.conversation = c.id)
            where c.contact is null and c.erase_at is null and (c.channel, c.id) > ({after.ChannelId}, {after.Id})
            order by c.channel, c.id limit {Retention.BatchSize}
            """,
            row => new Unclaimed(Key(row), StoredText.ReadActivity(row.GetString(2)).From is { Role: not "bot" } from ? from.Id : null),
            cancellation),
        async (sql, found, cancellation) =>
        {
            var claimed = 0L;
            foreach (var (key, contact) in found.Where(one => Limits.IsId(one.Contact)))
            {
                claimed += await sql.ExecuteAsync(
                    $"update conversation set contact = {contact} where channel = {key.ChannelId} and id = {key.Id} and contact is null and erase_at is null",
                    cancellation);
            }

            return claimed;
        },
        cancellationToken);

    /// <summary>Takes away turns from before a moment, from the beginning of each conversation on; returns how many.</summary>
    public static Task<long> TurnsAsync(IConnections connections, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var cutoff = before.ToUnixTimeMilliseconds();
        return EachPageAsync(
            connections,
            (sql, after, cancellation) => sql.QueryAsync(
                $"""
                select c.channel, c.id, (select min(e.sequence) from transcript as e where e.channel = c.channel and e.conversation = c.id),
                    coalesce((select min(t.first_sequence) from turn as t where t.channel = c.channel and t.conversation = c.id and t.at >= {cutoff}), c.last_sequence + 1)
                from conversation as c
                where (c.channel, c.id) > ({after.ChannelId}, {after.Id})
                    and (select e.at from transcript as e where e.channel = c.channel and e.conversation = c.id order by e.sequence limit 1) < {cutoff}
                order by c.channel, c.id limit {Retention.BatchSize}
                """,
                row => new Old(Key(row), row.GetInt64(2), row.GetInt64(3)),
                cancellation),
            async (sql, old, cancellation) =>
            {
                var taken = 0L;
                foreach (var one in old) taken += await DeleteTurnsAsync(sql, one, cancellation);
                return taken;
            },
            cancellationToken);
    }

    /// <summary>Takes away conversations nobody has spoken in since a moment; those in which a flow waits, only since a longer one. Returns how many.</summary>
    public static Task<long> IdleAsync(IConnections connections, DateTimeOffset before, DateTimeOffset runsBefore, CancellationToken cancellationToken)
    {
        var (cutoff, runs) = (before.ToUnixTimeMilliseconds(), runsBefore.ToUnixTimeMilliseconds());
        return EachPageAsync(
            connections,
            (sql, after, cancellation) => sql.QueryAsync(
                $"""
                select channel, id, version, state, updated_at from conversation
                where (channel, id) > ({after.ChannelId}, {after.Id}) and updated_at < {cutoff} and erase_at is null
                order by channel, id limit {Retention.BatchSize}
                """,
                row => new Idle(Key(row), row.GetInt64(2), row.GetInt64(4) < runs || StoredText.ReadState(row.GetString(3)).Run is null),
                cancellation),
            async (sql, idle, cancellation) =>
            {
                var taken = 0L;
                foreach (var (key, version, _) in idle.Where(one => one.MayGo))
                {
                    if (await sql.ExecuteAsync($"delete from conversation where channel = {key.ChannelId} and id = {key.Id} and version = {version}", cancellation) == 0) continue;
                    await Erasure.DeleteAsync(sql, key, cancellation);
                    taken++;
                }

                if (taken > 0) sql.LeaveNoTrace();
                return taken;
            },
            cancellationToken);
    }

    private static async Task<long> DeleteTurnsAsync(Sql sql, Old old, CancellationToken cancellationToken)
    {
        var ((channel, id), _, keep) = old;
        // A turn under way holds its conversation: it ends first, and what it added is younger.
        var deleted = await sql.ExecuteAsync($"delete from turn where channel = {channel} and conversation = {id} and first_sequence < {keep}", cancellationToken);
        await sql.ExecuteAsync($"delete from transcript where channel = {channel} and conversation = {id} and sequence < {keep}", cancellationToken);
        await sql.ExecuteAsync($"delete from outbox where channel = {channel} and conversation = {id} and sequence < {keep}", cancellationToken);
        sql.LeaveNoTrace();
        return deleted;
    }

    /// <summary>Finds a page of candidates and takes them in pieces, until there are no more.</summary>
    private static async Task<long> EachPageAsync<T>(
        IConnections connections,
        Func<Sql, ConversationKey, CancellationToken, Task<List<T>>> find,
        Func<Sql, IReadOnlyList<T>, CancellationToken, Task<long>> take,
        CancellationToken cancellationToken) where T : Candidate
    {
        var (all, last) = (0L, Before);
        while (true)
        {
            var after = last;
            var page = await connections.ReadAsync((sql, cancellation) => find(sql, after, cancellation), cancellationToken);
            foreach (var piece in Pieces(page)) all += await connections.WriteAsync((sql, cancellation) => take(sql, piece, cancellation), cancellationToken);
            if (page.Count < Retention.BatchSize) return all;
            last = page[^1].Key;
        }
    }

    /// <summary>Groups candidates so that each group is about <see cref="Retention.BatchSize"/> rows; one conversation is never cut.</summary>
    private static IEnumerable<IReadOnlyList<T>> Pieces<T>(IEnumerable<T> candidates) where T : Candidate
    {
        List<T> piece = [];
        var rows = 0L;
        foreach (var candidate in candidates)
        {
            piece.Add(candidate);
            rows += candidate.Rows;
            if (rows < Retention.BatchSize) continue;
            yield return piece;
            (piece, rows) = ([], 0);
        }

        if (piece.Count > 0) yield return piece;
    }

    private static ConversationKey Key(IRow row) => new(row.GetString(0), row.GetString(1));

    private abstract record Candidate(ConversationKey Key)
    {
        /// <summary>About how many rows go with it.</summary>
        public virtual long Rows => 1;
    }

    private sealed record Unclaimed(ConversationKey Key, string? Contact) : Candidate(Key);

    private sealed record Old(ConversationKey Key, long First, long Keep) : Candidate(Key)
    {
        public override long Rows => 2 * (Keep - First);
    }

    private sealed record Idle(ConversationKey Key, long Version, bool MayGo) : Candidate(Key)
    {
        public override long Rows => 4;
    }
}
