using Awareness.Contacts;

namespace Awareness.Storage;

/// <summary>Reads a contact: version, opted_out_at, subject, age_band, ward, school_level, and one of its subscriptions: reminder, since, words, question.</summary>
internal static class ContactRow
{
    private const int FirstOfSubscription = 6;

    public static Contact Read(IRow row, int first, ContactKey key) => row.IsDBNull(first)
        ? Contact.New(key)
        : new Contact(key, row.GetInt64(first), row.NullableNumber(first + 1) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null)
        {
            Subject = row.NullableText(first + 2),
            AgeBand = row.NullableText(first + 3),
            Ward = row.NullableText(first + 4),
            SchoolLevel = row.NullableText(first + 5),
        };

    /// <summary>Null when the row carries none.</summary>
    public static Subscription? ReadSubscription(IRow row, int first)
    {
        var at = first + FirstOfSubscription;
        return row.IsDBNull(at)
            ? null
            : new Subscription(row.GetString(at), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(at + 1)), row.GetString(at + 2), row.GetString(at + 3));
    }

    public static Contact With(Contact contact, List<Subscription> subscriptions) =>
        contact with { Subscriptions = [.. subscriptions.OrderBy(subscription => subscription.Since).ThenBy(subscription => subscription.Reminder, StringComparer.Ordinal)] };
}
