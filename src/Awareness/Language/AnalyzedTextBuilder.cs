namespace Awareness.Language;

/// <summary>Writes a text anew token by token, keeping every token's offsets into the original.</summary>
internal sealed class AnalyzedTextBuilder(string source, int capacity)
{
    private readonly List<Token> tokens = new(capacity);
    private readonly KeyBuffer keys = new(capacity * 8);

    /// <summary>Takes a token over as it is.</summary>
    public void Copy(AnalyzedText from, int index) => Append(from, index, from[index].Start, from[index].Length);

    /// <summary>Writes <paramref name="means"/> in place of <paramref name="length"/> tokens; each new token points at the whole slice it replaces.</summary>
    public void Replace(AnalyzedText from, int index, int length, AnalyzedText means)
    {
        var start = from[index].Start;
        var end = from[index + length - 1].Start + from[index + length - 1].Length;
        for (var i = 0; i < means.Count; i++) Append(means, i, start, end - start);
    }

    /// <summary>The text; <paramref name="markedShare"/> stays what the person typed.</summary>
    public AnalyzedText Build(double markedShare) => new(source, [.. tokens], keys.ToArray()) { MarkedShare = markedShare };

    private void Append(AnalyzedText from, int index, int start, int length)
    {
        var keyStart = keys.Length;
        foreach (var unit in from.Key(index)) keys.Append(unit);
        foreach (var unit in from.Folded(index)) keys.Append(unit);
        tokens.Add(from[index] with { Start = start, Length = length, KeyStart = keyStart });
    }
}
