namespace Awareness.Language.Typing;

/// <summary>Reads "điiii" as "đi" and "khônggg" as "không": a letter three times or more is drawn out, in no word of ours it is meant.</summary>
internal sealed class DrawnOutWords(Lexicon lexicon, ITermEvidence known)
{
    private const int LongestWord = 40;
    private const float TypedWeight = 0.3f;

    /// <summary>The text with drawn-out words shortened where that gives a word.</summary>
    public AnalyzedText Read(AnalyzedText text)
    {
        AnalyzedTextBuilder? builder = null;
        Span<char> shortened = stackalloc char[LongestWord];
        for (var i = 0; i < text.Count; i++)
        {
            var length = text[i].Kind == TokenKind.Word && IsDrawnOut(text.Folded(i)) ? Shorten(text, i, shortened) : 0;
            if (length == 0)
            {
                builder?.Copy();
                continue;
            }

            builder ??= new AnalyzedTextBuilder(text, copied: i);
            builder.Replace(1, shortened[..length], TypedWeight);
        }

        return builder?.Build(text.MarkedShare) ?? text;
    }

    /// <summary>The letter twice if that is a word ("cuuu": "cuu"), else once; 0 when neither is.</summary>
    private int Shorten(AnalyzedText text, int index, Span<char> target)
    {
        var key = text.Key(index);
        if (key.Length > LongestWord) return 0;
        for (var most = 2; most >= 1; most--)
        {
            var length = Shorten(key, target, most);
            if (IsWord(text, index, target[..length])) return length;
        }

        return 0;
    }

    private bool IsWord(AnalyzedText text, int index, ReadOnlySpan<char> key)
    {
        if (Syllable.IsValid(key, mayLackTone: true)) return true;
        Span<char> folded = stackalloc char[key.Length];
        var length = 0;
        foreach (var unit in key)
        {
            if (!char.IsAsciiDigit(unit)) folded[length++] = Letters.Fold(unit);
        }

        if (Syllable.IsValidFolded(folded[..length]) || known.FoldedTerm(folded[..length]) >= 0) return true;
        var word = AnalyzedTextBuilder.Word(text.Source, key, text[index].Start, text[index].Length);
        if (lexicon.Knows(word, 0)) return true;

        // Still in keystrokes: "khoonggg".
        Span<char> decoded = stackalloc char[KeystrokeDecoder.MostKeyLength];
        return KeystrokeDecoder.Decode(key, KeystrokeStyle.Telex, decoded) is { Length: > 0, IsComplete: true, Strength: >= 0.5f };
    }

    /// <summary>Writes <paramref name="key"/> with runs of three or more of one letter cut to <paramref name="most"/>.</summary>
    private static int Shorten(ReadOnlySpan<char> key, Span<char> target, int most)
    {
        var length = 0;
        for (var i = 0; i < key.Length;)
        {
            var end = i;
            while (end < key.Length && key[end] == key[i]) end++;
            var kept = end - i >= 3 ? most : end - i;
            for (var k = 0; k < kept; k++) target[length++] = key[i];
            i = end;
        }

        return length;
    }

    /// <summary>A letter three times or more, but not the number "iii" or "xxxvii".</summary>
    private static bool IsDrawnOut(ReadOnlySpan<char> word) => HasRun(word, length: 3) && (HasRun(word, length: 4) || word.ContainsAnyExcept('i', 'v', 'x'));

    private static bool HasRun(ReadOnlySpan<char> word, int length)
    {
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            if (run == length) return true;
        }

        return false;
    }
}
