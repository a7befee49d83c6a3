namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Tells words that are a number from the same words as something else, by their neighbours.</summary>
internal static class NumberContext
{
    private const string Nouns = "người cái chiếc đứa lần loại mức điểm câu bước nhóm điều cách việc quả trái hộp gói viên bao chai lon ly cốc thùng chỗ ghế tầng phòng làn chân tay mắt vụ ca trường đối hành nguyên lỗi biển vạch đèn phao khóa buổi tiết môn đợt lượt vòng trang chương đoạn phần khu xã phường huyện tỉnh thôn hộ mét km kg cân ký lít gam độ đồng nghìn ngàn triệu tỷ chục trăm mươi giai vị tổ đội cấp bậc màu dấu hướng ngón quy yếu bánh số tiếng phút giây giờ ngày tuần tháng tuổi học trẻ nạn thành mạng đáp phương ý bộ thanh hình kỹ nguyên tắc dòng dạng";

    /// <summary>What makes a number of "ba", "năm", "chín" before it, and of "hai", "sáu" … in a text without marks.</summary>
    private static readonly WordSet Counted = new(Nouns + " năm nhà xe lớp mũ áo đường bên hàng chị em");

    /// <summary>The same in a text without marks, where "den" may be "đến" and "cho" be "chỗ".</summary>
    private static readonly WordSet CountedUnmarked = new(Unmistakable + " học trẻ năm xe lớp bánh mũ");

    private const string Unmistakable = "người tuổi tháng ngày tuần giờ tiếng phút giây lần cái chiếc đứa câu điểm loại mức bước nhóm hộp gói viên chai lon cốc tầng phòng mét km kg cân lít gam nghìn ngàn triệu tỷ chục trăm mươi trường điều nguyên vạch phao buổi tiết lượt vòng xã phường";

    /// <summary>The same before "năm", which may be a year, and before "sau", which may be "after".</summary>
    private static readonly WordSet CountedAfterFive = new(Nouns);
    private static readonly WordSet CountedAfterNam = new("người tuổi tháng ngày tuần giờ tiếng phút giây cái chiếc đứa câu điểm loại mức bước nhóm hộp gói chai lon cốc tầng phòng mét km kg cân lít gam nghìn ngàn triệu tỷ chục trăm mươi trường điều nguyên vạch");
    private static readonly WordSet CountedAfterSix = new("tuổi người đứa chiếc mươi chục trăm nghìn ngàn triệu tỷ câu điểm mét km kg cân ký lít đồng loại bước nguyên");

    /// <summary>Behind these a number is expected.</summary>
    private static readonly WordSet Expecting = new("khoảng tầm chừng độ gần hơn đủ từ đến tới dưới trên số bằng cộng trừ nhân chia lớp hoặc chỉ những tổng");

    /// <summary>Kinship by order of birth: "anh hai", "chị ba", "chú tư", "bác năm".</summary>
    private static readonly WordSet Kin = new("anh chị chú bác cô dì cậu thím mợ dượng ông bà út");

    private static readonly WordSet KinUnmarked = new("anh chị bác cậu thím");

    /// <summary>Words that take the number as their name: "thứ hai", "tháng ba", "mùng một".</summary>
    private static readonly WordSet Naming = new("thứ tháng mùng mồng chủ rằm quý");

    /// <summary>"vài ba", "dăm bảy" name no number.</summary>
    private static readonly WordSet About = new("vài dăm đôi");

    private static readonly WordSet AfterOne = new("số vài chút ít lúc mình khi cách lát tí tẹo hồi loạt thể đôi phen mực bề mạch phía bên mai");
    private static readonly WordSet AfterTwo = new("bên phía lúa chiều mặt vợ");
    private static readonly WordSet BeforeHarm = new("tác gây nguy thiệt độc làm phương vô xâm tổn sát phá hủy hãm ám lợi mưu phúc kháng rất nạn hải gì càng");
    private static readonly WordSet BeforeRipe = new("nấu luộc ăn quả trái chưa đã đồ thịt rau nướng xào chưng hấp nước uống cơm gạo bánh lúa chuối xoài vàng đỏ thổi ninh kho rán chiên");
    private static readonly WordSet BeforeYear = new("mỗi một mấy nhiều hàng cả nửa đầu cuối trong theo sinh các nay trung thâm giữa vài bao suốt quanh ngày tháng");
    private static readonly WordSet AfterYear = new("nay ngoái sau trước tới học qua kia mới rồi nào này đó ấy xưa cũ");
    private static readonly WordSet Kinfolk = new("anh chị em con cháu bạn cô chú mẹ");
    private static readonly WordSet Countable = new("học nhỏ bé trẻ gái trai nam nữ sinh mèo chó gà vịt bò trâu");

    /// <summary>True when <paramref name="number"/>, written in words, is a number where it stands.</summary>
    public static bool IsNumber(AnalyzedText text, NumberSpan number)
    {
        var (first, after) = (number.First, number.Last + 1);
        var isNextTo = first > 0 && text.IsNextTo(first);
        if (isNextTo && Naming.Contains(text, first - 1)) return false;
        if (number.Count > 1 || number.Subtype is "fraction") return !IsNotExact(text, after);
        if (IsWholeText(text)) return number.Value is not 0;

        var word = NumberWords.At(text, first);
        if (isNextTo && (word.IsGuess ? KinUnmarked : Kin).Contains(text, first - 1) && !(after < text.Count && text.Folded(after) is "tuoi")) return false;
        if (isNextTo && About.Contains(text, first - 1) && number.Value is 3 or 5 or 7) return false;
        if (IsBlocked(text, word, first, after)) return false;
        if (isNextTo && !word.IsGuess && Expecting.Contains(text, first - 1) && IsExpectable(text, word, after)) return true;
        return !NeedsSupport(word) || IsSupported(text, word, after);
    }

