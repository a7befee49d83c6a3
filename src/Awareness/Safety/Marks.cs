using Awareness.Language;
using Awareness.Language.Typing;

namespace Awareness.Safety;

/// <summary>Compares syllables that people wrote in a hurry: marks left out, hỏi and ngã mixed up, letters drawn out.</summary>
internal static class Marks
{
    /// <summary>A longer word is not read as a drawn-out syllable.</summary>
    public const int LongestDrawnOut = 24;

    /// <summary>So many words in a row are seldom all spoken level; three in five syllables have a tone to write.</summary>
    private const int ManyWords = 5;

    private const char Hoi = '3';
    private const char Nga = '4';

    /// <summary>True when <paramref name="written"/> has no mark that contradicts <paramref name="meant"/>; both are token keys.</summary>
    /// <param name="written">As typed.</param>
    /// <param name="meant">As the dictionary has it.</param>
    /// <param name="mayLackTone">True when "chêt" may stand for "chết"; in a text that is written with marks it may not.</param>
    public static bool MayStandFor(ReadOnlySpan<char> written, ReadOnlySpan<char> meant, bool mayLackTone)
    {
        var writtenTone = TakeTone(ref written);
        var meantTone = TakeTone(ref meant);
        var isToneMixedUp = writtenTone is Hoi or Nga && meantTone is Hoi or Nga;
        if (writtenTone != meantTone && !isToneMixedUp && !(writtenTone == '\0' && mayLackTone)) return false;
        if (written.Length != meant.Length) return IsDrawnOut(written);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != meant[i] && written[i] != Letters.Fold(meant[i])) return IsDrawnOut(written);
        }

        return true;
    }

    /// <summary>
    /// True when the writer types đ, ô and ơ but not every tone: a marked syllable that ends in a stop ("nươc", "căt") has one in good
    /// spelling, and so has one of several words.
    /// </summary>
    public static bool LeavesOutTones(AnalyzedText text)
    {
        var toned = 0;
        for (var i = 0; i < text.Count; i++)
        {
            var key = text.Key(i);
            if (text[i].IsMarked && Syllable.IsValid(key, mayLackTone: true) && !Syllable.IsValid(key)) return true;
            if (text[i].IsMarked && char.IsAsciiDigit(key[^1])) toned++;
        }

        return text.Count >= ManyWords && toned == 0;
    }

    /// <summary>Writes <paramref name="word"/> with runs of three or more of one letter cut to <paramref name="most"/>.</summary>
    /// <returns>The length written; 0 when the word has no such run or is too long.</returns>
    public static int Shorten(ReadOnlySpan<char> word, Span<char> target, int most)
    {
        if (word.Length > target.Length || !IsDrawnOut(word)) return 0;
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var end = i;
            while (end < word.Length && word[end] == word[i]) end++;
            var kept = end - i >= 3 ? most : end - i;
            for (var k = 0; k < kept; k++) target[length++] = word[i];
            i = end;
        }

        return length;
    }

    private static bool IsDrawnOut(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (Letters.Fold(word[i]) == Letters.Fold(word[i - 1]) && Letters.Fold(word[i]) == Letters.Fold(word[i - 2])) return true;
        }

        return false;
    }

    private static char TakeTone(ref ReadOnlySpan<char> key)
    {
        if (key.Length < 2 || !char.IsAsciiDigit(key[^1]) || char.IsAsciiDigit(key[^2])) return '\0';
        var tone = key[^1];
        key = key[..^1];
        return tone;
    }
}
