using System.Buffers;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Tells words that cannot be one Vietnamese syllable from those that can, by their letters without marks, and brings the forms of
/// an English word together. Only words that are no syllable are touched.
/// </summary>
internal static class ForeignWords
{
    private const int ShortestStemmed = 4;
    private const int ShortestStem = 3;
    private const int MostVowels = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly HashSet<string> Onsets = new(
        ["", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Codas = new(["", "c", "ch", "m", "n", "ng", "nh", "p", "t"], StringComparer.Ordinal);

    /// <summary>True when <paramref name="folded"/> is no consonants–vowels–consonants of Vietnamese: a name from elsewhere, an English word, letters glued together.</summary>
    public static bool IsForeign(ReadOnlySpan<char> folded)
    {
        var onset = folded.IndexOfAny(Vowels);
        if (onset < 0) return true;
        var rest = folded[onset..];
        var vowels = rest.IndexOfAnyExcept(Vowels);
        if (vowels < 0) vowels = rest.Length;
        return vowels > MostVowels
            || !Onsets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[..onset])
            || !Codas.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[vowels..]);
    }

    /// <summary>
    /// How many letters of <paramref name="word"/> stay when its English ending goes (-s, -ed, -ing, and a last -e or -y that comes and goes with them);
    /// the whole length for short words and for whatever may be a syllable.
    /// </summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestStemmed || !"sdgey".Contains(word[^1]) || !IsForeign(word)) return word.Length;
        var stem = WithoutPlural(word);
        stem = WithoutVerbEnding(stem);
        return WithoutLastVowel(stem).Length;
    }

    private static ReadOnlySpan<char> WithoutPlural(ReadOnlySpan<char> word)
    {
        if (word is not [.., 's'] || word is [.., 's' or 'u' or 'i', 's']) return word;
        if (word is [.., 'i', 'e', 's'] && word.Length - 3 >= ShortestStem) return word[..^3];
        if (word is [.., 's' or 'x' or 'z', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's']) return word[..^2];
        return word[..^1];
    }

    private static ReadOnlySpan<char> WithoutVerbEnding(ReadOnlySpan<char> word)
    {
        var stem = word switch
        {
            [.., 'i', 'e', 'd'] or [.., 'i', 'n', 'g'] => word[..^3],
            [.., 'e', 'd'] => word[..^2],
            _ => word,
        };
        if (stem.Length == word.Length) return word;
        if (stem.Length < ShortestStem || !stem.ContainsAny(Vowels)) return word;
        var isDoubled = stem[^1] == stem[^2] && !"lsz".Contains(stem[^1]) && !Vowels.Contains(stem[^1]);
        return isDoubled ? stem[..^1] : stem;
    }

    private static ReadOnlySpan<char> WithoutLastVowel(ReadOnlySpan<char> word)
    {
        if (word.Length <= ShortestStem) return word;
        if (word is [.., 'e']) return word[..^1];
        return word[^1] == 'y' && !Vowels.Contains(word[^2]) ? word[..^1] : word;
    }
}
