using System.Buffers;
using System.Text;

namespace Awareness.Language;

/// <summary>
/// Takes the endings off English words, so that "drowned", "drowning" and "drowns" are one word to the index. Only the endings of the plural, the third person,
/// the past and the -ing form: what is cut alike in question and card may be no word at all, as long as two different words seldom end up the same. Only for texts known to be English: an index of Vietnamese may touch no word that could be a syllable.
/// </summary>
public static class EnglishWords
{
    private const int ShortestStem = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    /// <summary>The text with the endings of its words cut; everything else stays as it is.</summary>
    public static string Stem(string text)
    {
        var stemmed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiLetter(text[i])) i++;
            stemmed.Append(StemOf(text.AsSpan(start, i - start)));
            while (i < text.Length && !char.IsAsciiLetter(text[i])) i = AppendOther(text, i, stemmed);
        }

        return stemmed.ToString();
    }

    /// <summary>"don't" is one word to whoever types it with or without the apostrophe.</summary>
    private static int AppendOther(string text, int at, StringBuilder into)
    {
        var isInside = text[at] is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]);
        if (!isInside) into.Append(text[at]);
        else if (text[at + 1] is 's' or 'S') into.Append(' ');
        return at + 1;
    }

    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word)
    {
        while (true)
        {
            var shorter = Cut(word);
            if (shorter.SequenceEqual(word)) return word;
            word = shorter;
        }
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (Ends(word, "ies") && word.Length > ShortestStem + 1) return word[..^2];
        if (Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes")) return word[..^2];
        if (Ends(word, "s") && !Ends(word, "ss") && !Ends(word, "us") && !Ends(word, "is") && word.Length > ShortestStem) return word[..^1];
        if (Ends(word, "ing") && HasVowel(word[..^3])) return WithoutDouble(word[..^3]);
        if (Ends(word, "ed") && !Ends(word, "eed") && HasVowel(word[..^2])) return WithoutDouble(word[..^2]);
        if (Ends(word, "e") && word.Length > ShortestStem && !Ends(word, "ee")) return word[..^1];
        return Ends(word, "y") && word.Length > ShortestStem && !IsVowel(word[^2]) ? WithI(word) : word;
    }

    private static ReadOnlySpan<char> WithI(ReadOnlySpan<char> word) => $"{word[..^1]}i";

    private static ReadOnlySpan<char> WithoutDouble(ReadOnlySpan<char> stem) =>
        stem.Length > ShortestStem && stem[^1] == stem[^2] && !IsVowel(stem[^1]) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;

    private static bool HasVowel(ReadOnlySpan<char> stem) => stem.Length >= ShortestStem && stem.ContainsAny(Vowels);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'A' or 'E' or 'I' or 'O' or 'U';

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.Length >= ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
