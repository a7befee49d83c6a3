using System.Text;
using Awareness.Language;

namespace Awareness.App.Evaluation.Noises;

/// <summary>
/// The keys somebody strikes who types Telex or VNI while the input method is off. Hands differ: the tone at the end of the word or
/// right behind the vowel, one w for both letters of ươ or one each, w alone for ư, đ and the circumflex only at the end.
/// </summary>
internal static class Keystrokes
{
    private const double ToneAtEnd = 0.8;
    private const double QualityAtEnd = 0.12;
    private const double DigitsAtEnd = 0.35;
    private const double OneKeyForBoth = 0.5;
    private const double LonelyW = 0.3;

    private const string TelexTones = "sfrxj";

    /// <summary>A word in Telex: "dduwowngf", "dduowngf", "dduwowfng".</summary>
    public static string Telex(TypedWord word, Chance chance) =>
        Write(word, chance, static tone => TelexTones[tone - 1], TelexQuality, chance.Happens(QualityAtEnd), mayStandAlone: true);

    /// <summary>A word in VNI: "d9u7o7ng2", "d9uo7ng2", "duong972".</summary>
    public static string Vni(TypedWord word, Chance chance) =>
        Write(word, chance, static tone => (char)('0' + tone), VniQuality, chance.Happens(DigitsAtEnd), mayStandAlone: false);

    private static string Write(TypedWord word, Chance chance, Func<byte, char> toneKey, Func<char, char> qualityKey, bool qualityAtEnd, bool mayStandAlone)
    {
        var keys = new StringBuilder();
        var late = new StringBuilder();
        var toneAtEnd = qualityAtEnd || chance.Happens(ToneAtEnd);
        var tone = word.Tone;
        for (var i = 0; i < word.Letters.Count; i++)
        {
            var letter = word.Letters[i];
            var isAlone = mayStandAlone && letter.Value == 'ư' && !(i + 1 < word.Letters.Count && word.Letters[i + 1].Value == 'ơ') && chance.Happens(LonelyW);
            if (isAlone) keys.Append(letter.IsCapital ? 'W' : 'w');
            else
            {
                var plain = Letters.Fold(letter.Value);
                keys.Append(letter.IsCapital ? char.ToUpperInvariant(plain) : plain);
                if (letter.HasQuality && !IsCoveredByNext(word, i, chance)) (qualityAtEnd ? late : keys).Append(qualityKey(letter.Value));
            }

            if (tone > 0 && !toneAtEnd && IsLastVowel(word, i)) keys.Append(toneKey(tone));
        }

        // One key at the end marks both letters of ươ.
        keys.Append(late.ToString().Replace("ww", "w", StringComparison.Ordinal).Replace("77", "7", StringComparison.Ordinal));
        if (tone > 0 && toneAtEnd) keys.Append(toneKey(tone));
        return keys.ToString();
    }

    /// <summary>Of ươ many people mark the second letter only; the input method completes the first.</summary>
    private static bool IsCoveredByNext(TypedWord word, int index, Chance chance) =>
        word.Letters[index].Value == 'ư' && index + 1 < word.Letters.Count && word.Letters[index + 1].Value == 'ơ' && chance.Happens(OneKeyForBoth);

    private static bool IsLastVowel(TypedWord word, int index) => word.Letters[index].IsVowel && !(index + 1 < word.Letters.Count && word.Letters[index + 1].IsVowel);

    private static char TelexQuality(char letter) => letter switch
    {
        'â' => 'a',
        'ê' => 'e',
        'ô' => 'o',
        'đ' => 'd',
        _ => 'w',
    };

    private static char VniQuality(char letter) => letter switch
    {
        'â' or 'ê' or 'ô' => '6',
        'ơ' or 'ư' => '7',
        'ă' => '8',
        _ => '9',
    };
}
