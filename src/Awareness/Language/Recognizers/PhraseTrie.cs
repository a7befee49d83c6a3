namespace Awareness.Language.Recognizers;

/// <summary>
/// Finds the longest known phrase like <see cref="PhraseTable{T}"/>, but its cost does not grow with the phrases that begin with one word, of which
/// some vocabularies have hundreds ("không …"). An unmarked word of the text meets every marked spelling; a marked one only its own.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTrie<T>
{
    private readonly Branch root = new();

    /// <summary>Adds a phrase; of two that fit a text equally the earlier wins.</summary>
    public void Add(string phrase, T value)
    {
        var tokens = Tokenizer.Analyze(phrase);
        var branch = root;
        for (var i = 0; i < tokens.Count; i++) branch = branch.GetOrAdd(tokens.Folded(i).ToString());
        if (tokens.Count > 0) branch.Entries.Add(new Entry(tokens, value));
    }

    /// <summary>The longest phrase that begins at token <paramref name="position"/>.</summary>
    /// <returns>False when none does, or the text has ended there; otherwise <paramref name="length"/> tokens stand for <paramref name="value"/>.</returns>
    public bool TryMatch(AnalyzedText text, int position, out int length, out T? value)
    {
        length = 0;
        value = default;
        var branch = root;
        for (var at = position; at < text.Count && branch.Find(text.Folded(at)) is { } next; at++)
        {
            branch = next;
            if (!branch.TryMatch(text, position, out var found)) continue;
            length = at - position + 1;
            value = found;
        }

        return length > 0;
    }

    private sealed class Branch
    {
        private Dictionary<string, Branch>? next;

        public List<Entry> Entries { get; } = [];

        public Branch GetOrAdd(string word)
        {
            next ??= new Dictionary<string, Branch>(StringComparer.Ordinal);
            if (!next.TryGetValue(word, out var branch)) next[word] = branch = new Branch();
            return branch;
        }

        public Branch? Find(ReadOnlySpan<char> word) =>
            next is not null && next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var branch) ? branch : null;

        public bool TryMatch(AnalyzedText text, int position, out T? value)
        {
            foreach (var entry in Entries)
            {
                if (!Fits(entry.Phrase, text, position)) continue;
                value = entry.Value;
                return true;
            }

            value = default;
            return false;
        }

        /// <summary>The folded words are known to agree.</summary>
        private static bool Fits(AnalyzedText phrase, AnalyzedText text, int position)
        {
            for (var i = 0; i < phrase.Count; i++)
            {
                if (text[position + i].IsMarked && !phrase.Key(i).SequenceEqual(text.Key(position + i))) return false;
            }

            return true;
        }
    }

    private sealed record Entry(AnalyzedText Phrase, T Value);
}
