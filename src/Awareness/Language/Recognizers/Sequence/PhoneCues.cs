namespace Awareness.Language.Recognizers.Sequence;

/// <summary>What the words beside a number say about it.</summary>
internal enum PhoneCue : byte
{
    None,

    /// <summary>"số": a number of some kind.</summary>
    Number,

    /// <summary>Who answers the telephone: "công an 113". Counts only right before the number.</summary>
    Answerer,

    /// <summary>A telephone: "gọi", "sđt", "hotline".</summary>
    Phone,

    /// <summary>A number of another kind: tax code, identity card, account, plate.</summary>
    Other,

    /// <summary>A place, a document or a measure that a short number belongs to: "phòng 113", "nghị định 115".</summary>
    Place,
}

/// <summary>The words beside a number that tell telephones from other numbers.</summary>
internal static class PhoneCues
{
    /// <summary>A word further away says nothing about the number.</summary>
    private const int Reach = 5;

    private static readonly PhraseTrie<PhoneCue> Before = Table<PhoneCue>(
        (PhoneCue.None, PhraseList.Of(
            "ma túy, bao nhiêu, bao giờ, bao lâu, báo cáo, bảo hiểm, đảm bảo, dự báo, ma, the, thue, bien, can")),
        (PhoneCue.Number, PhraseList.Of("số")),
        (PhoneCue.Phone, PhraseList.Of(
            "gọi, sđt, sdt, số đt, so dt, đt, dt, đthoại, đtdđ, đtdd, dtdd, điện thoại, hotline, hot line, tổng đài, đường dây nóng, đdn, zalo, zl, viber, alo",
            "a lô, liên hệ, lhe, lh, liên lạc, nhắn tin, sms, call, phone, tel, mobile, di động, máy bàn, bấm, quay số, bấm số, báo, trình báo, tố giác, gọi số",
            "nhắn, ib, contact, fax, đường dây")),
        (PhoneCue.Answerer, PhraseList.Of(
            "cấp cứu, cứu hỏa, chữa cháy, pccc, cứu hộ, cứu nạn, cứu thương, công an, cảnh sát, cảnh sát giao thông, cảnh sát cơ động, csgt, bảo vệ trẻ em, trẻ em")),
        (PhoneCue.Other, PhraseList.Of(
            "mst, mã, mã số, thuế, mã số thuế, số thuế, mã đơn, mã hàng, số báo danh, báo danh, sbd, cccd, cmnd, cmt, cmtnd, căn cước, chứng minh, chứng minh thư",
            "chứng minh nhân dân, định danh, stk, tài khoản, tk, thẻ, số thẻ, bhyt, bhxh, hộ chiếu, passport, biển, biển số, biển kiểm soát, bks, bsx, imei",
            "số khung, số máy xe, vận đơn, đơn hàng, hóa đơn, hợp đồng, seri, sê ri, serial, otp, giấy phép, gplx, bằng lái, id, hồ sơ, ngân hàng, vietcombank",
            "agribank, bidv, vietinbank, mbbank")),
        (PhoneCue.Place, PhraseList.Of(
            "phòng, nhà, điều, khoản, trang, lớp, nghị định, nđ, thông tư, tt, quyết định, qđ, luật, nghị quyết, chỉ thị, công văn, kế hoạch, quốc lộ, ql, tỉnh lộ",
            "tl, đường, buýt, bus, tuyến, km, cột, hơn, khoảng, gần, tầm, lô, tòa, block, căn, căn hộ, ngõ, ngách, hẻm, tổ, khu, thôn, chương, bài, câu, mục, xe số",
            "buýt số, tàu số, vé số, bàn số, thứ tự, ghế, giường, phiếu, tốc độ, điểm, phố, trạm, chuyến")));

