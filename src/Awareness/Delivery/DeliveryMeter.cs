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

    public static void Began() => UnderWay.Add(1);

    public static void Ended(string channelId, string outcome, TimeSpan took)
    {
        UnderWay.Add(-1);
        var tags = new TagList { { "channel", DispatcherLog.Label(channelId) }, { "outcome", outcome } };
        Sends.Add(1, tags);
        Durations.Record(took.TotalSeconds, tags);
    }

    public static void LeaseLost(string channelId) => LostLeases.Add(1, new KeyValuePair<string, object?>("channel", DispatcherLog.Label(channelId)));
}
