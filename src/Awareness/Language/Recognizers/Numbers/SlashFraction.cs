namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// "1/2", "3/4", "2 1/2" as fractions. A day and a month are written the same way, so only halves, thirds and quarters count by themselves;
/// other pairs need what they are a part of ("1/5 dân số"), and none counts behind a word of time.
/// </summary>
internal static class SlashFraction
{
    private static readonly WordSet BeforeDate = new("ngày hôm mùng mồng sáng chiều tối trưa đêm nay mai lễ tết dịp hạn sinh từ đến tới trước sau kể cn chủ vào nhân qua lớp số hẻm ngõ kiệt lô bài");

    private static readonly WordSet Whole = new("số dân lượng diện quãng chiếc cái bánh lít kg tổng của thìa viên cốc giờ tiếng thời cân phần quả trái đường mức tiền lương hộp gói chai ly bát muỗng đời vòng thể chặng học");

    /// <summary>Reads the fraction that begins at <paramref name="position"/>.</summary>
    public static bool TryRead(AnalyzedText text, int position, out NumberReading fraction)
    {
        fraction = default;
        if (TryReadPair(text, position, out var value))
        {
            fraction = new NumberReading(value, position + 2);
            return true;
        }

        if (!IsPlain(text, position, longest: 3) || position + 2 >= text.Count || !text.IsNextTo(position + 1) || text.IsGlued(position + 1)) return false;
        if (!TryReadPair(text, position + 1, out value) || !Digits.TryRead(text, position, isEnglish: false, out var whole, out _)) return false;
        fraction = new NumberReading(whole + value, position + 3);
        return true;
    }

    private static bool TryReadPair(AnalyzedText text, int at, out double value)
    {
        value = 0;
        if (at + 1 >= text.Count || !IsPlain(text, at, longest: 2) || !IsPlain(text, at + 1, longest: 2) || text.GapBefore(at + 1) is not ("/" or "\u2044")) return false;
        if (GapEndsOpen(text.GapBefore(at)) || (at + 2 < text.Count && GapBeginsOpen(text.GapBefore(at + 2)))) return false;
        if (!Digits.TryRead(text, at, isEnglish: false, out var above, out _) || !Digits.TryRead(text, at + 1, isEnglish: false, out var below, out _)) return false;
        if (above < 1 || above >= below || text.Source[text[at].Start] == '0' || text.Source[text[at + 1].Start] == '0') return false;
        if (at > 0 && BeforeDate.Contains(text, at - 1)) return false;
        value = above / below;
        return below <= 4 || Whole.Follows(text, at + 2);
    }

    private static bool IsPlain(AnalyzedText text, int at, int longest) => text[at].Kind == TokenKind.Number && text[at].Length <= longest;

    private static bool GapEndsOpen(ReadOnlySpan<char> gap) => gap is [.., '/' or '-'];

    private static bool GapBeginsOpen(ReadOnlySpan<char> gap) => gap is ['/' or '-' or ':', ..] or [' ', '-' or '–', ..];
}
