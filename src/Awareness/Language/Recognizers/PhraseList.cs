namespace Awareness.Language.Recognizers;

/// <summary>Lists of phrases as lines of text, so that a vocabulary reads as one.</summary>
internal static class PhraseList
{
    /// <summary>The phrases of all lines; commas part them.</summary>
    public static string[] Of(params ReadOnlySpan<string> lines)
    {
        var phrases = new List<string>();
        foreach (var line in lines) phrases.AddRange(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return [.. phrases];
    }
}
