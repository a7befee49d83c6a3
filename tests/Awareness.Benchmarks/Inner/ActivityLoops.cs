using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Awareness.Benchmarks.Inner;

/// <summary>One activity to JSON and back.</summary>
public class ActivityLoops
{
    private readonly Activity activity = Workload.Message(Workload.Questions[0], "id", "conversation").Activity;

    [Benchmark(Description = "Activity JSON round trip")]
    public Activity? RoundTrip() =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Default.Activity), ActivityJson.Default.Activity);
}
