using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Choice;

namespace Awareness.Flows;

/// <summary>
/// Reads a yes or a no out of the few words people answer a question of yes or no with, where they take up its words: "có nắp", "chưa dán", "tắt rồi ạ", "khong co ai".
/// Only while such a question waits: anywhere else these words are no answer, and <see cref="Answers"/> does not take them for one. "Có con nhỏ" and "nứt rồi" take up
/// nothing that was asked, and answer nothing.
/// </summary>
internal static class ShortAnswers
{
    /// <summary>Chat spellings of "không" and "chưa", and what else says no before a verb.</summary>
    public const string NotWords = "không, ko, k, hok, hk, hông, hong, hổng, hem, hơm, khum, khom, kg, kh, khg, kô, chưa, chửa, chả, chẳng, éo";

    /// <summary>Longer messages say more than a yes or a no.</summary>
    private const int MostWords = 6;

    private static readonly PhraseTrie<Opening> Openings = Table(
        (Opening.Lead, "dạ, vâng, ừ, ừm, ờ, à, ôi, thưa, em, e, mình, mk, tôi, tui, tớ, cháu, con, bé, nhà, bọn, chúng, tụi, bên, chỗ, nó, thì, cũng, vẫn"),
        (Opening.Yes, "có, cóa, đã, rồi, còn, đều có, đều đã"),
        (Opening.No, NotWords),
        (Opening.No, "hết, đâu có, làm gì có"),
        (Opening.Other, "không sao, ko sao, k sao, hết sức, hết lòng, hết mình, cô giáo, đã vậy, đã thế, còn em, còn con, còn bé, rồi sao"));

    private static readonly PhraseTrie<bool> Closings = Words("ạ, ah, ak, ạk, a, nhé, nhe, nha, nhá, đấy, đó, mà, nè, luôn, thôi, bạn, ơi, ad, bot, cô, chú, anh, chị, em, hihi, haha, hehe, vậy, thế");
    private static readonly PhraseTrie<bool> Done = Words("rồi, rùi, ròi, gòi, r");
    private static readonly PhraseTrie<bool> Nots = Words(NotWords);
    private static readonly PhraseTrie<bool> Denials = Words("đâu");
    private static readonly PhraseTrie<bool> Turns = Words("nhưng, nhưng mà, mà, song");

    /// <summary>Add nothing to a yes or a no: how much, how well, and what stands for the words of the question.</summary>
    private static readonly WordSet Neutral = new(
        "cái con một hai ba bốn năm mấy vài nhiều ít đủ hết cả tất đều kỹ kĩ cẩn thận đầy xong sẵn luôn cũng vẫn thường đang được bị phải làm thấy gì ai nào hề còn có đã lắm nữa chứ thật quá rồi");

    /// <summary>End a message that takes up words of the question: "gửi đi", "kín rồi", "không muốn sống nữa".</summary>
    private static readonly WordSet Urging = new("đi với lắm kỹ kĩ cẩn thận rồi nữa giúp");

    /// <summary>Behind one of these stands where something is.</summary>
    private static readonly WordSet Whereabouts = new("sau trước cạnh gần bên ở trong ngoài trên dưới cách giữa");

    /// <summary>Before "rồi" they say that something is no more.</summary>
    private static readonly PhraseTrie<bool> Gone = Words("mất, hết");

    /// <summary>Before "rồi" they say yes to one question and no to another, or when.</summary>
    private static readonly PhraseTrie<bool> Open = Words(
        "lâu, thôi, quên, muộn, trễ, chết, hỏng, hư, gãy, vỡ, đổ, bỏ, chán, mệt, bận, đủ, nhầm, sai, xưa, toang, trước, nãy, hôm, ngày, tuần, tháng, năm, chắc");

    /// <summary>What kind of word a message begins with.</summary>
    private enum Opening
    {
        /// <summary>One that leads to what is said.</summary>
        Lead,

        /// <summary>Yes.</summary>
        Yes,

        /// <summary>No.</summary>
        No,

        /// <summary>Looks like a yes or a no, and is none.</summary>
        Other,
    }

    /// <summary>True when the message, politeness aside, is a part of the question itself, with its "không" where it has one: yes, it is as asked.</summary>
    public static bool IsAsAsked(FlowReply reply, AskedWords asked, bool atOnce = false)
    {
        var text = reply.Text;
        if (reply.IsQuestion || text.Count == 0) return false;
        var start = 0;
        while (start < text.Count && Openings.TryMatch(text, start, out var length, out var opening) && opening is Opening.Lead) start += length;
        var end = text.Count - 1;
        while (end > 0 && (Closings.TryMatch(text, end, out _, out _) || Urging.Contains(text, end))) end--;
        for (var first = Math.Min(start, end); first >= 0; first--)
        {
            for (var last = end; last < text.Count; last++)
            {
                if (asked.HasRun(text, first, last, atOnce)) return true;
            }
        }

        return false;
    }

