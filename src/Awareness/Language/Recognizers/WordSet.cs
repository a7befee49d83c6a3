namespace Awareness.Language.Recognizers;

/// <summary>A closed list of single words, met by their exact spelling and, where the text is written without marks, by their folded one.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> folded = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byKey;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byFolded;

    /// <summary>The words of <paramref name="words"/>, parted by blanks, with their marks.</summary>
    public WordSet(string words)
    {
        var text = Tokenizer.Analyze(words);
        for (var i = 0; i < text.Count; i++)
        {
            keys.Add(text.Key(i).ToString());
            folded.Add(text.Folded(i).ToString());
        }

        byKey = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        byFolded = folded.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True when token <paramref name="index"/> is one of the words; false outside the text.</summary>
    public bool Contains(AnalyzedText text, int index)
    {
        if ((uint)index >= (uint)text.Count) return false;
        if (byKey.Contains(text.Key(index))) return true;
        return text.IsUnmarked && !text[index].IsMarked && byFolded.Contains(text.Folded(index));
    }

    /// <summary>True when the token is one of the words and nothing but blanks stands between it and the token before.</summary>
    public bool Follows(AnalyzedText text, int index) => (uint)index < (uint)text.Count && text.IsNextTo(index) && Contains(text, index);
}
