namespace Awareness.Delivery;

/// <summary>What a platform allows, as data. docs/channels.md names the source of every figure and how certain it is.</summary>
public sealed record SendPolicy
{
    /// <summary>The share of a rate, and of the places, that bulk may take: the rest is there for replies whatever happens.</summary>
    public const double BulkShare = 0.8;

    /// <summary>A channel without limits of its own.</summary>
    public static SendPolicy Unlimited { get; } = new();

    /// <summary>Sends under way at a time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>
    /// How long a send may take with all its calls. One that has not ended by then is broken off, and nobody knows its outcome. Well below <see cref="DispatcherOptions.Lease"/>.
    /// </summary>
    public TimeSpan LongestSend { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Messages to all people together; null: no limit.</summary>
    public SendRate? Overall { get; init; }

    /// <summary>Messages to one conversation; null: no limit.</summary>
    public SendRate? EachConversation { get; init; }

    /// <summary>How long after the person's last message they may be written to; null: always.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How many messages may follow one message of the person; null: any number.</summary>
    public int? MessagesInWindow { get; init; }

    /// <summary>What bulk may take of <see cref="Overall"/>; at least one message.</summary>
    internal SendRate? BulkRate => Overall is { } rate ? rate with { Count = Share(rate.Count) } : null;

    /// <summary>How many of the sends under way may be bulk; at least one.</summary>
    internal int BulkConcurrency => Share(Concurrency);

    /// <summary>Why the platform would not take this message at <paramref name="now"/>, as far as we know before we ask; null when it may go.</summary>
    public SendResult.Refused? Refusal(OutboundActivity outbound, DateTimeOffset now)
    {
        if (outbound.IsBlocked) return new SendResult.Refused(SendRefusal.Blocked, "the person blocked us and has not written since");
        if (Window is { } window && (outbound.HeardAt is not { } heard || now - heard >= window))
            return new SendResult.Refused(SendRefusal.Window, $"the person's last message is older than {window.TotalHours:0.#} h");
        if (outbound.SentSinceHeard >= MessagesInWindow)
            return new SendResult.Refused(SendRefusal.Quota, $"{MessagesInWindow} messages were sent since the person's last one");
        return null;
    }

    private static int Share(int count) => Math.Max(1, (int)(count * BulkShare));
}

/// <summary>At most <paramref name="Count"/> messages in any stretch of <paramref name="Per"/>; all of them may come at once.</summary>
public readonly record struct SendRate(int Count, TimeSpan Per)
{
    /// <summary>The share of one of <paramref name="nodes"/>: together they keep to the rate, whoever sends.</summary>
    internal SendRate Among(int nodes) => Count >= nodes ? this with { Count = Count / nodes } : new SendRate(1, Per * nodes / Count);
}
