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
    /// <summary>A random name that results are kept under instead of the channel's ids; null until there is a result. Erasing takes it away, and nothing leads back then.</summary>
    public string? Subject { get; init; }

    /// <summary>Age band of the person, or of a parent's child, or null: <c>0-5</c>, <c>6-11</c>, <c>12-15</c>, <c>16-17</c>, …</summary>
    public string? AgeBand { get; init; }

    /// <summary>Ward or commune the person chose to tell, or null.</summary>
    public string? Ward { get; init; }

    /// <summary>School level, or null.</summary>
    public string? SchoolLevel { get; init; }

    /// <summary>The reminders the person asked for; at most one of a name.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>A person we have not met yet.</summary>
    public static Contact New(ContactKey key) => new(key, 0, OptedOutAt: null);
}

/// <summary>A reminder somebody asked for, and the proof of it.</summary>
/// <param name="Reminder">As <c>bot/reminder</c>.</param>
/// <param name="Since">When.</param>
/// <param name="Words">What the person said, at most 200 characters.</param>
/// <param name="Question">The question it was said to: <c>bot/flow#step</c>.</param>
public sealed record Subscription(string Reminder, DateTimeOffset Since, string Words, string Question);
