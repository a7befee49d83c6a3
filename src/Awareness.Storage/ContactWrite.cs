using Awareness.Contacts;

namespace Awareness.Storage;

/// <summary>Writes a contact and its subscriptions within the transaction of a turn.</summary>
internal static class ContactWrite
{
    private const int LongestWords = 200;

    /// <summary>False when another turn changed the contact first.</summary>
    public static async Task<bool> TryAsync(Sql sql, Contact contact, long at, CancellationToken cancellationToken)
    {
        var (channel, id) = contact.Key;
        var optedOutAt = contact.OptedOutAt?.ToUnixTimeMilliseconds();
        var (age, ward, school) = (StoredText.Note(contact.AgeBand), StoredText.Note(contact.Ward), StoredText.Note(contact.SchoolLevel));
        var written = contact.Version > 0
            ? await sql.ExecuteAsync(
                $"""
                update contact set version = version + 1, opted_out_at = {optedOutAt}, subject = {contact.Subject}, age_band = {age}, ward = {ward}, school_level = {school}
                where channel = {channel} and id = {id} and version = {contact.Version}
                """,
                cancellationToken)
            : await sql.ExecuteAsync(
                $"""
                insert into contact (channel, id, version, opted_out_at, created_at, subject, age_band, ward, school_level)
                values ({channel}, {id}, 1, {optedOutAt}, {at}, {contact.Subject}, {age}, {ward}, {school})
                on conflict do nothing
                """,
                cancellationToken);
        if (written != 1) return false;
        if (contact.Version > 0) await sql.ExecuteAsync($"delete from subscription where channel = {channel} and contact = {id}", cancellationToken);
        foreach (var subscription in contact.Subscriptions) await SubscribeAsync(sql, contact.Key, subscription, cancellationToken);
        return true;
    }

    private static Task<int> SubscribeAsync(Sql sql, ContactKey key, Subscription subscription, CancellationToken cancellationToken) => sql.ExecuteAsync(
        $"""
        insert into subscription (channel, contact, reminder, since, words, question)
        values ({key.ChannelId}, {key.Id}, {subscription.Reminder}, {subscription.Since.ToUnixTimeMilliseconds()},
            {StoredText.Words(subscription.Words, LongestWords)}, {StoredText.Note(subscription.Question)})
        on conflict do nothing
        """,
        cancellationToken);
}
