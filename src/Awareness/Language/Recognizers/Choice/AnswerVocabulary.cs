namespace Awareness.Language.Recognizers.Choice;

/// <summary>The Vietnamese words of yes and no, with their chat spellings. Unmarked spellings follow from the marked ones.</summary>
internal static class AnswerVocabulary
{
    /// <summary>Longest word whose last letter may be drawn out: "okkkk", "vângggg".</summary>
    private const int LongestDrawn = 32;

    private static readonly string[] Nots = PhraseList.Of(
        "không, ko, k, hok, hk, hông, hong, hổng, hem, hơm, khum, khom, kg, kh, khg, kô, kông, hôg, hog, chả, chẳng, đâu có, éo, đéo");

    private static readonly string[] Deeds = PhraseList.Of(
        "tham gia, ủng hộ, muốn, thích, nhận, xem, làm, ký, đăng ký, học, đi, mua, thử, nghe, đọc, nộp, gửi, điền, tin, theo, chịu");

    private static readonly string[] AgreeWords = PhraseList.Of(
        "vâng, vầng, vâng vâng, dạ vâng, vg, vâg, ừ, ừm, ờm, uhm, ừa, ừh, uh, uk, ukm, uki, ờ, ok, oke, okie, oki, okê, okla, okela, okay, okey, ôkê, ô kê, ô kế",
        "yes, yep, yeah, yup, đồng ý luôn, tất nhiên, đương nhiên, dĩ nhiên, tất nhiên rồi, đương nhiên rồi, dĩ nhiên rồi, chắc chắn rồi, hẳn rồi, ừ nhỉ, zâng",
        "dạ zâng, sure, of course, vâng đúng, nhất định rồi");

    private static readonly string[] YesWords = PhraseList.Of(
        "có, có chứ, có mà, có luôn, có rồi, có đấy, có đó, được, được chứ, được luôn, được mà, được rồi, được thôi, cũng được, thôi được, thôi được rồi",
        "thôi cũng được, đc, dc, đk, đuoc, đúng, đúng rồi, đúng vậy, đúng thế, đúng luôn, đúng quá, đúng đấy, đúng đó, chính xác, chuẩn, chuẩn luôn, chuẩn rồi",
        "chuẩn đấy, chuẩn cơm mẹ nấu, phải, phải rồi, phải đó, phải đấy, rồi, xong rồi, xong, nhất trí, nhất trí cao, chuẩn không cần chỉnh, tán thành",
        "chấp nhận, xác nhận, chắc chắn, chắc chắn có, nhất định, sẵn sàng, hoàn toàn đồng ý, cam kết, y, true, tham gia, đăng ký, ủng hộ, muốn, nhớ rồi",
        "hiểu rồi, biết rồi, không vấn đề, không vấn đề gì, ko vấn đề gì, không thành vấn đề, r, rùi, ròi, gòi, hợp lý, đã từng, từng, thường xuyên, luôn luôn",
        "chắc rồi, hứa, xin hứa, đều có, vẫn có, chắc có, chắc là có, có hết");

    private static readonly string[] NoWords = PhraseList.Of(
        "chưa, chưa có, chưa từng, chưa bao giờ, chưa được, chưa đâu, chưa xong, chưa làm xong, thôi, thôi khỏi, khỏi, khỏi cần, khỏi đi, sai, sai rồi, sai bét",
        "nhầm rồi, đâu có, có đâu, làm gì có, đâu phải, không bao giờ, không hề, từ chối, phản đối, đừng, thôi cảm ơn, thôi cám ơn, nope, nah, no, n, false",
        "làm gì có chuyện đó, chắc không, chắc là không, chắc chắn không, tuyệt đối không, hết rồi, bỏ qua, để sau, lúc khác");

    private static readonly string[] FirmYesWords = PhraseList.Of(
        "đồng ý, đồng í, đồng y, đống ý, dồng ý, đông ý, agree");