    /// <summary>"hai mươi mấy" names no number.</summary>
    private static bool IsNotExact(AnalyzedText text, int after) => after < text.Count && text.IsNextTo(after) && text.Folded(after) is "may" && text.Key(after) is not "mai" && !IsMachine(text, after);

    private static bool IsMachine(AnalyzedText text, int may) => text.Key(may) is "may" && !text.IsUnmarked;

    /// <summary>A text of number words alone is an answer in numbers.</summary>
    private static bool IsWholeText(AnalyzedText text)
    {
        if (text.Count > 4) return false;
        for (var i = 0; i < text.Count; i++)
        {
            if (NumberWords.At(text, i) is not { Part: NumberPart.Unit or NumberPart.Ten or NumberPart.Digits } word || (i > 0 && word.Value is 5)) return false;
        }

        return !(text.Count == 1 && NumberWords.At(text, 0) is { IsGuess: true, Value: 3 or 5 or 6 or 7 or 8 });
    }

    private static bool NeedsSupport(NumberWord word) => word.IsGuess ? word.Value is not 1 : word.Value is 3 or 5 or 9;

    private static bool IsExpectable(AnalyzedText text, NumberWord word, int after) =>
        word.Value is not 5 || after >= text.Count || !(AfterYear.Contains(text, after) || text[after].Kind == TokenKind.Number);

    private static bool IsBlocked(AnalyzedText text, NumberWord word, int first, int after)
    {
        var before = first - 1;
        return word.Value switch
        {
            1 => AfterOne.Follows(text, after) && !IsMoneyNumber(text, after),
            2 => AfterTwo.Follows(text, after) || (word.IsGuess && BeforeHarm.Contains(text, before)),
            3 => Kinfolk.Follows(text, after) && !IsFamily(text, after),
            4 => word.IsGuess && after < text.Count && text.Folded(after) is "cau" && !(after + 1 < text.Count && text.Folded(after + 1) is "hoi" or "do" or "tra"),
            5 => (AfterYear.Follows(text, after) && !ArePupils(text, after, word)) || IsYearNumber(text, after) || BeforeYear.Contains(text, before) || (after < text.Count && text[after].Kind == TokenKind.Number) || NumberWords.At(text, before < 0 ? text.Count : before).Part is not NumberPart.None || (word.IsGuess && text.Folded(Math.Max(before, 0)) is "viet" or "mien" or "phia" or "quan"),
            7 => word.IsGuess && (text.Folded(Math.Max(before, 0)) is "may" or "san" or "chuyen" || (after < text.Count && text.Folded(after) is "gio")),
            8 => after < text.Count && text.Folded(after) is "chuyen" or "tinh",
            9 => BeforeRipe.Contains(text, before),
            _ => false,
        };
    }

    /// <summary>"năm học sinh" are five; without marks "nam hoc sinh" is mostly a boy.</summary>
    private static bool ArePupils(AnalyzedText text, int after, NumberWord word) =>
        !word.IsGuess && text.Folded(after) is "hoc" && after + 1 < text.Count && text.Folded(after + 1) is "sinh";

    /// <summary>"ba anh em", "ba mẹ con", "ba con mèo", "ba bạn học sinh" are three; "ba em", "ba mẹ em", "ba con bị" are parents.</summary>
    private static bool IsFamily(AnalyzedText text, int after) => text.Folded(after) switch
    {
        "anh" or "chi" => after + 1 < text.Count && text.Folded(after + 1) is "em" || Countable.Follows(text, after + 1),
        "me" or "bo" or "cha" => after + 1 < text.Count && text.Folded(after + 1) is "con",
        _ => Countable.Follows(text, after + 1),
    };

    /// <summary>"năm hai nghìn không trăm hai mươi", "năm một chín tám lăm".</summary>
    private static bool IsYearNumber(AnalyzedText text, int after) => NumberReader.TryRead(text, after, out var year) && year.Value is >= 1_000 and < 3_000;

    private static bool IsMoneyNumber(AnalyzedText text, int after) => after + 1 < text.Count && text.Folded(after) is "so" && text[after + 1].Kind == TokenKind.Number;

    private static bool IsSupported(AnalyzedText text, NumberWord word, int after)
    {
        if (after >= text.Count) return false;
        if (NumberWords.Next(text, after).Part is NumberPart.Unit or NumberPart.Ten && !word.IsGuess) return true;
        // "ba bon dua" counts on from one to the next.
        if (word.IsGuess && NumberWords.Next(text, after) is { Part: NumberPart.Unit } more && more.Value == word.Value + 1 && IsSupported(text, more, after + 1)) return true;
        if (text.Folded(after) is "den" or "toi" or "hoac" && after + 1 < text.Count && NumberWords.At(text, after + 1).Part is not NumberPart.None) return true;
        return (word.Value switch
        {
            5 => word.IsGuess ? CountedAfterNam : CountedAfterFive,
            6 when word.IsGuess => CountedAfterSix,
            _ => word.IsGuess ? CountedUnmarked : Counted,
        }).Follows(text, after) || (Kinfolk.Follows(text, after) && IsFamily(text, after));
    }
}
