namespace Awareness.Language;

/// <summary>How authors spelled phrases that are looked up folded: "đúng" and "dừng" fold to one word, and whoever types the marks means one of them.</summary>
public sealed class WrittenPhrases
{
    /// <summary>No phrases: every spelling is allowed.</summary>
    public static readonly WrittenPhrases None = new();

    private readonly Dictionary<string, List<AnalyzedText>> written = new(StringComparer.Ordinal);

    /// <summary>Adds a phrase as it was written.</summary>
    public void Add(AnalyzedText phrase)
    {
        var folded = phrase.FoldedText();
        if (written.TryGetValue(folded, out var known)) known.Add(phrase);
        else written[folded] = [phrase];
    }

    /// <summary>False when the words were typed with marks that no phrase of the same letters has.</summary>
    /// <param name="folded">The words, folded and joined by blanks.</param>
    /// <param name="text">The message they stand in.</param>
    /// <param name="first">The first of them.</param>
    public bool Allow(string folded, AnalyzedText text, int first = 0)
    {
        if (!written.TryGetValue(folded, out var known)) return true;
        foreach (var phrase in known)
        {
            if (IsSaid(phrase, text, first)) return true;
        }

        return false;
    }

    private static bool IsSaid(AnalyzedText phrase, AnalyzedText text, int first)
    {
        if (first + phrase.Count > text.Count) return false;
        for (var i = 0; i < phrase.Count; i++)
        {
            if (!TypedMarks.Says(text, first + i, phrase, i)) return false;
        }

        return true;
    }
}
