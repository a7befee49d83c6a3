using System.Data.Common;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Conversations, contacts and transcripts in the tables of <c>Schema/0001-conversations.sql</c>.</summary>
internal sealed class TurnStore(IConnections connections, WorkSignal signal) : ITurnStore
{
    public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
    {
        StoredText.CheckIds(conversation);
        StoredText.CheckIds(contact);
        return connections.ReadAsync(
            async (sql, cancellation) => await sql.FindAsync(
                $"""
                select c.version, c.state, c.reference, p.version, p.opted_out_at
                from (select 1 as one) as always
                left join conversation as c on c.channel = {conversation.ChannelId} and c.id = {conversation.Id}
                left join contact as p on p.channel = {contact.ChannelId} and p.id = {contact.Id}
                """,
                row => new TurnState(ReadConversation(row, conversation), ReadContact(row, contact)),
                cancellation) ?? new TurnState(Conversation.New(conversation), Contact.New(contact)),
            cancellationToken);
    }

    public async Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var rows = TurnRows.Of(commit);
        var result = await connections.WriteAsync((sql, cancellation) => CommitAsync(sql, rows, cancellation), cancellationToken);
        if (result is CommitResult.Committed && rows.HasWork) signal.Set();
        return result;
    }

    public Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey conversation, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        StoredText.CheckIds(conversation);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return connections.ReadAsync<IReadOnlyList<TranscriptEntry>>(
            async (sql, cancellation) => await ReadEntriesAsync(sql, conversation, afterSequence, limit, cancellation),
            cancellationToken);
    }

    private static async Task<CommitResult> CommitAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        if (await TurnWrite.TryAsync(sql, rows, cancellationToken) is { } first) return rows.Committed(first);
        await sql.RevertAsync(cancellationToken);
        return await FindDuplicateAsync(sql, rows, cancellationToken) is { } duplicate ? duplicate : new CommitResult.Conflict();
    }

    private static async Task<CommitResult.Duplicate?> FindDuplicateAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        var (channel, conversation) = rows.Key;
        var found = await sql.FindAsync(
            $"select first_sequence, reply_count from turn where channel = {channel} and conversation = {conversation} and external_id = {rows.ExternalId}",
            row => Tuple.Create(row.GetInt64(0), row.GetInt64(1)),
            cancellationToken);
        if (found is not var (first, replies)) return null;
        var entries = await ReadEntriesAsync(sql, rows.Key, first - 1, (int)replies + 1, cancellationToken);
        return new CommitResult.Duplicate(entries[0], entries[1..]);
    }

    private static Task<List<TranscriptEntry>> ReadEntriesAsync(Sql sql, ConversationKey key, long after, int limit, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select sequence, activity from transcript
        where channel = {key.ChannelId} and conversation = {key.Id} and sequence > {after}
        order by sequence limit {limit}
        """,
        row => new TranscriptEntry(row.GetInt64(0), StoredText.ReadActivity(row.GetString(1))),
        cancellationToken);

    private static Conversation ReadConversation(DbDataReader row, ConversationKey key) => row.IsDBNull(0)
        ? Conversation.New(key)
        : new Conversation(key, row.GetInt64(0), StoredText.ReadState(row.GetString(1))) { Reference = StoredText.ReadReference(row.NullableText(2)) };

    private static Contact ReadContact(DbDataReader row, ContactKey key) => row.IsDBNull(3)
        ? Contact.New(key)
        : new Contact(key, row.GetInt64(3), row.NullableNumber(4) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
