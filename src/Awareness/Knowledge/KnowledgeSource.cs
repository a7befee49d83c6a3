namespace Awareness.Knowledge;

/// <summary>Holds the knowledge in use. A turn takes <see cref="Current"/> once, so no answer mixes versions.</summary>
public sealed class KnowledgeSource(KnowledgeBase first)
{
    private volatile KnowledgeBase current = first;

    /// <summary>The version new turns are answered from.</summary>
    public KnowledgeBase Current => current;

    /// <summary>Lets new turns use <paramref name="next"/>; turns under way finish with the version they took.</summary>
    public void Replace(KnowledgeBase next) => current = next;
}