    /// <summary>What is counted or measured; false for its unmarked look-alikes ("gọi 115 ngay") and for people called instead of counted.</summary>
    private static readonly PhraseTrie<bool> Units = Table<bool>(
        (false, PhraseList.Of(
            "đường dây, ngay, do, ve, em ơi, con ơi, cháu ơi, bạn ơi, em nhé, con nhé, cháu nhé, em với, em nha, em đi")),
        (true, PhraseList.Of(
            "km, m, cm, mm, kg, g, gam, tấn, tạ, lít, l, ml, cc, ha, đồng, đ, vnd, vnđ, usd, nghìn, ngàn, triệu, tr, tỷ, trăm, người, tuổi, cái, chiếc, con",
            "học sinh, hs, em, cháu, bạn, trẻ, bé, trường, xã, phường, ngày, tháng, năm, tuần, giờ, phút, giây, độ, điểm, trang, lần, vụ, ca, đối tượng, trường hợp",
            "xe, câu, bài, lớp, hộ, nhà, thôn, mét, ki lô mét, cây số, mg, phần trăm, suất, phần, mâm, tờ, vé, đơn vị, cơ sở, điều, phân khối, đường, phố, ngõ, ngách, hẻm")));

    /// <summary>What may follow a short number that opens a message: "111 là số gì", "115 có mất tiền không".</summary>
    private static readonly PhraseTrie<bool> Asked = Table<bool>(
        (true, PhraseList.Of(
            "là, la, gọi, miễn phí, của ai, dùng để, có mất, có phải, có gọi, có nghe, có trả lời, không nghe, không trả lời, có miễn phí, có tốn, khác, máy bận",
            "ở đâu, trực, hoạt động, hỗ trợ, bận, mất tiền, mất phí, tốn tiền")));

    private static readonly PhraseTrie<bool> Joining = Table<bool>((true, PhraseList.Of("và, hay, hoặc, với, or, and")));

    private static readonly PhraseTrie<bool> Polite = Table<bool>((true, PhraseList.Of(
            "ạ, a, nhé, nha, nhe, đi, em, ad, ơi, hả, à")));

    /// <summary>The nearest telling word before token <paramref name="index"/> in its sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The number's first token, or where it would stand.</param>
    /// <param name="isShort">True when words for places count: no room has a number of ten digits.</param>
    public static PhoneCue BeforeToken(AnalyzedText text, int index, bool isShort)
    {
        var weak = PhoneCue.None;
        for (var i = index - 1; i >= Math.Max(0, index - Reach); i--)
        {
            if (EndsSentence(text.GapBefore(i + 1))) break;
            if (!Before.TryMatch(text, i, out var length, out var cue) || i + length > index) continue;
            if (cue is PhoneCue.Place && !isShort) continue;
            if (cue is PhoneCue.Number) weak = cue;
            else if (cue is not PhoneCue.Answerer || i + length >= index - (weak is PhoneCue.Number ? 1 : 0)) return cue;
        }

        return weak;
    }

    /// <summary>True when token <paramref name="index"/> is the measure of the number before it.</summary>
    public static bool IsUnit(AnalyzedText text, int index) =>
        index < text.Count && text.GapBefore(index).IsWhiteSpace() && Units.TryMatch(text, index, out _, out var isUnit) && isUnit;

    /// <summary>True when what follows asks about the number at the beginning of the message.</summary>
    public static bool IsAskedAbout(AnalyzedText text, int index) => index < text.Count && Asked.TryMatch(text, index, out _, out _);

    /// <summary>True for "và", "hay", "hoặc", "với".</summary>
    public static bool IsJoining(AnalyzedText text, int index) => index >= 0 && index < text.Count && Joining.TryMatch(text, index, out _, out _);

    /// <summary>True for the small words that add politeness only.</summary>
    public static bool IsPolite(AnalyzedText text, int index) => Polite.TryMatch(text, index, out _, out _);

    /// <summary>True when the word glued to a number's front announces it: "sđt0912345678".</summary>
    public static bool Announces(AnalyzedText text, int index) => Before.TryMatch(text, index, out var length, out var cue) && length == 1 && cue is PhoneCue.Phone;

    private static bool EndsSentence(ReadOnlySpan<char> gap) => gap.ContainsAny(".!?;\n");

    private static PhraseTrie<T> Table<T>(params ReadOnlySpan<(T Value, string[] Phrases)> rows)
    {
        var table = new PhraseTrie<T>();
        foreach (var (value, phrases) in rows)
        {
            foreach (var phrase in phrases) table.Add(phrase, value);
        }

        return table;
    }
}
