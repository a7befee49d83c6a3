using System.Diagnostics.Metrics;

namespace Awareness.App.Publishing;

/// <summary>What is measured of publishing: how changes of the content ended.</summary>
internal static class PublishingMeter
{
    private static readonly Meter Meter = new("Awareness.Publishing");
    private static readonly Counter<long> Publications = Meter.CreateCounter<long>("awareness.content.publications", description: "Changes of the content, by result: published, refused-mistakes, refused-worse, refused-storage, rolled-back.");

    public static void Count(string result) => Publications.Add(1, new KeyValuePair<string, object?>("result", result));
}
