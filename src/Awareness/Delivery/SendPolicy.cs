namespace Awareness.Delivery;

/// <summary>What a platform allows, as data. docs/channels.md names the source of every figure and how certain it is.</summary>
public sealed record SendPolicy
{
    /// <summary>A channel without limits of its own.</summary>
    public static SendPolicy Unlimited { get; } = new();

    /// <summary>Sends under way at a time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Messages to all people together; null: no limit.</summary>
    public SendRate? Overall { get; init; }

    /// <summary>Messages to one conversation; null: no limit.</summary>
    public SendRate? EachConversation { get; init; }

    /// <summary>How long after the person's last message they may be written to; null: always.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How many messages may follow one message of the person; null: any number.</summary>
    public int? MessagesInWindow { get; init; }
}

/// <summary>At most <paramref name="Count"/> messages in <paramref name="Per"/>; all of them may come at once.</summary>
public readonly record struct SendRate(int Count, TimeSpan Per);
