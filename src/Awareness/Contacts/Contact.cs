namespace Awareness.Contacts;

/// <summary>Names one person on one channel.</summary>
/// <param name="ChannelId">For example <c>directline</c>.</param>
/// <param name="Id">The channel's opaque account id.</param>
public readonly record struct ContactKey(string ChannelId, string Id);

/// <summary>A person on one channel: only what is needed to respect their wishes. No name, address, school or birth date.</summary>
/// <param name="Key">Who.</param>
/// <param name="Version">Number of committed changes; 0 when nothing is stored yet.</param>
/// <param name="OptedOutAt">When the person said "dừng", or null. A later message does not undo it; only the opt-in word does.</param>
public sealed record Contact(ContactKey Key, long Version, DateTimeOffset? OptedOutAt)
{
    /// <summary>A person we have not met yet.</summary>
    public static Contact New(ContactKey key) => new(key, 0, OptedOutAt: null);
}
