using System.Collections.Concurrent;

namespace Awareness.Knowledge;

/// <summary>
/// Remembers what came of texts that are said again and again: buttons, and the questions a campaign brings up. A text is held only from the second time on that it is
/// met, so what one person writes once stays nowhere. Bounded: what has not been said for a while makes room. Safe for any number of callers.
/// </summary>
/// <param name="read">What is to be remembered; must come to the same for the same text.</param>
internal sealed class RepeatedTexts<T>(Func<string, T> read)
{
    /// <summary>Longer texts are hardly said twice: 200 characters of a person, behind the title and the aspect they may hang on.</summary>
    private const int LongestText = 300;

    /// <summary>Texts held in a generation. There are two: what is met in the older one moves to the younger, and when that is full the older one is let go.</summary>
    private const int Kept = 256;

    /// <summary>Slots for the marks of texts that were met once; a power of two.</summary>
    private const int Marks = 4_096;

    private readonly int[] metOnce = new int[Marks];
    private readonly Lock door = new();
    private volatile Generation young = new();
    private volatile Generation old = new();

    /// <summary>Number of texts held, at most twice <see cref="Kept"/> and those that come at the same moment.</summary>
    public int Count => young.Texts.Count + old.Texts.Count;

    /// <summary>What comes of <paramref name="text"/>, remembered or found now.</summary>
    public T Of(string text)
    {
        if (text.Length > LongestText) return read(text);
        if (young.Texts.TryGetValue(text, out var known)) return known;
        if (old.Texts.TryGetValue(text, out known))
        {
            Keep(text, known);
            return known;
        }

        var found = read(text);
        if (WasMet(text)) Keep(text, found);
        return found;
    }

    /// <summary>Marks the text; true when its mark was the last one of its slot.</summary>
    private bool WasMet(string text)
    {
        // Seeded anew in every process: nobody can choose texts that share a mark.
        var mark = StringComparer.Ordinal.GetHashCode(text);
        return Interlocked.Exchange(ref metOnce[mark & (Marks - 1)], mark) == mark;
    }

    private void Keep(string text, T value)
    {
        var generation = young;
        if (!generation.Texts.TryAdd(text, value) || Interlocked.Increment(ref generation.Count) < Kept) return;
        lock (door)
        {
            if (young != generation) return;
            old = generation;
            young = new Generation();
        }
    }

    private sealed class Generation
    {
        /// <summary>Counted apart, for the dictionary locks all of itself to count.</summary>
        public int Count;

        public ConcurrentDictionary<string, T> Texts { get; } = new(StringComparer.Ordinal);
    }
}
