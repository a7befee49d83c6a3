using System.Text.Json;
using Awareness.Knowledge;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests;

/// <summary>The knowledge of this repository, read once, and its tuning sets.</summary>
internal static class RealKnowledge
{
    private static readonly Lazy<KnowledgeBase> Read = new(() =>
        new KnowledgeBase(ContentReader.Read(Path.Combine(Repository.Root, "content"), SampleContent.Today).Content
            ?? throw new InvalidOperationException("The content of the repository has errors: see ./awareness check.")));

    public static KnowledgeBase Current => Read.Value;

    /// <summary>Line numbers, from 1, and texts of a question set.</summary>
    public static IEnumerable<(int Line, string Text)> Questions(string set) =>
        File.ReadLines(Path.Combine(Repository.Root, "content", "questions", $"{set}.jsonl"))
            .Select((line, index) => (index + 1, JsonDocument.Parse(line).RootElement.GetProperty("text").GetString() ?? ""));
}
