namespace Awareness.Language;

/// <summary>Writes a text anew token by token, keeping every token's offsets into the original and the alternatives found before.</summary>
internal sealed class AnalyzedTextBuilder
{
    private readonly AnalyzedText from;
    private readonly List<Token> tokens;
    private readonly KeyBuffer keys;

    /// <summary>By token of the old text: where it stands in the new one.</summary>
    private readonly List<int> places;

    private List<Alternative>? alternatives;

    /// <summary>Begins to write <paramref name="from"/> anew; its first <paramref name="copied"/> tokens are taken over.</summary>
    public AnalyzedTextBuilder(AnalyzedText from, int copied)
    {
        this.from = from;
        tokens = new List<Token>(from.Count + 8);
        keys = new KeyBuffer((from.Count + 8) * 8);
        places = new List<int>(from.Count + 1);
        for (var i = 0; i < copied; i++) Copy();
    }

    /// <summary>The token of the old text that comes next.</summary>
    public int Next => places.Count;

    /// <summary>Takes the next token over as it is.</summary>
    public void Copy()
    {
        var index = Next;
        places.Add(tokens.Count);
        Append(from, index, from[index].Start, from[index].Length);
    }

    /// <summary>Writes <paramref name="means"/> in place of the next <paramref name="length"/> tokens; each new token points at the whole slice it replaces.</summary>
    /// <param name="length">Tokens replaced, at least one.</param>
    /// <param name="means">The words to write.</param>
    /// <param name="rawWeight">Above 0: what stood there stays as an alternative of this weight.</param>
    public void Replace(int length, AnalyzedText means, float rawWeight = 0)
    {
        var (start, end) = BeginReplace(length, means.Count, rawWeight);
        for (var i = 0; i < means.Count; i++) Append(means, i, start, end - start);
    }

    /// <summary>Writes one word with the token key <paramref name="key"/> in place of the next <paramref name="length"/> tokens.</summary>
    public void Replace(int length, ReadOnlySpan<char> key, float rawWeight)
    {
        var (start, end) = BeginReplace(length, 1, rawWeight);
        Put(key, start, end - start);
    }

    /// <summary>Writes the tokens of <paramref name="parts"/>, which keep their own slices, in place of the next token.</summary>
    public void Split(AnalyzedText parts, float rawWeight)
    {
        BeginReplace(1, parts.Count, rawWeight);
        for (var i = 0; i < parts.Count; i++) Append(parts, i, parts[i].Start, parts[i].Length);
    }

    /// <summary>Keeps another reading of the next <paramref name="length"/> tokens, which are still to be copied one for one.</summary>
    public void AddAlternative(int length, AnalyzedText words, float weight) => (alternatives ??= []).Add(new Alternative(tokens.Count, length, words, weight));

    /// <summary>The rest of the old text taken over, and the whole; <paramref name="markedShare"/> stays as given, or is counted anew.</summary>
    public AnalyzedText Build(double? markedShare)
    {
        while (Next < from.Count) Copy();
        places.Add(tokens.Count);
        var text = new AnalyzedText(from.Source, [.. tokens], keys.ToArray()) { Alternatives = AllAlternatives() };
        return markedShare is { } share ? new AnalyzedText(text, from.Concepts) { MarkedShare = share } : text;
    }

    /// <summary>One word of <paramref name="source"/> as a text of its own.</summary>
    public static AnalyzedText Word(string source, ReadOnlySpan<char> key, int start, int length)
    {
        var written = new KeyBuffer(2 * key.Length);
        return new AnalyzedText(source, [Write(written, key, start, length)], written.ToArray());
    }

    /// <summary>Some tokens of <paramref name="text"/> as a text of their own.</summary>
    public static AnalyzedText Slice(AnalyzedText text, int start, int length)
    {
        var words = new Token[length];
        var written = new KeyBuffer(length * 8);
        for (var i = 0; i < length; i++) words[i] = Write(written, text, start + i, text[start + i].Start, text[start + i].Length);
        return new AnalyzedText(text.Source, words, written.ToArray());
    }

    /// <summary>The words of <paramref name="means"/>, all pointing at one slice of <paramref name="source"/>.</summary>
    public static AnalyzedText Meaning(string source, AnalyzedText means, int start, int length)
    {
        var words = new Token[means.Count];
        var written = new KeyBuffer(means.Count * 12);
        for (var i = 0; i < words.Length; i++) words[i] = Write(written, means, i, start, length);
        return new AnalyzedText(source, words, written.ToArray());
    }

    private (int Start, int End) BeginReplace(int length, int newLength, float rawWeight)
    {
        var first = Next;
        var last = from[first + length - 1];
        if (rawWeight > 0) (alternatives ??= []).Add(new Alternative(tokens.Count, newLength, Slice(from, first, length), rawWeight));
        for (var i = 0; i < length; i++) places.Add(tokens.Count);
        return (from[first].Start, last.Start + last.Length);
    }

    /// <summary>Those of the old text, moved; what stood for a part of replaced words is dropped with them.</summary>
    private List<Alternative> AllAlternatives()
    {
        if (from.Alternatives.Count == 0) return alternatives ?? [];
        var all = new List<Alternative>(from.Alternatives.Count + 4);
        foreach (var old in from.Alternatives)
        {
            var start = places[old.Start];
            var length = places[old.Start + old.Length] - start;
            if (length > 0) all.Add(old with { Start = start, Length = length });
        }

        if (alternatives is not null) all.AddRange(alternatives);
        all.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return all;
    }

    private void Put(ReadOnlySpan<char> key, int start, int length) => tokens.Add(Write(keys, key, start, length));

    private void Append(AnalyzedText text, int index, int start, int length) => tokens.Add(Write(keys, text, index, start, length));

    private static Token Write(KeyBuffer keys, ReadOnlySpan<char> key, int start, int length)
    {
        var keyStart = keys.Length;
        var isMarked = false;
        foreach (var unit in key)
        {
            keys.Append(unit);
            isMarked |= char.IsAsciiDigit(unit) || Letters.Fold(unit) != unit;
        }

        foreach (var unit in key)
        {
            if (!char.IsAsciiDigit(unit)) keys.Append(Letters.Fold(unit));
        }

        return new Token { Start = start, Length = length, Kind = TokenKind.Word, IsMarked = isMarked, KeyStart = keyStart, KeyLength = key.Length, FoldedLength = keys.Length - keyStart - key.Length };
    }

    private static Token Write(KeyBuffer keys, AnalyzedText text, int index, int start, int length)
    {
        var keyStart = keys.Length;
        foreach (var unit in text.Key(index)) keys.Append(unit);
        foreach (var unit in text.Folded(index)) keys.Append(unit);
        return text[index] with { Start = start, Length = length, KeyStart = keyStart };
    }
}
