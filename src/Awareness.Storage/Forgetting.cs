using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>Takes what was said out of the transcript and leaves the places it stood in.</summary>
internal static class Forgetting
{
    /// <summary>
    /// Empties what was said in the conversation from a moment on, before the entries of this turn are written. A reply that is still to be sent is
    /// marked, to be emptied when it is.
    /// </summary>
    public static async Task SinceAsync(Sql sql, TurnRows rows, long since, CancellationToken cancellationToken)
    {
        var (channel, conversation) = rows.Key;
        await sql.ExecuteAsync(
            $"""
            update transcript set forget_at = {rows.At}
            where channel = {channel} and conversation = {conversation} and at >= {since} and sequence in (
                select sequence from outbox where channel = {channel} and conversation = {conversation} and state = 'ready')
            """,
            cancellationToken);
        var entries = await sql.QueryAsync(
            $"""
            select sequence, activity from transcript
            where channel = {channel} and conversation = {conversation} and at >= {since} and forget_at is null
            """,
            TurnStore.ReadEntry,
            cancellationToken);
        foreach (var entry in entries) await EmptyAsync(sql, rows.Key, entry, Stub.Of, cancellationToken);
        sql.LeaveNoTrace();
    }

    /// <summary>Empties one entry.</summary>
    public static Task<int> EmptyAsync(Sql sql, ConversationKey key, TranscriptEntry entry, Func<Activity, Activity> stub, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        update transcript set activity = {StoredText.Write(stub(entry.Activity))}, contact = null, forget_at = null
        where channel = {key.ChannelId} and conversation = {key.Id} and sequence = {entry.Sequence}
        """,
        cancellationToken);
}
