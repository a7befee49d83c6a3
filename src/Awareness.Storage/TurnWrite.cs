using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>
/// The statements of one turn, in the order in which every process takes its locks: conversation, turn, transcript, outbox, contact, unanswered question.
/// </summary>
internal static class TurnWrite
{
    /// <summary>Writes all rows; returns the sequence of the inbound activity, or null when somebody was first (the caller then reverts).</summary>
    public static async Task<long?> TryAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        if (await AdvanceAsync(sql, rows, cancellationToken) is not { } last) return null;
        var first = last - rows.Replies;
        if (!await RecordAsync(sql, rows, first, cancellationToken)) return null;

        await AddEntryAsync(sql, rows, first, rows.Inbound, cancellationToken);
        for (var i = 0; i < rows.Replies; i++)
        {
            var sequence = first + 1 + i;
            await AddEntryAsync(sql, rows, sequence, rows.Reply(i, sequence), cancellationToken);
            if (rows.UseOutbox) await AddWorkAsync(sql, rows, sequence, cancellationToken);
        }

        if (rows.Contact is not null && !await WriteContactAsync(sql, rows.Contact, rows.At, cancellationToken)) return null;
        if (rows.Unanswered is not null) await UnansweredStore.AddAsync(sql, rows.Unanswered, cancellationToken);
        return first;
    }

    private static async Task<long?> AdvanceAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        var (channel, id) = rows.Key;
        var count = rows.Replies + 1;
        if (rows.Version > 0)
        {
            return await sql.NumberAsync(
                $"""
                update conversation
                set version = version + 1, last_sequence = last_sequence + {count}, state = {rows.State},
                    reference = coalesce({rows.Reference}, reference), updated_at = {rows.At}
                where channel = {channel} and id = {id} and version = {rows.Version}
                returning last_sequence
                """,
                cancellationToken);
        }

        var added = await sql.ExecuteAsync(
            $"""
            insert into conversation (channel, id, version, last_sequence, state, reference, updated_at)
            values ({channel}, {id}, 1, {count}, {rows.State}, {rows.Reference}, {rows.At})
            on conflict do nothing
            """,
            cancellationToken);
        return added == 1 ? count : null;
    }

    private static async Task<bool> RecordAsync(Sql sql, TurnRows rows, long first, CancellationToken cancellationToken)
    {
        var record = rows.Record;
        return await sql.ExecuteAsync(
            $"""
            insert into turn (channel, conversation, external_id, at, outcome, topic, card, confidence, content_version, first_sequence, reply_count)
            values ({rows.Key.ChannelId}, {rows.Key.Id}, {rows.ExternalId}, {rows.At}, {Name(record.Outcome)}, {record.Topic}, {record.CardId},
                {record.Confidence}, {record.ContentVersion}, {first}, {rows.Replies})
            on conflict do nothing
            """,
            cancellationToken) == 1;
    }

    private static Task<int> AddEntryAsync(Sql sql, TurnRows rows, long sequence, string activity, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into transcript (channel, conversation, sequence, activity, at)
        values ({rows.Key.ChannelId}, {rows.Key.Id}, {sequence}, {activity}, {rows.At})
        """,
        cancellationToken);

    private static Task<int> AddWorkAsync(Sql sql, TurnRows rows, long sequence, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into outbox (channel, conversation, sequence, state, due_at, attempts)
        values ({rows.Key.ChannelId}, {rows.Key.Id}, {sequence}, 'ready', {rows.At}, 0)
        """,
        cancellationToken);

    private static async Task<bool> WriteContactAsync(Sql sql, Contact contact, long at, CancellationToken cancellationToken)
    {
        var (channel, id) = contact.Key;
        var optedOutAt = contact.OptedOutAt?.ToUnixTimeMilliseconds();
        var written = contact.Version > 0
            ? await sql.ExecuteAsync(
                $"update contact set version = version + 1, opted_out_at = {optedOutAt} where channel = {channel} and id = {id} and version = {contact.Version}",
                cancellationToken)
            : await sql.ExecuteAsync(
                $"""
                insert into contact (channel, id, version, opted_out_at, created_at)
                values ({channel}, {id}, 1, {optedOutAt}, {at})
                on conflict do nothing
                """,
                cancellationToken);
        return written == 1;
    }

    // The names of the machine contract, so that reports read like its output.
    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Answer => "answer",
        Outcome.Clarify => "clarify",
        Outcome.Refuse => "refuse",
        Outcome.Abstain => "abstain",
        Outcome.Emergency => "emergency",
        Outcome.Flow => "flow",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}
