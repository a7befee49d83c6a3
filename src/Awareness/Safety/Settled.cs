namespace Awareness.Safety;

/// <summary>
/// A doubtful word is settled by a certain phrase around it: in "chay mau" (chảy máu), "chay" is not "cháy";
/// in "roi xuong song" (rơi xuống sông), "song" is "sông" for sure.
/// </summary>
internal static class Settled
{
    /// <summary>Longer phrases settle nothing; a bound on how far back one may begin.</summary>
    private const int LongestPhrase = 6;

    /// <summary>Confirms or takes out the doubtful readings in <paramref name="found"/> that lie within a certain phrase.</summary>
    public static List<WordSpan> Of(List<WordSpan> found)
    {
        if (!found.Exists(span => span.Doubt > 0)) return found;
        var settled = new List<WordSpan>(found.Count);
        var first = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var span = found[i];
            while (found[first].Start < span.Start - LongestPhrase) first++;
            if (span.Doubt == 0 || Agrees(found, first, span) is not { } agrees) settled.Add(span);
            else if (agrees) settled.Add(span with { Doubt = 0 });
        }

        return settled;
    }

    /// <summary>True when a certain phrase reads the word the same way, false when only differently, null when none covers it.</summary>
    private static bool? Agrees(List<WordSpan> found, int first, WordSpan word)
    {
        bool? agrees = null;
        for (var i = first; i < found.Count && found[i].Start <= word.Start; i++)
        {
            var phrase = found[i];
            if (phrase.Doubt > 0 || phrase.End < word.End || phrase.End - phrase.Start <= word.End - word.Start) continue;
            if (phrase.Phrase.Key(word.Start - phrase.Start).SequenceEqual(word.Phrase.Key(0))) return true;
            agrees = false;
        }

        return agrees;
    }
}