    /// <summary>True when the message has the shape of a yes or a no, whether or not it takes up what was asked.</summary>
    public static bool IsLikeOne(FlowReply reply) => Read(reply, asked: null) is not null;

    /// <summary>True for yes, false for no, null when the message says neither, doubts, or says something that was not asked.</summary>
    /// <param name="reply">What was said.</param>
    /// <param name="asked">The words of the question; null takes any words for them.</param>
    public static bool? Read(FlowReply reply, AskedWords? asked)
    {
        var text = reply.Text;
        if (reply.IsQuestion || text.Count == 0 || Doubts.Speaks(text)) return null;
        var last = LastWord(text);
        var (opening, first, next) = Begin(text, last);
        if (last - first >= MostWords) return null;
        return opening switch
        {
            Opening.Yes when Holds(Nots, text, next, last) => null,
            Opening.Yes when Denials.TryMatch(text, last, out _, out _) => false,
            Opening.Yes => IsOfQuestion(text, next, last, asked) ? true : null,
            Opening.No when Holds(Nots, text, next, last) || TakesBack(text, next, last) => null,
            Opening.No => IsOfQuestion(text, next, last, asked) || (asked is { AsksNotYet: true } && text.Folded(first) is "chua") ? false : null,
            Opening.Other => null,
            _ => ReadDone(text, first, last, asked),
        };
    }

    /// <summary>True when nothing is said but words of the question, words that add nothing, and where something is.</summary>
    private static bool IsOfQuestion(AnalyzedText text, int from, int last, AskedWords? asked)
    {
        if (asked is null) return true;
        for (var i = from; i <= last; i++)
        {
            if (i > from && Whereabouts.Contains(text, i)) return !Holds(Turns, text, i, last);
            if (!asked.Has(text, i) && !Neutral.Contains(text, i) && text[i].Kind is not TokenKind.Number && !Closings.TryMatch(text, i, out _, out _) && !Openings.TryMatch(text, i, out _, out _)) return false;
        }

        return true;
    }

    /// <summary>The first word that is more than a lead: what it says, where it stands and what stands behind it.</summary>
    private static (Opening Opening, int First, int Next) Begin(AnalyzedText text, int last)
    {
        var first = 0;
        while (first <= last && Openings.TryMatch(text, first, out var length, out var opening))
        {
            if (opening is not Opening.Lead) return (opening, first, first + length);

            // Without its mark "còn" looks like "con": it is meant when nothing follows.
            if (first == last && text.Folded(first) is "con" && !text[first].IsMarked && text.IsUnmarked) return (Opening.Yes, first, first + length);
            first += length;
        }

        return (Opening.Lead, first, first);
    }

    /// <summary>True when "đâu" ends the message and denies what it says: "có đồng ý đâu ạ".</summary>
    public static bool IsDenied(AnalyzedText text) => text.Count > 1 && Denials.TryMatch(text, LastWord(text), out _, out _);

    /// <summary>"Tắt rồi": what was asked for is done.</summary>
    private static bool? ReadDone(AnalyzedText text, int first, int last, AskedWords? asked)
    {
        if (last <= first || !Done.TryMatch(text, last, out _, out _) || Holds(Nots, text, first, last) || Open.TryMatch(text, last - 1, out _, out _)) return null;
        if (Gone.TryMatch(text, first, out _, out _)) return false;
        return IsOfQuestion(text, first, last - 1, asked) ? true : null;
    }

    /// <summary>"Không, mà có": a yes behind the no.</summary>
    private static bool TakesBack(AnalyzedText text, int from, int last)
    {
        for (var i = from; i <= last; i++)
        {
            if (!Openings.TryMatch(text, i, out _, out var opening) || opening is not Opening.Yes) continue;
            if (Turns.TryMatch(text, i - 1, out _, out _) || text.GapBefore(i).ContainsAny(",.;!")) return true;
        }

        return false;
    }

    private static int LastWord(AnalyzedText text)
    {
        var last = text.Count - 1;
        while (last > 0 && Closings.TryMatch(text, last, out _, out _)) last--;
        return last;
    }

    private static bool Holds(PhraseTrie<bool> words, AnalyzedText text, int from, int last)
    {
        for (var i = from; i <= last; i++)
        {
            if (words.TryMatch(text, i, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>The phrases of a list with commas, to be found in messages.</summary>
    internal static PhraseTrie<bool> Words(string list)
    {
        var table = new PhraseTrie<bool>();
        foreach (var phrase in PhraseList.Of(list)) table.Add(phrase, value: true);
        return table;
    }

    private static PhraseTrie<Opening> Table(params ReadOnlySpan<(Opening Value, string List)> lists)
    {
        var table = new PhraseTrie<Opening>();
        foreach (var (value, list) in lists)
        {
            foreach (var phrase in PhraseList.Of(list)) table.Add(phrase, value);
        }

        return table;
    }
}
