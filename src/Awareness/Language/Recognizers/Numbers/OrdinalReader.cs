namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// Finds places in an order: "thứ nhất", "lần thứ 3", "hạng nhì", "đầu tiên", "cuối cùng", "tiếp theo". "thứ hai" to "thứ bảy" are days of the week
/// unless what stands before them is counted or they continue a list that began with "thứ nhất".
/// </summary>
public static class OrdinalReader
{
    private const double LastWeekday = 7;

    private static readonly WordSet Ordered = new("lần người vị câu bài điều lớp tầng bước nhóm tiết buổi đợt đời chương phần dòng trang vòng tháng năm tuần giờ con đứa chiếc cái hạng xếp đứng kỷ phiên khóa kỳ lượt mũi liều lỗi vấn đề dấu hiệu cách bệnh nhân thành viên số vụ ca cuộc trận");
    private static readonly WordSet Places = new("hạng giải");
    private static readonly WordSet AfterDay = new("liên kể của sau kế");
    private static readonly PhraseTable<OrdinalSpan> Fixed = BuildFixed();

    /// <summary>The ordinals of <paramref name="text"/> by position, without overlap.</summary>
    public static IReadOnlyList<OrdinalSpan> Find(AnalyzedText text)
    {
        List<OrdinalSpan>? found = null;
        var isList = false;
        for (var i = 0; i < text.Count;)
        {
            if (!TryRead(text, i, isList, out var ordinal))
            {
                i++;
                continue;
            }

            isList |= ordinal is { Offset: 1, RelativeTo: OrdinalOrigin.Start };
            (found ??= []).Add(ordinal);
            i = ordinal.Last + 1;
        }

        return found ?? (IReadOnlyList<OrdinalSpan>)[];
    }

    private static bool TryRead(AnalyzedText text, int at, bool isList, out OrdinalSpan ordinal)
    {
        if (Fixed.TryMatch(text, at, out var length, out var known))
        {
            ordinal = known with { First = at, Count = length };
            return AreTogether(text, at, length) && !IsLasting(text, at);
        }

        ordinal = default;
        if (IsThu(text, at)) return TryReadThu(text, at, isList, out ordinal);
        if (!Places.Contains(text, at) || (text.Folded(at) is "hang" && text.Key(at) is "hang" && !IsNamed(text, at + 1))) return false;
        if (!TryReadPlace(text, at + 1, out var place, out var end)) return false;
        ordinal = new OrdinalSpan(place, OrdinalOrigin.Start, at, end - at);
        return true;
    }

    private static bool IsThu(AnalyzedText text, int at) => text.Folded(at) is "thu" && text.Key(at) is "thư1" or "thu" && (text.Key(at) is not "thu" || text.IsUnmarked);

    /// <summary>"cuối cùng" said of a whole stretch: "đến cuối cùng" stays an ordinal, but "cuối cùng thì" is only "at last".</summary>
    private static bool IsLasting(AnalyzedText text, int at) => text.Folded(at) is "cuoi" && at + 2 < text.Count && text.IsNextTo(at + 2) && text.Folded(at + 2) is "thi" or "cung";

    private static bool TryReadThu(AnalyzedText text, int at, bool isList, out OrdinalSpan ordinal)
    {
        ordinal = default;
        if (!TryReadPlace(text, at + 1, out var place, out var end)) return false;
        ordinal = new OrdinalSpan(place, OrdinalOrigin.Start, at, end - at);
        if (text.Key(at) is "thu" && !IsNamed(text, at + 1) && !IsOrdered(text, at)) return place > LastWeekday && text[at + 1].Kind == TokenKind.Word;
        if (place is < 2 or > LastWeekday || text.Folded(at + 1) is "nhi") return true;
        if (at > 0 && text.IsNextTo(at))
        {
            if (IsOrdered(text, at)) return true;
            if (text.Folded(at - 1) is "ngay") return AfterDay.Follows(text, end);
        }

        return isList && (at == 0 || !text.IsNextTo(at) || text.Folded(at - 1) is "va" or "con");
    }

    /// <summary>True behind a word that is counted: "lần thứ hai", "tuần thứ hai".</summary>
    private static bool IsOrdered(AnalyzedText text, int at) => at > 0 && text.IsNextTo(at) && Ordered.Contains(text, at - 1);

    /// <summary>"nhất" and "nhì" name a place by themselves, so that "hang" and "thu" without marks are meant as "hạng" and "thứ", not "hàng" and "thử".</summary>
    private static bool IsNamed(AnalyzedText text, int at) => at < text.Count && text.Folded(at) is "nhat" or "nhi";

    /// <summary>The place behind "thứ", "hạng" or "giải": a number, "nhất", "nhì", "tư", a Roman number.</summary>
    private static bool TryReadPlace(AnalyzedText text, int at, out double place, out int end)
    {
        (place, end) = (0, at + 1);
        if (at >= text.Count || !text.IsNextTo(at)) return false;
        if (text.Key(at) is "nhât1" || (text.IsUnmarked && text.Key(at) is "nhat")) place = 1;
        else if (text.Key(at) is "nhi2" || (text.IsUnmarked && text.Key(at) is "nhi")) place = 2;
        else if (text.Key(at) is "tư") place = 4;
        else if (Roman.TryRead(text, at, out var roman)) place = roman;
        else if (NumberReader.TryRead(text, at, out var number) && number is { Subtype: "integer", Value: > 0 and < 1_000 } && !DigitContext.IsPartOfDate(text, number))
        {
            (place, end) = (number.Value, number.Last + 1);
            return end >= text.Count || !text.IsGlued(end);
        }

        return place > 0;
    }

    private static bool AreTogether(AnalyzedText text, int at, int length)
    {
        for (var i = at + 1; i < at + length; i++)
        {
            if (!text.IsNextTo(i)) return false;
        }

        return true;
    }

    private static PhraseTable<OrdinalSpan> BuildFixed()
    {
        var table = new PhraseTable<OrdinalSpan>(matchFolded: true);
        Add(1, OrdinalOrigin.Start, "đầu tiên", "lần đầu");
        Add(0, OrdinalOrigin.End, "cuối cùng", "sau cùng", "sau chót");
        Add(-1, OrdinalOrigin.End, "áp chót", "kế cuối", "áp út", "gần cuối");
        Add(1, OrdinalOrigin.Current, "tiếp theo", "kế tiếp");
        Add(-1, OrdinalOrigin.Current, "liền trước", "ngay trước đó");
        table.Add("lần đầu tiên", new OrdinalSpan(1, OrdinalOrigin.Start, 0, 0));
        return table;

        void Add(double offset, OrdinalOrigin relativeTo, params string[] phrases)
        {
            foreach (var phrase in phrases) table.Add(phrase, new OrdinalSpan(offset, relativeTo, 0, 0));
        }
    }
}
