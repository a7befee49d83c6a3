using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge;

/// <summary>The knowledge base over the content of this repository, built once for all tests.</summary>
internal static class RealKnowledge
{
    private static readonly Lazy<KnowledgeBase> Built = new(() =>
    {
        var reading = ContentReader.Read(Path.Combine(Repository.Root, "content"), SampleContent.Today);
        return new KnowledgeBase(reading.Content ?? throw new InvalidOperationException($"content/ cannot be used: {reading.Problems.FirstOrDefault(problem => !problem.IsWarning)}"));
    });

    public static KnowledgeBase Current => Built.Value;
}
