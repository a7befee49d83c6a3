using System.Collections.Frozen;

namespace Awareness.Language.Typing;

/// <summary>
/// The finite grammar of the written Vietnamese syllable: onset, medial, nucleus, coda and tone. Works on token keys ("vươt5") and on
/// folded keys ("vuot") without allocating. After Đoàn Thiện Thuật, "Ngữ âm tiếng Việt", with the spelling rules of c/k, g/gh, ng/ngh.
/// </summary>
public static class Syllable
{
    /// <summary>Letters of the longest syllable, "nghiêng".</summary>
    public const int MostLetters = 7;

    private const string Onsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";

    /// <summary>Medial, nucleus and coda together: everything that may follow an onset.</summary>
    private const string RimeList =
        "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oay oao oe oeo oi ô ôi ơ ơi u ua ui uê uơ uy uya uyu uây uôi ư ưa ưi ưu ươi ươu y yêu " +
        "am ap an at ang ac anh ach ăm ăp ăn ăt ăng ăc âm âp ân ât âng âc em ep en et eng ec êm êp ên êt ênh êch im ip in it inh ich " +
        "iêm iêp iên iêt iêng iêc yêm yên yêt yêng om op on ot ong oc oong ooc ôm ôp ôn ôt ông ôc ơm ơp ơn ơt um up un ut ung uc ưm ưt ưng ưc " +
        "oam oap oan oat oang oac oanh oach oăm oăn oăt oăng oăc oen oet uân uât uâng uênh uêch uyên uyêt uyn uynh uyt uych uyp " +
        "uôm uôn uôt uông uôc ươm ươp ươn ươt ương ươc";

    /// <summary>What stands behind qu beyond the common rimes: its u is the medial.</summary>
    private const string RimesAfterQuOnly = "yt ynh ych yn";

    /// <summary>The only words with "oong" and "ooc": anywhere else it is a doubled key.</summary>
    private const string OnsetsOfOong = "x b g m s";

    private static readonly FrozenSet<ulong> KnownOnsets = Packed(Onsets, isFolded: false);
    private static readonly FrozenSet<ulong> FoldedOnsets = Packed(Onsets, isFolded: true);
    private static readonly FrozenSet<ulong> Rimes = Packed(RimeList, isFolded: false);
    private static readonly FrozenSet<ulong> FoldedRimes = Packed(RimeList, isFolded: true);
    private static readonly FrozenSet<ulong> QuRimes = Packed(RimesAfterQuOnly, isFolded: false);
    private static readonly FrozenSet<ulong> OongOnsets = Packed(OnsetsOfOong, isFolded: false);

    /// <summary>All rimes as written, for tables built from them.</summary>
    internal static IEnumerable<string> AllRimes => $"{RimeList} {RimesAfterQuOnly}".Split(' ');

    /// <summary>True when <paramref name="key"/>, a token key with the tone as a digit at the end, is a possible syllable: a stop coda takes only sắc or nặng.</summary>
    public static bool IsValid(ReadOnlySpan<char> key) => IsValid(key, mayLackTone: false);

    /// <summary>True when <paramref name="folded"/>, letters without marks, is what is left of some syllable.</summary>
    public static bool IsValidFolded(ReadOnlySpan<char> folded) => IsShape(folded, isFolded: true);

    /// <summary>The same as <see cref="IsValid(ReadOnlySpan{char})"/>; with <paramref name="mayLackTone"/> a stop coda without a tone passes: the tone was not typed.</summary>
    internal static bool IsValid(ReadOnlySpan<char> key, bool mayLackTone)
    {
        if (key.IsEmpty) return false;
        var tone = key[^1] is >= '1' and <= '5' ? key[^1] - '0' : 0;
        var letters = tone == 0 ? key : key[..^1];
        if (!IsShape(letters, isFolded: false)) return false;
        return !HasStopCoda(letters) || tone is 1 or 5 || (tone == 0 && mayLackTone);
    }

    /// <summary>True for the letters between the onset and the end of a syllable that can begin a rime: a vowel.</summary>
    internal static bool IsVowel(char letter) => letter is 'a' or 'ă' or 'â' or 'e' or 'ê' or 'i' or 'o' or 'ô' or 'ơ' or 'u' or 'ư' or 'y';

    private static bool HasStopCoda(ReadOnlySpan<char> letters) =>
        letters[^1] is 'p' or 't' or 'c' || (letters[^1] == 'h' && letters.Length > 1 && letters[^2] == 'c');

    private static bool IsShape(ReadOnlySpan<char> letters, bool isFolded)
    {
        if (letters.Length is 0 or > MostLetters) return false;
        var onset = 0;
        while (onset < letters.Length && !IsVowel(letters[onset])) onset++;
        if (onset == letters.Length || onset > 3) return false;
        if (letters[0] == 'q') return onset == 1 && letters[1] == 'u' && IsAfterQu(letters[2..], isFolded);
        if (IsGi(letters, onset) && letters.Length > 2 && IsRime(letters[2..], isFolded)) return true;
        return IsRime(letters[onset..], isFolded) && FitsOnset(letters[..onset], letters[onset..], isFolded);
    }

    private static bool IsGi(ReadOnlySpan<char> letters, int onset) => onset == 1 && letters[0] == 'g' && letters[1] == 'i';

    private static bool IsAfterQu(ReadOnlySpan<char> rime, bool isFolded) =>
        !rime.IsEmpty && rime[0] is not ('u' or 'ư') && (IsRime(rime, isFolded) || QuRimes.Contains(Pack(rime)));

    private static bool IsRime(ReadOnlySpan<char> rime, bool isFolded) => rime.Length <= 4 && (isFolded ? FoldedRimes : Rimes).Contains(Pack(rime));

    /// <summary>c, g and ng stand before dark vowels, k, gh and ngh before i, e, ê and y; "iê" is written "yê" when nothing stands before it.</summary>
    private static bool FitsOnset(ReadOnlySpan<char> onset, ReadOnlySpan<char> rime, bool isFolded)
    {
        var isFront = rime[0] is 'i' or 'e' or 'ê' or 'y';
        if (rime is ['o', 'o', ..]) return OongOnsets.Contains(Pack(onset));
        if (rime is ['y', 'ê' or 'e', ..]) return onset.IsEmpty;
        if (onset.IsEmpty) return true;
        if (!(isFolded ? FoldedOnsets : KnownOnsets).Contains(Pack(onset))) return false;
        return onset switch
        {
            "c" => !isFront,
            "g" => !isFront || rime[0] == 'i',
            "ng" => !isFront,
            "k" or "gh" or "ngh" => isFront,
            _ => true,
        };
    }

    /// <summary>At most four letters in one number.</summary>
    internal static ulong Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0UL;
        foreach (var letter in letters) packed = (packed << 16) | letter;
        return packed;
    }

    private static FrozenSet<ulong> Packed(string list, bool isFolded) =>
        list.Split(' ').Select(word => Pack(isFolded ? string.Concat(word.Select(Letters.Fold)) : word)).ToFrozenSet();
}
