using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage;

/// <summary>
/// Erases everything of a person within the transaction of the turn that asked for it. Their conversations go with all that hangs on them; of the one
/// they asked in stays the tail: its row without state, the dedupe row and the replies, until these are delivered. In a group, where others speak as well, only
/// what the person said and was told is emptied. Answers lose their link, free words are deleted.
/// </summary>
internal static class Erasure
{
    /// <summary>Returns true when the conversation of this turn is a group's.</summary>
    public static async Task<bool> EraseAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        var person = rows.Person;
        foreach (var other in await OthersAsync(sql, person, rows.Key, cancellationToken))
        {
            if (await IsGroupAsync(sql, other.Key, person, other.IsOwner, cancellationToken)) await LeaveGroupAsync(sql, other, person, cancellationToken);
            else
            {
                await ForgetQuestionsAsync(sql, other.Key, cancellationToken);
                await EndedConversation.RememberAsync(sql, other.Key, rows.SaidAt, cancellationToken);
                await DeleteAsync(sql, other.Key, cancellationToken);
            }
        }

        var current = await FindAsync(sql, rows.Key, person, cancellationToken);
        var isGroup = await IsGroupAsync(sql, rows.Key, person, current.IsOwner, cancellationToken);
        if (isGroup) await LeaveGroupAsync(sql, current, person, cancellationToken);
        else
        {
            await ForgetQuestionsAsync(sql, rows.Key, cancellationToken);
            await EndedConversation.RememberAsync(sql, rows.Key, rows.SaidAt, cancellationToken);
            await KeepTailAsync(sql, rows, cancellationToken);
        }

