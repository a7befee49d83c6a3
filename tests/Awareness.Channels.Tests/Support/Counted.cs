using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Awareness.Channels.Tests.Support;

/// <summary>Listens to one of the service's own instruments.</summary>
internal sealed class Counted : IDisposable
{
    private readonly MeterListener listener = new();

    public Counted(string name)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Awareness" && instrument.Name == name) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            Interlocked.Add(ref total, value);
            Tags.Add(string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")));
        });
        listener.Start();
    }

    public ConcurrentBag<string> Tags { get; } = [];

    public long Total => Interlocked.Read(ref total);

    private long total;

    public void Dispose() => listener.Dispose();
}