    private static readonly string[] UnsureWords = PhraseList.Of(
        "chưa biết, chưa rõ, chưa chắc, chưa hiểu, chưa nghĩ, chưa quyết, có thể, có lẽ, có khi, có lúc, có hoặc không, có hay không, lúc có lúc không",
        "vừa có vừa không, tùy, tuỳ, sao cũng được, gì cũng được, thế nào cũng được, chắc, chắc vậy, hên xui, để xem, để suy nghĩ, để hỏi, suy nghĩ, nếu",
        "hoặc, phân vân, lưỡng lự, khó nói, hình như, thỉnh thoảng, đôi khi, bình thường, đang, có ai, không ai");

    private static readonly string[] QuestionWords = PhraseList.Of(
        "gì, nào, sao, mấy giờ, mấy tuổi, mấy tiền, bao nhiêu, bn, bao lâu, bao giờ, khi nào, thế nào, như nào, ntn, làm sao, tại sao, vì sao, ở đâu, hả, hở",
        "nhỉ, có phải, hay không, hay chưa, hỏi, cho hỏi, không nhỉ, có nên, có được, có bị, có cần, phải không, đúng không, được không, được ko, được k, đc ko",
        "đc k, dc ko, dc k, dc hok, đc hok, đúng ko, đúng k, phải ko, phải k, được chưa, rồi chưa, xong chưa, có không, có ko, có k, có chưa, không nào",
        "thật không, ok không, ok ko, ok k, oke không, oke ko, oke k, ok chưa, ok hông, ok hok, chắc không ạ, là sao, tư vấn");

    private static readonly string[] FillerWords = PhraseList.Of(
        "em, e, cháu, con, tôi, toi, mình, mk, tớ, anh, a, chị, cô, chú, bác, ông, bà, thầy, nhà, gia đình, bọn, chúng, tụi, ad, admin, bot, bạn, cậu, xin, rất",
        "hoàn toàn, thật sự, thực sự, cũng, là, nghĩ, nghĩ là, thấy, không sao, ko sao, k sao, không sao đâu, ko sao đâu, nhé, nha, nhe, nhá, nghen, nghe, mà",
        "luôn, ơi, á, nè, nà, đấy, đó, vậy, thế, rồi đấy, bé, cháu nó, nó, với, đi, hết, cả, ha, hihi, haha, hehe, kk, kkk, mẹ, bố, ba, má, dì, ấy, đã, lắm",
        "quá, thì, vẫn, theo, riêng, đối với, ở, thôi, à, ừ thì, dạ thưa, thưa, kính");

    private static readonly string[] ClosingWords = PhraseList.Of(
        "ạ, ah, ạk, ak, đâu ạ, ạ ạ, nhé ạ, nha ạ, đâu");

    private static readonly string[] CorrectionWords = PhraseList.Of(
        "à nhầm, nhầm, ý là, ý em là, ý mình là, à mà, nói lại");

    private static readonly PhraseTrie<AnswerWord> Words = Build();

    /// <summary>The longest known phrase at token <paramref name="index"/>; <see cref="AnswerWord.Other"/> of one token when there is none.</summary>
    public static AnswerWord Read(AnalyzedText text, int index, out int length)
    {
        if (Words.TryMatch(text, index, out length, out var word)) return word;
        length = 1;
        return ReadDrawn(text.Folded(index));
    }

    /// <summary>A word with its last letter drawn out.</summary>
    private static AnswerWord ReadDrawn(ReadOnlySpan<char> folded)
    {
        if (folded.Length is < 3 or > LongestDrawn || folded[^1] != folded[^2]) return AnswerWord.Other;
        return folded.TrimEnd(folded[^1]) switch
        {
            "o" when folded[^1] == 'k' => AnswerWord.Agree,
            "oke" or "ok" when folded[^1] is 'e' or 'i' => AnswerWord.Agree,
            "u" or "o" or "uk" or "" when folded[^1] is 'm' or 'h' or 'u' or 'o' => AnswerWord.Agree,
            "van" when folded[^1] == 'g' => AnswerWord.Agree,
            "ye" when folded[^1] == 's' => AnswerWord.Agree,
            "d" when folded[^1] == 'a' => AnswerWord.Polite,
            "c" when folded[^1] == 'o' => AnswerWord.Yes,
            "duo" or "d" when folded[^1] == 'c' => AnswerWord.Yes,
            "ro" when folded[^1] == 'i' => AnswerWord.Yes,
            "dun" when folded[^1] == 'g' => AnswerWord.Yes,
            "khon" or "hon" when folded[^1] == 'g' => AnswerWord.No,
            "k" or "n" when folded[^1] == 'o' => AnswerWord.No,
            "" when folded[^1] == 'k' => AnswerWord.No,
            "thoi" or "tho" when folded[^1] == 'i' => AnswerWord.No,
            "chu" when folded[^1] == 'a' => AnswerWord.No,
            "a" or "" when folded[^1] == 'a' => AnswerWord.Closing,
            _ => AnswerWord.Other,
        };
    }

