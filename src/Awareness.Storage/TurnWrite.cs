namespace Awareness.Storage;

/// <summary>
/// The statements of one turn, in the order in which every process takes its locks: conversation, turn, transcript, outbox, contact, what flows brought about,
/// unanswered question.
/// </summary>
internal static class TurnWrite
{
    /// <summary>Writes all rows; returns the sequence of the inbound activity, or null when somebody was first (the caller then reverts).</summary>
    public static async Task<long?> TryAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        if (await AdvanceAsync(sql, rows, cancellationToken) is not { } last) return null;
        var first = last - rows.Replies;
        if (!await RecordAsync(sql, rows, first, cancellationToken)) return null;
        if (rows.ClaimsConversation) await ClaimAsync(sql, rows, cancellationToken);
        if (rows.ForgetSince is { } since) await Forgetting.SinceAsync(sql, rows, since, cancellationToken);

        var isGroup = rows.Erases && await Erasure.EraseAsync(sql, rows, cancellationToken);
        await AddEntriesAsync(sql, rows, first, isGroup, cancellationToken);
        if (rows.Contact is not null && !await ContactWrite.TryAsync(sql, rows.Contact, rows.At, cancellationToken)) return null;
        if (rows.Events.Count > 0 && !await FlowEventWrite.TryAsync(sql, rows, cancellationToken)) return null;
        if (rows.Unanswered is not null) await UnansweredStore.AddAsync(sql, rows.Unanswered, cancellationToken);
        return first;
    }

    private static async Task<long?> AdvanceAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        var (channel, id) = rows.Key;
        var count = rows.Replies + 1;
        long? erasedAt = rows.Erases ? rows.At : null;
        long? heardAt = rows.IsHeard == 1 ? rows.At : null;
        if (rows.Version > 0)
        {
            return await sql.NumberAsync(
                $"""
                update conversation
                set version = version + 1, last_sequence = last_sequence + {count}, state = {rows.State}, reference = coalesce({rows.Reference}, reference),
                    updated_at = {rows.At}, wake_at = {rows.WakeAt}, wake_contact = {rows.WakeContact}, erase_at = {erasedAt},
                    heard_at = case when {rows.IsHeard} = 1 then {rows.At} else heard_at end,
                    heard_sequence = case when {rows.IsHeard} = 1 then last_sequence + 1 else heard_sequence end,
                    blocked_at = case when {rows.IsHeard} = 1 then null else blocked_at end
                where channel = {channel} and id = {id} and version = {rows.Version}
                returning last_sequence
                """,
                cancellationToken);
        }

        return await sql.NumberAsync(
            $"""
            insert into conversation (channel, id, version, last_sequence, state, reference, updated_at, contact, wake_at, erase_at, heard_at, heard_sequence)
            values ({channel}, {id}, 1, {count} + coalesce((select last_sequence from ended_conversation where mark = {EndedConversation.Mark(rows.Key)}), 0),
                {rows.State}, {rows.Reference}, {rows.At}, {rows.Person.Id}, {rows.WakeAt}, {erasedAt},
                {heardAt}, 0)
            on conflict do nothing
            returning last_sequence
            """,
            cancellationToken);
    }

    private static async Task<bool> RecordAsync(Sql sql, TurnRows rows, long first, CancellationToken cancellationToken)
    {
        var record = rows.Record;
        return await sql.ExecuteAsync(
            $"""
            insert into turn (channel, conversation, external_id, at, outcome, topic, card, confidence, content_version, first_sequence, reply_count, asked, asked_day)
            values ({rows.Key.ChannelId}, {rows.Key.Id}, {rows.ExternalId}, {rows.At}, {StoredNames.Of(record.Outcome)}, {record.Topic}, {record.CardId},
                {record.Confidence}, {record.ContentVersion}, {first}, {rows.Replies}, {rows.Unanswered?.Text}, {rows.Unanswered?.Day.DayNumber})
            on conflict do nothing
            """,
            cancellationToken) == 1;
    }

    private static Task<int> ClaimAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"update conversation set contact = {rows.Person.Id} where channel = {rows.Key.ChannelId} and id = {rows.Key.Id}",
        cancellationToken);

    private static async Task AddEntriesAsync(Sql sql, TurnRows rows, long first, bool isErasedFromGroup, CancellationToken cancellationToken)
    {
        // Replies to somebody whose words are taken out of a group name that person: they go as soon as they are sent.
        long? forgetAt = isErasedFromGroup ? rows.At : null;
        await AddEntryAsync(sql, rows, first, rows.Inbound, rows.Erases ? null : rows.OtherSpeaker, forgetAt: null, cancellationToken);
        for (var i = 0; i < rows.Replies; i++)
        {
            var sequence = first + 1 + i;
            await AddEntryAsync(sql, rows, sequence, rows.Reply(i, sequence), speaker: null, forgetAt, cancellationToken);
            if (rows.UseOutbox) await AddWorkAsync(sql, rows, sequence, cancellationToken);
        }
    }

    private static Task<int> AddEntryAsync(Sql sql, TurnRows rows, long sequence, string activity, string? speaker, long? forgetAt, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            $"""
            insert into transcript (channel, conversation, sequence, activity, at, contact, forget_at)
            values ({rows.Key.ChannelId}, {rows.Key.Id}, {sequence}, {activity}, {rows.At}, {speaker}, {forgetAt})
            """,
            cancellationToken);

    private static Task<int> AddWorkAsync(Sql sql, TurnRows rows, long sequence, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into outbox (channel, conversation, sequence, state, due_at, attempts, lane)
        values ({rows.Key.ChannelId}, {rows.Key.Id}, {sequence}, 'ready', {rows.At}, 0, {rows.Lane})
        """,
        cancellationToken);
}
