namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Finds whole words in what authors wrote.</summary>
internal static class Phrases
{
    /// <summary>True when one of <paramref name="phrases"/> stands in <paramref name="text"/>; both in lower case.</summary>
    public static bool HasAny(string text, IReadOnlyList<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Find(text, phrase) >= 0) return true;
        }

        return false;
    }

    /// <summary>Where <paramref name="phrase"/> stands in <paramref name="text"/> as whole words; -1 when it does not. Both in lower case.</summary>
    public static int Find(string text, string phrase)
    {
        for (var start = text.IndexOf(phrase, StringComparison.Ordinal); start >= 0; start = text.IndexOf(phrase, start + 1, StringComparison.Ordinal))
        {
            var end = start + phrase.Length;
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return start;
        }

        return -1;
    }

    /// <summary><paramref name="text"/> with all that stands between “ and ” blanked out: the words of others are theirs.</summary>
    public static string WithoutQuotes(string text)
    {
        var start = text.IndexOf('“', StringComparison.Ordinal);
        if (start < 0) return text;
        var letters = text.ToCharArray();
        while (start >= 0)
        {
            var end = text.IndexOf('”', start);
            if (end < 0) break;
            Array.Fill(letters, ' ', start, end + 1 - start);
            start = text.IndexOf('“', end);
        }

        return new string(letters);
    }
}
