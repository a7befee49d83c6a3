using System.Buffers;
using System.Collections.Frozen;

namespace Awareness.Language.Recognizers;

/// <summary>
/// Which language a message is to be read in. Vietnamese unless its words are clearly English: words of grammar, numbers, dates and people that no Vietnamese
/// would type for a Vietnamese word. Words that are both ("to", "on", "he" for "hè", "no" for "nó") count only beside clear ones.
/// </summary>
public static class CultureGuess
{
    /// <summary>Of all words at least this share are English ones of the lists in an English message; loan words in Vietnamese ones stay below.</summary>
    private const double LeastListedShare = 0.25;

    /// <summary>Without a word that is only English, so many that may be and so many that cannot be Vietnamese syllables are needed.</summary>
    private const int LeastUnclear = 2;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly SearchValues<char> NotVietnamese = SearchValues.Create("fjwz");

    private static readonly FrozenSet<string> Clear = Words(
        "about after afternoon age aged ago agree all also and any april are aren ask august baby been before being billion birthday born both boy call child",
        "children clock come correct could couldn daughter days december did didn disagree does doesn dozen drink drive driving drown drowned drunk during each",
        "eight eighteen eighth eighty eleven english evening every false february fifteen fifth fifty fine first five for forty four fourteen fourth friday",
        "from girl give goes had half has hello helmet help here hour hours how hundred if into is isn january july june just kid kids know last later less",
        "licence license limit make march midnight million mine minute minutes monday month months morning must need needs newborn next night nine nineteen",
        "ninety ninth noon november now october of old once only our over people percent person please point quarter ride rides riding road saturday school",
        "second seconds september seven seventeen seventh seventy shall she should shouldn since sixteen sixth sixty some sorry speed student students sunday",
        "sure swim swimming take tell tenth thank thanks their there these third thirteen thirty this those thousand three thursday today tomorrow tonight true",
        "tuesday twelve twenty twice two under until very want wants was wasn water wear wednesday week weekend weeks went were weren what when where which who",
        "whom whose why will with without woman won would wouldn wrong yeah year years yep yes yesterday you young your zero");

    /// <summary>English, and Vietnamese without its marks (or a borrowed word): evidence only beside a clear word.</summary>
    private static readonly FrozenSet<string> Shared = Words(
        "a am an as at be bike bus but by bye can car day do don get go got hat he her hi him his i in it man may me men more most my no not ok on one or pm",
        "six so son ten than that the them then they to too up us we");

    /// <summary>Vietnamese that is typed without marks, and its chat spellings.</summary>
    private static readonly FrozenSet<string> Vietnamese = Words(
        "ad anh ba ban bao bay be bi bn bo bon cai chau chi chieu chin cho chu chua co con cua cuoi da dau dc di dong duoc e em gi gio giua gv hai het hoc hok",
        "hom hong hs k khong kia ko la lai lop luc ma mai may minh mk mot mua muoi nam nao nay neu ngan ngay nghi nghin nguoi nha nhat nhe nhieu ntn nua oi ong",
        "phai phut qua roi ruoi sang sao sau sinh tam tet thang thi thu toi tram tre trieu trua truoc truong tuan tuoi ty va vang vay voi xe");

    /// <summary>The culture, in Recognizers-Text's names: <see cref="Recognition.Vietnamese"/> or <see cref="Recognition.English"/>.</summary>
    public static string Of(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (words, clear, shared, foreign, vietnamese) = (0, 0, 0, 0, 0);
        var isClear = Clear.GetAlternateLookup<ReadOnlySpan<char>>();
        var isShared = Shared.GetAlternateLookup<ReadOnlySpan<char>>();
        var isVietnamese = Vietnamese.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind is not TokenKind.Word) continue;
            words++;
            var key = text.Folded(i);
            if (text[i].IsMarked) vietnamese++;
            else if (isShared.Contains(key)) shared++;
            else if (isClear.Contains(key) || IsOrdinal(text, i)) clear++;
            else if (isVietnamese.Contains(key)) vietnamese++;
            else if (IsForeign(key)) foreign++;
        }

        var isEnglish = (clear > 0 || (shared >= LeastUnclear && foreign >= LeastUnclear))
            && clear + shared >= words * LeastListedShare && clear + shared + foreign > vietnamese * 2;
        return isEnglish ? Recognition.English : Recognition.Vietnamese;
    }

    /// <summary>"1st", "2nd", "3rd", "4th"; but "lớp 4th" is rare enough.</summary>
    private static bool IsOrdinal(AnalyzedText text, int index) =>
        text.IsGlued(index) && text[index - 1].Kind is TokenKind.Number && text.Folded(index) is "st" or "nd" or "rd" or "th" && !text[index].IsMarked;

    /// <summary>True when the word has the shape of no Vietnamese syllable: a letter or an ending Vietnamese does not have, or vowels in two places.</summary>
    private static bool IsForeign(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !word.ContainsAny(Vowels)) return false;
        if (word.ContainsAny(NotVietnamese) || !EndsAsSyllable(word)) return true;
        var first = word.IndexOfAny(Vowels);
        var rest = word[first..];
        var afterVowels = rest.IndexOfAnyExcept(Vowels);
        return afterVowels >= 0 && rest[afterVowels..].ContainsAny(Vowels);
    }

    private static bool EndsAsSyllable(ReadOnlySpan<char> word) => word[^1] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'c' or 'm' or 'n' or 'p' or 't' => true,
        'g' => word[^2] == 'n',
        'h' => word[^2] is 'n' or 'c',
        _ => false,
    };

    private static FrozenSet<string> Words(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
