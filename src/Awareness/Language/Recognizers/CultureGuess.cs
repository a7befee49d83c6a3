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
        "is are was were been being has had does did will would should could must shall please yes yeah yep hello thanks thank sure sorry doesn didn isn aren wasn weren won wouldn shouldn couldn",
        "she their our you your mine and if of for from with without after before until since during about over under into",
        "what when where which who whom whose why how this these those there here some any every each both all less very also just only",
        "two three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
        "hundred thousand million billion half quarter dozen first second third fourth fifth sixth seventh eighth ninth tenth once twice percent point zero",
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december",
        "today tomorrow yesterday tonight morning afternoon evening night noon midnight days week weeks weekend month months year years hour hours minute minutes seconds clock ago next last now later",
        "old young age aged born birthday child children kid kids boy girl daughter baby student students people person woman newborn",
        "need needs want wants know help give tell ask call goes went come take make wear ride rides riding drive driving drink drunk swim swimming drown drowned school helmet licence license fine limit speed water road english agree disagree true false correct wrong");

    /// <summary>English, and Vietnamese without its marks (or a borrowed word): evidence only beside a clear word.</summary>
    private static readonly FrozenSet<string> Shared = Words(
        "a am an as at be bike bus but by bye can car day do don get go got hat he her hi him his i in it man may me men more most my no not ok on one or pm six so son ten than that the them then they to too up us we");

    /// <summary>Vietnamese that is typed without marks, and its chat spellings.</summary>
    private static readonly FrozenSet<string> Vietnamese = Words(
        "khong ko k hok hong dc duoc toi em con chau tuoi ngay thang nam gio phut mai hom nay qua bao nhieu may phai bi la cua cho voi va thi ma neu nguoi be tre hoc sinh lop truong xe di lai cai nay kia sao gi nao dau roi chua vang da anh chi ba bo ong co minh ban nha nhe vay oi",
        "muoi hai bon sau bay tam chin tram nghin ngan trieu ty dong sang trua chieu toi thu chu nhat tuan truoc sau giua cuoi dau ruoi mot nua het mua tet nghi luc hs gv ntn bn mk e ad");

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
