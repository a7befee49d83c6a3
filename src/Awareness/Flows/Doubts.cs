using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Flows;

/// <summary>Finds in a short message that the person does not know, does not mind or does not want to say: "sao cũng được", "không biết nữa". "Không biết bơi" is none.</summary>
internal static class Doubts
{
    /// <summary>Longer messages say more than that.</summary>
    private const int MostWords = 8;

    /// <summary>False stands for words that only look like a doubt.</summary>
    private static readonly PhraseTrie<bool> Hedges = Phrases(
        (true, "sao cũng được, sao cũng đc, sao cũng dc, gì cũng được, gì cũng đc, nào cũng được, nào cũng đc, thế nào cũng được, ai cũng được, lúc nào cũng được, tùy, tuỳ, kệ"),
        (true, "hình như, có lẽ, có thể, có vẻ, có khi, có lúc, có hôm, có hoặc không, có hay không, thỉnh thoảng, đôi khi, đôi lúc, phân vân, lưỡng lự, hên xui, khó nói, khó trả lời"),
        (true, "thì phải, để xem, để hỏi, để suy nghĩ, để nghĩ, suy nghĩ, chưa nghĩ ra, còn tùy, còn lâu, còn phải, hoặc, hay là, cũng tạm, không có ý kiến, không ý kiến, ko ý kiến"),
        (true, "maybe, perhaps, not sure, it depends, depends, no idea, dunno"),
        (false, "ma túy"));

    /// <summary>Say by themselves that the person does not know.</summary>
    private static readonly PhraseTrie<bool> Unknowing = Phrases((true, "chịu, chịu thua, chịu luôn, bó tay, quên, quên rồi, quên mất, hong bít, khum bít, idk, dunno, no idea, i don't know, dont know, don't know, not sure"));

    private static readonly PhraseTrie<bool> Nots = Phrases((true, ShortAnswers.NotWords));

    /// <summary>Behind "không" these are a doubt whatever follows.</summary>
    private static readonly PhraseTrie<bool> Unsure = Phrases((true, "chắc, chắc chắn, rõ, hẳn, hiểu, hỉu, để ý, quan tâm, muốn nói, muốn kể, muốn trả lời, trả lời"));

    /// <summary>Behind "không" these are a doubt when nothing is named that is not known.</summary>
    private static readonly PhraseTrie<bool> Unknown = Phrases((true, "biết, bít, bik, biet, nhớ"));

    private static readonly PhraseTrie<bool> NamesNothing = Phrases(
        (true, "nữa, lắm, luôn, đâu, ạ, à, ah, ak, bạn, ơi, nhỉ, thật, thế, vậy, nhé, nha, hết, cả, em, mình, cô, chú, anh, chị, ad, bot, rõ, chắc, chính xác, mà, là, cũng"),
        (true, "có, nên, phải, làm, chọn, nói, kể, hỏi, trả lời, bắt đầu, ai, gì, nào, sao, mấy, không, ko, thế nào"));

    /// <summary>True when the message doubts.</summary>
    public static bool Speaks(AnalyzedText text)
    {
        for (var i = 0; i < text.Count;)
        {
            if (Hedges.TryMatch(text, i, out var length, out var isHedge) && isHedge) return true;
            if (Nots.TryMatch(text, i, out var not, out _) && IsUnknown(text, i + not)) return true;
            i += Math.Max(length, 1);
        }

        return false;
    }

    /// <summary>True when the message says that the person does not know, and no more: "e k bik", "em quên rồi", "chịu". To think it over is something else.</summary>
    public static bool DoesNotKnow(AnalyzedText text)
    {
        if (text.Count is 0 or > MostWords) return false;
        for (var i = 0; i < text.Count; i++)
        {
            if (Unknowing.TryMatch(text, i, out var length, out _) && (i + length == text.Count || NamesNothing.TryMatch(text, i + length, out _, out _))) return true;
            if (Nots.TryMatch(text, i, out var not, out _) && IsUnknown(text, i + not)) return true;
        }

        return false;
    }

    private static bool IsUnknown(AnalyzedText text, int index)
    {
        if (index >= text.Count) return false;
        if (Unsure.TryMatch(text, index, out _, out _)) return true;
        if (!Unknown.TryMatch(text, index, out var length, out _)) return false;
        return index + length == text.Count || NamesNothing.TryMatch(text, index + length, out _, out _);
    }

    private static PhraseTrie<bool> Phrases(params ReadOnlySpan<(bool Value, string List)> lists)
    {
        var table = new PhraseTrie<bool>();
        foreach (var (value, list) in lists)
        {
            foreach (var phrase in PhraseList.Of(list)) table.Add(phrase, value);
        }

        return table;
    }
}
