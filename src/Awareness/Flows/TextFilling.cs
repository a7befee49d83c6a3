using System.Globalization;
using System.Text;

namespace Awareness.Flows;

/// <summary>
/// Puts values into a text. One pass over the author's text: what is inserted is never looked into, so nothing a person types can stand for anything else.
/// </summary>
public static class TextFilling
{
    private const int LongestName = 40;

    /// <summary><paramref name="text"/> with every <c>{name}</c> replaced, cut at a whole character to <see cref="FlowLimits.TextLength"/>.</summary>
    /// <param name="text">The author's text. Braces that hold no name stay as they are.</param>
    /// <param name="variable">The value of a name; nothing leaves nothing behind.</param>
    /// <param name="inEnglish">True when yes, no and numbers are to be written in English.</param>
    public static string Fill(string text, Func<string, FlowValue> variable, bool inEnglish)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return WholeText.Cut(text, FlowLimits.TextLength);
        var filled = new StringBuilder(text.Length + 64);
        var from = 0;
        while (open >= 0 && filled.Length <= FlowLimits.TextLength)
        {
            var length = NameLength(text, open + 1);
            if (length > 0)
            {
                filled.Append(text, from, open - from).Append(Show(variable(text.Substring(open + 1, length)), inEnglish));
                from = open + length + 2;
            }

            open = open + length + 1 < text.Length ? text.IndexOf('{', open + length + 1) : -1;
        }

        return WholeText.Cut(filled.Append(text, from, text.Length - from).ToString(), FlowLimits.TextLength);
    }

    /// <summary>Length of the name between braces that begins at <paramref name="start"/>; 0 when there is none.</summary>
    private static int NameLength(string text, int start)
    {
        if (start >= text.Length || !char.IsAsciiLetterLower(text[start])) return 0;
        var limit = Math.Min(text.Length, start + LongestName + 1);
        for (var i = start + 1; i < limit; i++)
        {
            if (text[i] == '}') return i - start;
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && text[i] is not ('_' or '.')) return 0;
        }

        return 0;
    }

    private static string Show(FlowValue value, bool inEnglish)
    {
        if (!inEnglish) return value.ToString();
        return value.Kind switch
        {
            FlowValueKind.Truth => value.IsTrue ? "yes" : "no",
            FlowValueKind.Number => value.AsNumber.ToString("0.##", CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }
}
