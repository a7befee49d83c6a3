using System.Text;

namespace Awareness.Conversations.Rights;

/// <summary>Puts values into the places of a text, once, from left to right.</summary>
internal static class Placeholders
{
    /// <summary>The text with every <c>{name}</c> of <paramref name="values"/> filled in; a value is never looked into, an unknown place stays.</summary>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        var filled = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            filled.Append(text, at, open - at);
            filled.Append(Find(values, text.AsSpan(open + 1, close - open - 1)) ?? text[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }

    private static string? Find(ReadOnlySpan<(string Name, string Value)> values, ReadOnlySpan<char> name)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known)) return value;
        }

        return null;
    }
}
