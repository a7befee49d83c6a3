namespace Awareness.Language.Recognizers;

/// <summary>What recognizers ask about a text between and around its tokens.</summary>
internal static class Wording
{
    /// <summary>Where the token's slice ends in the source, exclusive.</summary>
    public static int End(this AnalyzedText text, int index) => text[index].Start + text[index].Length;

    /// <summary>What stands between token <paramref name="index"/> and the one before it (or the start of the text).</summary>
    public static ReadOnlySpan<char> GapBefore(this AnalyzedText text, int index)
    {
        var from = index == 0 ? 0 : text.End(index - 1);
        var to = text[index].Start;
        return from >= to ? [] : text.Source.AsSpan(from, to - from);
    }

    /// <summary>True when nothing stands between the token and the one before it: "14t", "50cc".</summary>
    public static bool IsGlued(this AnalyzedText text, int index) => index > 0 && text.End(index - 1) >= text[index].Start;

    /// <summary>True when only blanks stand between the token and the one before it, or nothing.</summary>
    public static bool IsNextTo(this AnalyzedText text, int index) => index > 0 && text.GapBefore(index).IsWhiteSpace();

    /// <summary>The result over tokens <paramref name="first"/> to <paramref name="last"/>, both inclusive.</summary>
    public static ModelResult Result(this AnalyzedText text, int first, int last, string typeName, IReadOnlyDictionary<string, object> resolution) =>
        text.ResultOver(text[first].Start, text.End(last), typeName, resolution);

    /// <summary>The result over a slice of the source, <paramref name="end"/> exclusive.</summary>
    public static ModelResult ResultOver(this AnalyzedText text, int start, int end, string typeName, IReadOnlyDictionary<string, object> resolution) =>
        new(text.Source[start..end], start, end - 1, typeName, resolution);
}
