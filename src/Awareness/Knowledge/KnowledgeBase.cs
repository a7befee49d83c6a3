namespace Awareness.Knowledge;

/// <summary>One immutable version of the knowledge: the content and the index built from it.</summary>
public sealed class KnowledgeBase(KnowledgeContent content)
{
    /// <summary>What was read from <c>content/</c>.</summary>
    public KnowledgeContent Content { get; } = content;

    /// <summary>Version of the content.</summary>
    public string Version => Content.Version;
}

/// <summary>Holds the knowledge in use. A turn takes <see cref="Current"/> once, so no answer mixes versions.</summary>
public sealed class KnowledgeSource(KnowledgeBase first)
{
    private volatile KnowledgeBase current = first;

    /// <summary>The version new turns are answered from.</summary>
    public KnowledgeBase Current => current;

    /// <summary>Lets new turns use <paramref name="next"/>; turns under way finish with the version they took.</summary>
    public void Replace(KnowledgeBase next) => current = next;
}
