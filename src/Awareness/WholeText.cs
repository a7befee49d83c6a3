using System.Text;

namespace Awareness;

/// <summary>Texts of whole characters.</summary>
public static class WholeText
{
    /// <summary><paramref name="text"/>, with U+FFFD for each half of a surrogate pair: as JSON and every database give it back.</summary>
    public static string Mend(string text)
    {
        var at = FirstHalf(text);
        if (at < 0) return text;
        var whole = new StringBuilder(text, 0, at, text.Length);
        foreach (var rune in text.AsSpan(at).EnumerateRunes()) whole.Append(rune);
        return whole.ToString();
    }

    /// <summary><paramref name="text"/>, or its first <paramref name="most"/> UTF-16 units without half a character.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..Length(text, most)];

    /// <summary>How many of the first <paramref name="most"/> units are whole characters; <paramref name="text"/> is longer than that.</summary>
    public static int Length(ReadOnlySpan<char> text, int most) => char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;

    private static int FirstHalf(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return at;
            at++;
        }

        return -1;
    }
}
