using Awareness.App.Evaluation.Noises;
using Awareness.Language;

namespace Awareness.App.Commands;

/// <summary>Writes what was read in good spelling again: keys hold letters, quality and tone, not the marked letter.</summary>
internal static class WrittenWords
{
    private const string Vowels = "aăâeêioôơuưy";
    private const string Quality = "ăâêôơư";

    /// <summary>The whole text, word by word.</summary>
    public static string Of(AnalyzedText text) => Of(text, 0, text.Count);

    /// <summary>Some words of it.</summary>
    public static string Of(AnalyzedText text, int start, int length) =>
        string.Join(' ', Enumerable.Range(start, length).Select(index => text[index].Kind == TokenKind.Word ? Word(text.Key(index).ToString()) : text.Key(index).ToString()));

    /// <summary>"hoa2" is "hòa": the tone stands on a vowel with quality, before a final consonant on the last vowel, else on the last but one.</summary>
    private static string Word(string key)
    {
        if (key is not [.., >= '1' and <= '5'] || key.Length < 2) return key;
        var letters = key[..^1];
        var at = TonePlace(letters);
        if (at < 0) return key;
        var tone = (byte)(key[^1] - '0');
        return new TypedWord([.. letters.Select((letter, index) => new TypedLetter(letter, index == at ? tone : Letters.NoTone, IsCapital: false))]).ToString();
    }

    private static int TonePlace(string letters)
    {
        var first = 0;
        while (first < letters.Length && !Vowels.Contains(letters[first])) first++;

        // The u of "qu" and the i of "gi" before another vowel belong to the consonant.
        if (first > 0 && first + 1 < letters.Length && Vowels.Contains(letters[first + 1]) && letters[(first - 1)..(first + 1)] is "qu" or "gi") first++;
        var end = first;
        while (end < letters.Length && Vowels.Contains(letters[end])) end++;
        if (end == first) return -1;
        var quality = letters.LastIndexOfAny(Quality.ToCharArray(), end - 1, end - first);
        if (quality >= 0) return quality;
        return end < letters.Length || end - first == 1 ? end - 1 : end - 2;
    }
}
