using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Awareness.Conversations;

/// <summary>What is measured of turns: how many, how they came out, how long they took. No text, no ids.</summary>
public static class TurnMeter
{
    /// <summary>Name of the meter and of the trace source.</summary>
    public const string Name = "Awareness";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("awareness.turn.duration", "s", "From the load of the conversation to its commit.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("awareness.turn.conflicts", description: "Turns run again because another process was first.");

    internal static ActivitySource Source { get; } = new(Name);

    internal static void Record(Outcome outcome, bool isDuplicate, TimeSpan duration)
    {
        var tags = new TagList { { "outcome", outcome.ToString().ToLowerInvariant() }, { "duplicate", isDuplicate } };
        Duration.Record(duration.TotalSeconds, tags);
    }

    internal static void CountConflict() => Conflicts.Add(1);
}
