namespace Awareness.Language;

/// <summary>
/// Finds known phrases in a text, longest first. A phrase is met by its exact spelling (whatever the tone placement) and,
/// where the table allows it and the text is written without marks, by its folded spelling.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
/// <param name="matchFolded">True when "bang lai" in an unmarked text meets "bằng lái".</param>
public sealed class PhraseTable<T>(bool matchFolded)
{
    private readonly Dictionary<string, List<Entry>> byFirstFolded = new(StringComparer.Ordinal);

    /// <summary>Adds a phrase; an empty one is ignored.</summary>
    public void Add(string phrase, T value)
    {
        var tokens = Tokenizer.Analyze(phrase);
        if (tokens.Count == 0) return;
        var first = tokens.Folded(0).ToString();
        if (!byFirstFolded.TryGetValue(first, out var entries)) byFirstFolded[first] = entries = [];
        var place = entries.FindIndex(entry => entry.Tokens.Count < tokens.Count);
        entries.Insert(place < 0 ? entries.Count : place, new Entry(tokens, value));
    }

    /// <summary>The longest phrase that begins at token <paramref name="position"/>.</summary>
    /// <returns>False when none does, or the text has ended there; otherwise <paramref name="length"/> tokens stand for <paramref name="value"/>.</returns>
    public bool TryMatch(AnalyzedText text, int position, out int length, out T? value)
    {
        length = 0;
        value = default;
        if (position >= text.Count) return false;
        var lookup = byFirstFolded.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text.Folded(position), out var entries)) return false;
        foreach (var entry in entries)
        {
            if (!Matches(entry.Tokens, text, position)) continue;
            length = entry.Tokens.Count;
            value = entry.Value;
            return true;
        }

        return false;
    }

    private bool Matches(AnalyzedText phrase, AnalyzedText text, int position)
    {
        if (position + phrase.Count > text.Count) return false;
        for (var i = 0; i < phrase.Count; i++)
        {
            if (phrase.Key(i).SequenceEqual(text.Key(position + i))) continue;
            var mayFold = matchFolded && text.IsUnmarked && !text[position + i].IsMarked;
            if (!mayFold || !phrase.Folded(i).SequenceEqual(text.Folded(position + i))) return false;
        }

        return true;
    }

    private sealed record Entry(AnalyzedText Tokens, T Value);
}
