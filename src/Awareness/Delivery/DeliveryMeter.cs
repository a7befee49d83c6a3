using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Awareness.Delivery;

/// <summary>Counts what becomes of sends. The channel tag holds the channel's own name, never a conversation or a person.</summary>
internal static class DeliveryMeter
{
    private static readonly Meter Meter = new("Awareness");

    private static readonly Counter<long> Sends =
        Meter.CreateCounter<long>("awareness.sends", "{send}", "Sends that ended, by outcome.");

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("awareness.send.duration", "s", "How long a channel took.");

    private static readonly UpDownCounter<long> UnderWay =
        Meter.CreateUpDownCounter<long>("awareness.sends.under_way", "{send}", "Sends under way.");

    private static readonly Counter<long> LostLeases =
        Meter.CreateCounter<long>("awareness.leases.lost", "{lease}", "Sends whose lease ran out before the outcome was written.");

    private static readonly Counter<long> Repeated =
        Meter.CreateCounter<long>("awareness.sends.repeated", "{send}", "Sends that may be copies, because nobody knows whether an earlier attempt arrived.");

    private static readonly Counter<long> DeadLetters =
        Meter.CreateCounter<long>("awareness.dead_letters", "{reply}", "Replies that were given up, by the kind of reason.");

    private static readonly Counter<long> Circuits =
        Meter.CreateCounter<long>("awareness.circuits.opened", "{circuit}", "How often a channel was left alone for a while because it was sick.");

    public static void Began(string channel, bool mayBeCopy)
    {
        UnderWay.Add(1);
        if (mayBeCopy) Repeated.Add(1, Tag(channel));
    }

    /// <summary>A send ended; <paramref name="result"/> is null when the circuit opened before it began.</summary>
    public static void Ended(string channel, SendResult? result, TimeSpan took)
    {
        UnderWay.Add(-1);
        if (result is null) return;
        var outcome = result switch
        {
            SendResult.Sent => "sent",
            SendResult.RetryLater => "retry",
            SendResult.Unknown => "unknown",
            _ => "refused",
        };
        var tags = new TagList { { "channel", channel }, { "outcome", outcome } };
        Sends.Add(1, tags);
        Durations.Record(took.TotalSeconds, tags);
    }

    /// <summary>A reply was refused by our own knowledge of the platform, without a call.</summary>
    public static void Refused(string channel) => Sends.Add(1, new TagList { { "channel", channel }, { "outcome", "refused" } });

    public static void DeadLettered(string channel, SendRefusal why) => DeadLetters.Add(1, new TagList { { "channel", channel }, { "reason", why.ToString() } });

    public static void LeaseLost(string channel) => LostLeases.Add(1, Tag(channel));

    public static void CircuitOpened(string channel) => Circuits.Add(1, Tag(channel));

    private static KeyValuePair<string, object?> Tag(string channel) => new("channel", channel);
}
