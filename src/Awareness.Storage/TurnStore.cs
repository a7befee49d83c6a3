using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Conversations, contacts and transcripts in the tables of <c>Schema/0001-conversations.sql</c> and <c>Schema/0003-flows.sql</c>.</summary>
internal sealed class TurnStore(IConnections connections, WorkSignal signal) : ITurnStore
{
    private const int FirstOfContact = 4;
    private const int ErasedAt = 14;

    public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
    {
        StoredText.CheckIds(conversation);
        StoredText.CheckIds(contact);
        return connections.ReadAsync((sql, cancellation) => LoadAsync(sql, conversation, contact, cancellation), cancellationToken);
    }

    public async Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var rows = TurnRows.Of(commit);
        var result = await connections.WriteAsync((sql, cancellation) => CommitAsync(sql, rows, cancellation), cancellationToken);
        if (result is CommitResult.Committed && rows.HasWork) signal.Set(rows.Lane);
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

    public Task<Found> LookUpAsync(Lookup lookup, ContactKey contact, CancellationToken cancellationToken)
    {
        StoredText.CheckIds(contact);
        return connections.ReadAsync((sql, cancellation) => Lookups.FindAsync(sql, lookup, contact, cancellation), cancellationToken);
    }

    /// <summary>Reads a sequence and an activity.</summary>
    internal static TranscriptEntry ReadEntry(IRow row) => new(row.GetInt64(0), StoredText.ReadActivity(row.GetString(1)));

    /// <summary>One statement: a person with several subscriptions gives several rows, which differ in these alone.</summary>
    private static async Task<TurnState> LoadAsync(Sql sql, ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
    {
        TurnState? state = null;
        List<Subscription>? subscriptions = null;
        await sql.QueryAsync(
            $"""
            select c.version, c.state, c.reference, c.contact, p.version, p.opted_out_at, p.subject, p.age_band, p.ward, p.school_level,
                s.reminder, s.since, s.words, s.question, (select e.at from ended_conversation as e where e.mark = {EndedConversation.Mark(conversation)})
            from (select 1 as one) as always
            left join conversation as c on c.channel = {conversation.ChannelId} and c.id = {conversation.Id}
            left join contact as p on p.channel = {contact.ChannelId} and p.id = {contact.Id}
            left join subscription as s on s.channel = p.channel and s.contact = p.id
            """,
            row =>
            {
                state ??= new TurnState(ReadConversation(row, conversation), ContactRow.Read(row, FirstOfContact, contact))
                {
                    ErasedAt = row.NullableNumber(ErasedAt) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                };
                if (ContactRow.ReadSubscription(row, FirstOfContact) is { } subscription) (subscriptions ??= []).Add(subscription);
                return 0;
            },
            cancellationToken);
        state ??= new TurnState(Conversation.New(conversation), Contact.New(contact));
        return subscriptions is null ? state : state with { Contact = ContactRow.With(state.Contact, subscriptions) };
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
        ReadEntry,
        cancellationToken);

    private static Conversation ReadConversation(IRow row, ConversationKey key) => row.IsDBNull(0)
        ? Conversation.New(key)
        : new Conversation(key, row.GetInt64(0), StoredText.ReadState(row.GetString(1)))
        {
            Reference = StoredText.ReadReference(row.NullableText(2)),
            ContactId = row.NullableText(3),
        };
}
