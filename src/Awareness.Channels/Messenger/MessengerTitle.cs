namespace Awareness.Channels.Messenger;

/// <summary>Titles of buttons: few characters are shown, so longer ones are cut in a way that tells them apart, and what is meant travels along as the payload.</summary>
internal static class MessengerTitle
{
    private const char Cut = '…';

    /// <summary>The titles to show for <paramref name="words"/>, in order: as they are where they fit; else their beginning, and where two begin alike their beginning and end.</summary>
    /// <param name="words">What the buttons mean.</param>
    /// <param name="length">Characters of a title, at least 8.</param>
    public static IReadOnlyList<string> Fit(IReadOnlyList<string> words, int length)
    {
        var beginnings = words.Select(each => Beginning(each, length)).ToList();
        return [.. beginnings.Select((title, i) => beginnings.FindAll(other => other == title).Count > 1 ? Ends(words[i], length) : title)];
    }

    /// <summary>What a pressed button means: the payload when the title is only its cut form, else the title, which is what the person saw.</summary>
    public static string Whole(string title, string payload)
    {
        var cut = title.IndexOf(Cut, StringComparison.Ordinal);
        if (cut < 0) return title;
        return payload.Length >= title.Length - 1 && payload.StartsWith(title[..cut], StringComparison.Ordinal) && payload.EndsWith(title[(cut + 1)..], StringComparison.Ordinal) ? payload : title;
    }

    private static string Beginning(string words, int length)
    {
        if (words.Length <= length) return words;
        var whole = WholeText.Cut(words, length - 1);
        var blank = whole.LastIndexOf(' ');
        // A word is kept whole when that leaves most of the title.
        return words[whole.Length] != ' ' && blank > length / 2 ? whole[..blank] + Cut : whole.TrimEnd() + Cut;
    }

    private static string Ends(string words, int length)
    {
        if (words.Length <= length) return words;
        var half = (length - 1) / 2;
        var (head, start) = (WholeText.Cut(words, half).TrimEnd(), words.Length - (length - 1 - half));
        var blank = words.IndexOf(' ', start - 1);
        // A word cut in two says less than one word fewer.
        if (blank >= 0 && blank < start + (half / 2)) start = blank + 1;
        if (char.IsLowSurrogate(words[start])) start++;
        return head + Cut + words[start..].TrimStart();
    }
}
