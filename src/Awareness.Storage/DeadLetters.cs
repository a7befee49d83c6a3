using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>
/// Replies that were given up, for the operator: to be listed, tried again or dropped. Nothing shown leads to a person: a reply goes by its <see cref="ReplyNames"/>.
/// Members throw <see cref="DatabaseException"/> when the database cannot be reached.
/// </summary>
public sealed class DeadLetters
{
    private readonly IConnections connections;
    private readonly ReplyNames names;
    private readonly WorkSignal signal;

    internal DeadLetters(IConnections connections, ReplyNames names, WorkSignal signal) => (this.connections, this.names, this.signal) = (connections, names, signal);

    /// <summary>Lists dead letters beside a running service, the newest first.</summary>
    public static Task<IReadOnlyList<DeadReply>> ListAsideAsync(DatabaseSettings settings, DeadLetterFilter filter, CancellationToken cancellationToken) =>
        Aside.ReadAsync(settings, async (sql, cancellation) => await ListAsync(sql, await NamingKey.ReadAsync(sql, cancellation), filter, cancellation), cancellationToken);

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<DeadReply>> ListAsync(DeadLetterFilter filter, CancellationToken cancellationToken) =>
        connections.ReadAsync((sql, cancellation) => ListAsync(sql, names, filter, cancellation), cancellationToken);

    /// <summary>How many there are of each channel, by its own name.</summary>
    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) => connections.ReadAsync<IReadOnlyDictionary<string, long>>(
        async (sql, cancellation) =>
        {
            var counted = await sql.QueryAsync($"select lane, count(*) from outbox where state = 'dead' group by lane", row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), cancellation);
            return new SortedDictionary<string, long>(counted.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        },
        cancellationToken);

    /// <summary>
    /// Makes them due at <paramref name="now"/>, with all attempts before them; of those that may have arrived as often as is allowed one more attempt may. A person who blocked us
    /// counts as there again. Returns how many.
    /// </summary>
    public async Task<int> ReplayAsync(DeadLetterFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var replayed = await EachAsync(filter, (sql, row, cancellation) => ReplayAsync(sql, row, now.ToUnixTimeMilliseconds(), cancellation), cancellationToken);
        foreach (var lane in replayed.Select(row => row.Reply.Channel).Distinct(StringComparer.Ordinal)) signal.Set(lane);
        return replayed.Count;
    }

    /// <summary>Takes them off the list for good; the transcript keeps what was said. Returns how many.</summary>
    public async Task<int> DropAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var dropped = await EachAsync(
            filter,
            (sql, row, cancellation) => sql.ExecuteAsync(
                $"delete from outbox where channel = {row.Key.ChannelId} and conversation = {row.Key.Id} and sequence = {row.Sequence} and state = 'dead'",
                cancellation),
            cancellationToken);
        return dropped.Count;
    }

    private static async Task<int> ReplayAsync(Sql sql, Row row, long now, CancellationToken cancellationToken)
    {
        var (channel, conversation) = row.Key;
        if (row.Reply.Why is SendRefusal.Blocked)
            await sql.ExecuteAsync($"update conversation set blocked_at = null where channel = {channel} and id = {conversation}", cancellationToken);
        return await sql.ExecuteAsync(
            $"""
            update outbox set state = 'ready', due_at = {now}, attempts = 0, refusal = null, reason = null,
                unknowns = case when unknowns < {DispatcherOptions.MaxUnknown} then unknowns else {DispatcherOptions.MaxUnknown - 1} end
            where channel = {channel} and conversation = {conversation} and sequence = {row.Sequence} and state = 'dead'
            """,
            cancellationToken);
    }

    private static async Task<IReadOnlyList<DeadReply>> ListAsync(Sql sql, ReplyNames names, DeadLetterFilter filter, CancellationToken cancellationToken) =>
        [.. (await FindAsync(sql, names, filter, cancellationToken)).Select(row => row.Reply)];

    private static async Task<List<Row>> FindAsync(Sql sql, ReplyNames names, DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var (channel, why) = (filter.Channel ?? "", filter.Why is { } kind ? StoredNames.Of(kind) : "");
        var rows = await sql.QueryAsync(
            $"""
            select channel, conversation, sequence, lane, due_at, refusal, attempts from outbox
            where state = 'dead' and (lane = {channel} or {channel} = '') and (refusal = {why} or {why} = '') and due_at >= {filter.Since?.ToUnixTimeMilliseconds() ?? 0}
            order by due_at desc, channel, conversation, sequence
            """,
            row => Row.Read(row, names),
            cancellationToken);
        return filter.Name is { } name ? rows.FindAll(row => row.Reply.Name == name) : rows;
    }

    /// <summary>In pieces, so that turns wait for milliseconds only.</summary>
    private async Task<List<Row>> EachAsync(DeadLetterFilter filter, Func<Sql, Row, CancellationToken, Task<int>> change, CancellationToken cancellationToken)
    {
        var found = await connections.ReadAsync((sql, cancellation) => FindAsync(sql, names, filter, cancellation), cancellationToken);
        List<Row> all = [];
        foreach (var piece in found.Chunk(Retention.BatchSize))
        {
            all.AddRange(await connections.WriteAsync(
                async (sql, cancellation) =>
                {
                    List<Row> changed = [];
                    foreach (var row in piece)
                    {
                        if (await change(sql, row, cancellation) == 1) changed.Add(row);
                    }

                    return changed;
                },
                cancellationToken));
        }

        return all;
    }

    private sealed record Row(ConversationKey Key, long Sequence, DeadReply Reply)
    {
        public static Row Read(IRow row, ReplyNames names)
        {
            var (key, sequence) = (new ConversationKey(row.GetString(0), row.GetString(1)), row.GetInt64(2));
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4));
            return new Row(key, sequence, new DeadReply(names.Of(key, sequence), row.GetString(3), at, StoredNames.ReadRefusal(row.GetString(5)), (int)row.GetInt64(6)));
        }
    }
}

/// <summary>Which dead letters are meant: those to which all of it applies.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>The one of this name; null: any.</summary>
    public string? Name { get; init; }

    /// <summary>Those of a channel, by its own name; null: of all.</summary>
    public string? Channel { get; init; }

    /// <summary>Those given up for this kind of reason; null: for any.</summary>
    public SendRefusal? Why { get; init; }

    /// <summary>Those given up at this moment or later; null: ever.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>A reply that was given up.</summary>
/// <param name="Name">As <see cref="ReplyNames"/> gives it and the log shows it.</param>
/// <param name="Channel">The channel's own name.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Why">The kind of reason.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record DeadReply(string Name, string Channel, DateTimeOffset At, SendRefusal Why, int Attempts);