        await SeverAsync(sql, person, cancellationToken);
        sql.LeaveNoTrace();
        return isGroup;
    }

    /// <summary>Deletes a conversation and all that hangs on it; its row first, so that a turn under way ends before its other rows are looked for.</summary>
    public static async Task DeleteAsync(Sql sql, ConversationKey key, CancellationToken cancellationToken)
    {
        var (channel, id) = key;
        await sql.ExecuteAsync($"delete from conversation where channel = {channel} and id = {id}", cancellationToken);
        await sql.ExecuteAsync($"delete from turn where channel = {channel} and conversation = {id}", cancellationToken);
        await sql.ExecuteAsync($"delete from transcript where channel = {channel} and conversation = {id}", cancellationToken);
        await sql.ExecuteAsync($"delete from outbox where channel = {channel} and conversation = {id}", cancellationToken);
    }

    /// <summary>Deletes the free words under a random name and takes the name away from all else.</summary>
    public static async Task SeverSubjectAsync(Sql sql, string subject, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync($"delete from result where subject = {subject} and is_free_text = 1", cancellationToken);
        await sql.ExecuteAsync($"update result set subject = null where subject = {subject}", cancellationToken);
        await sql.ExecuteAsync($"update contest_score set subject = null where subject = {subject}", cancellationToken);
    }

    /// <summary>Takes what the person asked in vain off the list of the officers: it names nobody, but the words were the person's.</summary>
    private static async Task ForgetQuestionsAsync(Sql sql, ConversationKey key, CancellationToken cancellationToken)
    {
        var asked = await sql.QueryAsync(
            $"select asked_day, asked, outcome from turn where channel = {key.ChannelId} and conversation = {key.Id} and asked is not null",
            row => (Day: row.GetInt64(0), Question: row.GetString(1), IsAskedBack: row.GetString(2) == StoredNames.Of(Outcome.Clarify) ? 1 : 0),
            cancellationToken);
        foreach (var (day, question, isAskedBack) in asked)
        {
            await sql.ExecuteAsync(
                $"update unanswered set times = times - 1 where day = {day} and channel in ({key.ChannelId}, 'other') and asked_back = {isAskedBack} and question = {question}",
                cancellationToken);
            await sql.ExecuteAsync($"delete from unanswered where day = {day} and question = {question} and times <= 0", cancellationToken);
        }
    }

    private static Task<List<Place>> OthersAsync(Sql sql, ContactKey person, ConversationKey current, CancellationToken cancellationToken) => sql.QueryAsync(
        $"""
        select c.id, c.contact, c.reference from conversation as c
        where c.channel = {person.ChannelId} and (c.channel <> {current.ChannelId} or c.id <> {current.Id}) and c.id in (
            select o.id from conversation as o where o.channel = {person.ChannelId} and o.contact = {person.Id}
            union select t.conversation from transcript as t where t.channel = {person.ChannelId} and t.contact = {person.Id})
        order by c.id
        """,
        row => Place.Read(row.GetString(0), row.NullableText(1), row.NullableText(2), person),
        cancellationToken);

    private static async Task<Place> FindAsync(Sql sql, ConversationKey key, ContactKey person, CancellationToken cancellationToken) =>
        await sql.FindAsync(
            $"select contact, reference from conversation where channel = {key.ChannelId} and id = {key.Id}",
            row => Place.Read(key.Id, row.NullableText(0) ?? person.Id, row.NullableText(1), person),
            cancellationToken) ?? throw new InvalidOperationException("The conversation of the turn is not there.");

    private static async Task<bool> IsGroupAsync(Sql sql, ConversationKey key, ContactKey person, bool isOwner, CancellationToken cancellationToken) =>
        !isOwner || await sql.NumberAsync(
            $"select 1 from transcript where channel = {key.ChannelId} and conversation = {key.Id} and contact is not null and contact <> {person.Id} limit 1",
            cancellationToken) is not null;

    /// <summary>The state goes as well, for it may hold what the person answered; the version moves on, so that a turn under way does not write it back.</summary>
    private static async Task LeaveGroupAsync(Sql sql, Place place, ContactKey person, CancellationToken cancellationToken)
    {
        var (channel, id) = place.Key;
        await sql.ExecuteAsync(
            $"""
            update conversation set version = version + 1, state = {StoredText.Write(new ConversationState())}, wake_at = null, wake_contact = null, erase_at = null,
                reference = {place.Reference}, contact = case when contact = {person.Id} then null else contact end
            where channel = {channel} and id = {id}
            """,
            cancellationToken);
        var entries = await sql.QueryAsync(
            $"""
            select e.sequence, e.activity from turn as t
            join transcript as i on i.channel = t.channel and i.conversation = t.conversation and i.sequence = t.first_sequence
            join transcript as e on e.channel = t.channel and e.conversation = t.conversation
                and e.sequence >= t.first_sequence and e.sequence <= t.first_sequence + t.reply_count
            where t.channel = {channel} and t.conversation = {id} and coalesce(i.contact, {(place.IsOwner ? person.Id : "")}) = {person.Id}
            """,
            TurnStore.ReadEntry,
            cancellationToken);
        foreach (var entry in entries)
        {
            await Forgetting.EmptyAsync(sql, place.Key, entry, Stub.Nameless, cancellationToken);
            await sql.ExecuteAsync(
                $"delete from outbox where channel = {channel} and conversation = {id} and sequence = {entry.Sequence}",
                cancellationToken);
        }
    }

    private static async Task KeepTailAsync(Sql sql, TurnRows rows, CancellationToken cancellationToken)
    {
        var (channel, id) = rows.Key;
        await sql.ExecuteAsync($"update conversation set contact = null where channel = {channel} and id = {id}", cancellationToken);
        await sql.ExecuteAsync($"delete from turn where channel = {channel} and conversation = {id} and external_id <> {rows.ExternalId}", cancellationToken);
        await sql.ExecuteAsync($"delete from transcript where channel = {channel} and conversation = {id}", cancellationToken);
        await sql.ExecuteAsync($"delete from outbox where channel = {channel} and conversation = {id}", cancellationToken);
    }

    private static async Task SeverAsync(Sql sql, ContactKey person, CancellationToken cancellationToken)
    {
        var subjects = await sql.QueryAsync(
            $"delete from contact where channel = {person.ChannelId} and id = {person.Id} returning subject",
            row => row.NullableText(0),
            cancellationToken);
        await sql.ExecuteAsync($"delete from subscription where channel = {person.ChannelId} and contact = {person.Id}", cancellationToken);
        if (subjects is [{ } subject]) await SeverSubjectAsync(sql, subject, cancellationToken);
    }

    /// <summary>A conversation the person takes part in.</summary>
    /// <param name="Key">Which.</param>
    /// <param name="IsOwner">True when it is the person's own.</param>
    /// <param name="Reference">Its address without the person, as JSON; null when there is none.</param>
    private sealed record Place(ConversationKey Key, bool IsOwner, string? Reference)
    {
        public static Place Read(string id, string? contact, string? reference, ContactKey person)
        {
            var address = StoredText.ReadReference(reference);
            return new Place(
                new ConversationKey(person.ChannelId, id),
                contact == person.Id,
                StoredText.Write(address?.ContactId == person.Id ? address with { ContactId = null } : address));
        }
    }
}
