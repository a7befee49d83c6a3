namespace Awareness;

/// <summary>Cuts texts without halving a character.</summary>
public static class WholeText
{
    /// <summary><paramref name="text"/>, or its first <paramref name="most"/> UTF-16 units without half a character.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..Length(text, most)];

    /// <summary>How many of the first <paramref name="most"/> units are whole characters; <paramref name="text"/> is longer than that.</summary>
    public static int Length(ReadOnlySpan<char> text, int most) => char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
}
