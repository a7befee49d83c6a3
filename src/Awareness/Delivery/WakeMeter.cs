using System.Diagnostics.Metrics;

namespace Awareness.Delivery;

/// <summary>How late timers fire.</summary>
internal static class WakeMeter
{
    private static readonly Meter Meter = new("Awareness");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("awareness.wake.lag", "s", "From the moment a timer was due to the end of its turn.");

    public static void Woken(TimeSpan late) => Lag.Record(Math.Max(0, late.TotalSeconds));
}
