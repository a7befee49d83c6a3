namespace Awareness.Language.Recognizers.Units;

/// <summary>Tells unit words from the same letters as something else: "8g" o'clock, "2 can bo", "5 cây" of trees.</summary>
internal static class UnitContext
{
    private const double LastHour = 24;
    private const int WordsAround = 6;
    private const double SmallestEngine = 49;
    private const double LargestEngine = 2_000;

    private static readonly WordSet Weighed = new("nặng cân tàng trữ ma túy heroin hê ketamin ke thuốc phiện đá cần cỏ vàng muối đường bột cocain cocaine methamphetamine mdma lượng tăng giảm mua bán vận chuyển gạo thịt rau cá thừa béo sụt ký kg chứa protein pháo nấm bánh");
    private static readonly WordSet TimeOfDay = new("sáng trưa chiều tối đêm kém rưỡi khuya đúng hơn đi đến");
    private static readonly WordSet Hours = new("lúc hồi giờ từ tới đến sau trước khoảng tầm sáng trưa chiều tối đêm mấy hẹn học");
    private static readonly WordSet Loaded = new("tải nặng chở tăng giảm sụt thịt gạo lúa thóc");
    private static readonly WordSet Engines = new("xe máy dung tích động cơ mô tô gắn");
    private const double LongestInPhan = 300;

    private static readonly WordSet Extended = new("ngập cao dài sâu rộng dày vết hở");
    private static readonly WordSet Travelled = new("cách xa chạy đi còn dài tốc độ thêm đường tầm khoảng hơn gần");
    private static readonly WordSet Bulks = new("nước gỗ đất cát bê đá");
    private static readonly WordSet NotWeight = new("bộ hộ công nhắc bệnh thiết phải làm đối bằng thủ ngày kết cam tên hợp quyết duyệt bởi dặn cứ");
    private static readonly WordSet Lands = new("diện tích rừng đất ruộng lúa đầm nuôi trồng cháy");
    private static readonly WordSet Naming = new("lớp số thị điều khoản câu bài tháng ngày thứ khối");
    private static readonly WordSet AfterLetter = new("nước sâu cao dài rộng thì là khí máu trở và đến rượu bia xăng dầu sữa ma heroin đất");
    private static readonly WordSet AfterPart = new("tích quang công loại biệt bổ luồng làn nửa");
    private static readonly WordSet Trees = new("xanh cối vàng hoa ăn chuối bút gậy cầu thuốc");

    /// <summary>True when the word at <paramref name="at"/> is a unit behind <paramref name="number"/>.</summary>
    public static bool IsUnit(AnalyzedText text, NumberSpan number, int at, int length, UnitWord word)
    {
        if (IsSingleLetter(text, at, length) && !IsLetterUnit(text, number, at)) return false;
        return word.Need switch
        {
            UnitNeed.Weight => IsWeight(text, number, at),
            UnitNeed.MarksOrWeight => !NotWeight.Follows(text, at + length) && (text[at].IsMarked || (text.Folded(at) is "can" or "ki" or "tan" && IsNear(Loaded, text, number.First, at + length))),
            UnitNeed.Engine => !number.IsWords && number.Value is >= SmallestEngine and <= LargestEngine && !AfterPart.Follows(text, at + 1) && IsNear(Engines, text, number.First, at) && !(at + 1 < text.Count && text.IsNextTo(at + 1) && text.Folded(at + 1) is "tram"),
            UnitNeed.Distance => IsNear(Travelled, text, number.First, at) && !Trees.Follows(text, at + length),
            UnitNeed.Land => !text.IsUnmarked || text.IsGlued(at) || text.Count <= 2 || IsNear(Lands, text, number.First, at + length),
            UnitNeed.Bulk => Bulks.Follows(text, at + length),
            _ => true,
        };
    }

    /// <summary>"ngập 30 phân": in the words of a length "phân" is a centimeter.</summary>
    public static bool IsCentimeter(AnalyzedText text, NumberSpan number, int at, int length, UnitWord word) =>
        word.Need is UnitNeed.Engine && number.Value <= LongestInPhan && !AfterPart.Follows(text, at + length)
        && !(at + length < text.Count && text.IsNextTo(at + length) && text.Folded(at + length) is "tram") && IsNear(Extended, text, number.First, at);

    private static bool IsSingleLetter(AnalyzedText text, int at, int length) => length is 1 && text[at].Length is 1;

    /// <summary>A letter alone is a unit when it is glued to digits or stands behind them where a sentence pauses: "5 m" may be "mày".</summary>
    private static bool IsLetterUnit(AnalyzedText text, NumberSpan number, int at)
    {
        if (!text.IsGlued(at) && Naming.Contains(text, number.First - 1)) return false;
        if (number.IsWords && number.Count == 1 && text.Folded(at) is not "m" and not "l") return false;
        if (at + 1 >= text.Count || !text.IsNextTo(at + 1)) return true;
        if (text.IsGlued(at + 1)) return text[at + 1].Kind is not TokenKind.Word;
        return text.IsGlued(at) || !text.IsUnmarked || AfterLetter.Contains(text, at + 1);
    }

    private static bool IsWeight(AnalyzedText text, NumberSpan number, int at)
    {
        if (at + 1 < text.Count && (text.IsGlued(at + 1) || (text.IsNextTo(at + 1) && TimeOfDay.Contains(text, at + 1)))) return false;
        if (number.Value > LastHour || number.Value != Math.Floor(number.Value)) return true;
        return IsNear(Weighed, text, number.First, at) && !Hours.Contains(text, number.First - 1);
    }

    private static bool IsNear(WordSet words, AnalyzedText text, int first, int behind)
    {
        for (var i = Math.Max(0, first - WordsAround); i < first; i++)
        {
            if (words.Contains(text, i)) return true;
        }

        for (var i = behind; i < text.Count && i <= behind + 3; i++)
        {
            if (words.Contains(text, i)) return true;
        }

        return false;
    }
}