    private static PhraseTrie<AnswerWord> Build()
    {
        var table = new PhraseTrie<AnswerWord>();
        Add(table, AnswerWord.Agree, AgreeWords);
        Add(table, AnswerWord.Polite, "dạ", "dạ dạ", "dzạ");
        Add(table, AnswerWord.Yes, YesWords);
        Add(table, AnswerWord.No, NoWords);
        Add(table, AnswerWord.FirmYes, FirmYesWords);
        Add(table, AnswerWord.FirmNo, "chưa đồng ý", "bất đồng");
        foreach (var not in Nots) AddNegations(table, not);
        foreach (var deed in Deeds)
        {
            Add(table, AnswerWord.Yes, $"có {deed}", $"đã {deed}", $"đã {deed} rồi", $"{deed} rồi", $"sẽ {deed}", $"rất {deed}");
            Add(table, AnswerWord.No, $"chưa {deed}");
        }

        Add(table, AnswerWord.Unsure, UnsureWords);
        Add(table, AnswerWord.Question, QuestionWords);
        Add(table, AnswerWord.Filler, FillerWords);
        Add(table, AnswerWord.Closing, ClosingWords);
        foreach (var not in Nots) Add(table, AnswerWord.TakeBackNo, $"à {not}", $"á {not}", $"ah {not}", $"ý {not}");
        Add(table, AnswerWord.Correction, CorrectionWords);
        return table;
    }

    /// <summary>Everything a word for "not" makes: "không có", "không đồng ý", "không biết".</summary>
    private static void AddNegations(PhraseTrie<AnswerWord> table, string not)
    {
        Add(
            table,
            AnswerWord.No,
            not, $"{not} có", $"{not} có gì", $"{not} có đâu", $"{not} được", $"{not} được đâu", $"{not} đc", $"{not} dc", $"{not} phải", $"{not} phải đâu",
            $"{not} phải vậy", $"{not} phải thế", $"{not} đúng", $"{not} đúng đâu", $"{not} cần", $"{not} cần đâu", $"{not} cần thiết", $"{not} cảm ơn",
            $"{not} cám ơn", $"{not} bao giờ", $"{not} hề", $"{not} {not}", $"{not} thể", $"{not} hề có", $"{not} còn", $"{not} dám", $"{not} nên");
        Add(
            table,
            AnswerWord.FirmNo,
            $"{not} đồng ý", $"{not} tán thành", $"{not} nhất trí", $"{not} chấp nhận", $"{not} ok", $"{not} oke", $"{not} ủng hộ", $"{not} cam kết");
        Add(
            table,
            AnswerWord.Unsure,
            $"{not} biết", $"{not} biết nữa", $"{not} bít", $"{not} chắc", $"{not} chắc lắm", $"{not} rõ", $"{not} rõ lắm", $"{not} nhớ", $"{not} hiểu",
            $"{not} hẳn", $"{not} để ý", $"{not} quan tâm", $"có {not}", $"có hay {not}", $"có hoặc {not}", $"{not} chắc nữa", $"{not} có ý kiến", $"{not} ý kiến",
            $"sao lại {not}", $"sao {not}", $"{not} có gì đâu");
        Add(table, AnswerWord.Yes, $"{not} sai");
        foreach (var deed in Deeds) Add(table, AnswerWord.No, $"{not} {deed}", $"{not} {deed} đâu", $"{not} có {deed}");
    }

    private static void Add(PhraseTrie<AnswerWord> table, AnswerWord word, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases) table.Add(phrase, word);
    }
}
