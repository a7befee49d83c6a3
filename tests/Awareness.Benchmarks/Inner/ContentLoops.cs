using Awareness.Knowledge;
using BenchmarkDotNet.Attributes;

namespace Awareness.Benchmarks.Inner;

/// <summary>What a start or a change of the content costs.</summary>
public class ContentLoops
{
    private KnowledgeContent? content;

    [GlobalSetup]
    public void Load() => content = Workload.LoadKnowledge().Content;

    [Benchmark(Description = "ContentReader.Read")]
    public ContentReading Read() => ContentReader.Read(Workload.ContentFolder, Workload.Today);

    [Benchmark(Description = "KnowledgeBase built")]
    public KnowledgeBase Build() => new(content ?? throw new InvalidOperationException("The content is not loaded."));
}
