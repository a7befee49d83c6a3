using System.Text.Json;
using Awareness.App;
using Awareness.App.Learning;
using Awareness.Knowledge;
using Awareness.Learning;
using Awareness.Tests.Knowledge;

namespace Awareness.Tests;

/// <summary>The knowledge of this repository, read once, and its tuning sets.</summary>
internal static class RealKnowledge
{
    private static readonly Lazy<KnowledgeBase> Read = new(() => new KnowledgeBase(ReadContent(), Learned));

    public static KnowledgeBase Current => Read.Value;

    /// <summary>Where this user's commands keep what they learned: a test host need not learn it again.</summary>
    public static ILearnedCache? Learned { get; } =
        LearnedFolder.Open(Environment.GetEnvironmentVariable($"AWARENESS__{nameof(AwarenessSettings.ContentCache)}"), TimeProvider.System, static _ => { });

    /// <summary>The content of this repository, read anew.</summary>
    public static KnowledgeContent ReadContent() => ContentReader.Read(Path.Combine(Repository.Root, "content"), SampleContent.Today).Content
        ?? throw new InvalidOperationException("The content of the repository has errors: see ./awareness check.");

    /// <summary>Line numbers, from 1, and texts of a question set.</summary>
    public static IEnumerable<(int Line, string Text)> Questions(string set) =>
        File.ReadLines(Path.Combine(Repository.Root, "content", "questions", $"{set}.jsonl"))
            .Select((line, index) => (index + 1, JsonDocument.Parse(line).RootElement.GetProperty("text").GetString() ?? ""));
}
