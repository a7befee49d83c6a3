using Awareness.Flows;
using Awareness.Knowledge;

namespace Awareness.Bots;

/// <summary>
/// Reads <c>bots/</c> and finds every mistake in it. The same files, content and day give the same result; no input makes it throw.
/// </summary>
public static class BotReader
{
    /// <summary>Reads <paramref name="files"/>, paths below <c>bots/</c>, chats among them left alone.</summary>
    /// <param name="files">In any order.</param>
    /// <param name="content">What topics, references and titles of cards lead to.</param>
    /// <param name="today">Campaigns that are over are not mistakes.</param>
    public static BotReading Read(IReadOnlyList<ContentFile> files, KnowledgeContent content, DateOnly today) => throw new NotSupportedException("Not built yet.");

    /// <summary>Reads one version of a flow that was kept; null when it cannot be used with this content any more.</summary>
    public static Flow? ReadKept(string id, string source, KnowledgeContent content) => throw new NotSupportedException("Not built yet.");
}

/// <summary>What came of reading the bots.</summary>
/// <param name="Library">Null when there are mistakes.</param>
/// <param name="Problems">What is wrong, by file and line.</param>
public sealed record BotReading(BotLibrary? Library, IReadOnlyList<Problem> Problems);
