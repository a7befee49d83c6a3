using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Reads meters with what follows: "1m65", "1 mét 65", "một mét sáu lăm", "mét rưỡi", and tells the height "1m2" from the area "100m2" and the volume "10m3".
/// </summary>
internal static class HeightReader
{
    private const double TallestShort = 3;
    private const int MostWordsBack = 5;

    private static readonly WordSet Tall = new("cao sâu dài chiều mực ngập lặn xa cách ngang nước dâng tầm bé cháu trẻ em con đứng người hố mương rộng rào");
    private static readonly WordSet Nearly = new("tầm khoảng hơn gần có được mỗi");
    private static readonly WordSet Ground = new("diện tích đất sân phòng căn thửa giá mỗi xây sàn lô vườn");
    private static readonly WordSet OtherUnit = new("km m kg người tuổi lần năm tháng ngày giờ phút cái chiếc tiếng tầng cc");

    /// <summary>Meters behind <paramref name="number"/> with a rest, or "m2" in either meaning; <paramref name="end"/> is the token behind.</summary>
    public static bool TryRead(AnalyzedText text, NumberSpan number, out DimensionSpan measure, out int end)
    {
        (measure, end) = (default, number.Last + 2);
        var at = number.Last + 1;
        if (at >= text.Count || !text.IsNextTo(at) || !IsMeter(text, at)) return false;
        var start = NumberReader.StartOf(text, number);
        if (OfPower(text, at) is { } raised && !IsHeight(text, number))
        {
            end = at + 2;
            measure = new DimensionSpan(number.Value, raised, start, text.End(at + 1));
            return true;
        }

        var isSign = text.Folded(at) is "m" && !(number.First > 0 && text.Folded(number.First - 1) is "cao" && NumberGroups.EndsOrIsAmount(text, at + 2));
        if (number.Value != Math.Floor(number.Value) || !TryReadRest(text, at + 1, isSign, out var rest, out end)) return false;
        measure = new DimensionSpan(number.Value + rest, DimensionUnits.Meter, start, text.End(end - 1));
        return true;
    }

    /// <summary>A meter without a number before it: "mét rưỡi", "cao mét sáu".</summary>
    public static bool TryReadBare(AnalyzedText text, int at, out DimensionSpan measure, out int end)
    {
        (measure, end) = (default, at + 1);
        if (text.Folded(at) is "m") return TryReadSign(text, at, out measure, out end);
        if (text.Key(at) is not "met1" || (at > 0 && NumberWords.At(text, at - 1).Part is not NumberPart.None && text.IsNextTo(at))) return false;
        if (!TryReadRest(text, at + 1, isSign: false, out var rest, out end)) return false;
        measure = new DimensionSpan(1 + rest, DimensionUnits.Meter, text[at].Start, text.End(end - 1));
        return NumberWords.At(text, at + 1).Part is NumberPart.AndHalf || Tall.Contains(text, at - 1);
    }

    /// <summary>"cao m7": the meter is left unsaid, and only where somebody's height is told.</summary>
    private static bool TryReadSign(AnalyzedText text, int at, out DimensionSpan measure, out int end)
    {
        (measure, end) = (default, at + 2);
        if (at == 0 || end > text.Count || !text.IsNextTo(at) || text.IsGlued(at) || !text.IsGlued(at + 1) || (end < text.Count && text.IsGlued(end))) return false;
        if (!IsTall(text, at - 1) || text[at + 1] is not { Kind: TokenKind.Number, Length: <= 2 } || !Digits.TryRead(text, at + 1, isEnglish: false, out var digits, out var isDecimal) || isDecimal) return false;
        measure = new DimensionSpan(1 + (digits / Math.Pow(10, text[at + 1].Length)), DimensionUnits.Meter, text[at].Start, text.End(at + 1));
        return true;
    }

    /// <summary>"cao", "cao tầm", "cao có".</summary>
    private static bool IsTall(AnalyzedText text, int at) =>
        text.Folded(at) is "cao" || (at > 0 && text.IsNextTo(at) && Nearly.Contains(text, at) && text.Folded(at - 1) is "cao");

    private static bool IsMeter(AnalyzedText text, int at) => text.Folded(at) is "m" or "met" && text.Key(at) is "m" or "met1" or "met";

    /// <summary>The unit of "m2" and "m3"; null when a figure of another meaning or none stands behind the m.</summary>
    private static DimensionUnit? OfPower(AnalyzedText text, int at)
    {
        if (at + 1 >= text.Count || text.Folded(at) is not "m" || !(text.IsGlued(at + 1) || text.GapBefore(at + 1) is "^") || (at + 2 < text.Count && text.IsGlued(at + 2))) return null;
        return text.Folded(at + 1) switch { "2" => DimensionUnits.SquareMeter, "3" => DimensionUnits.CubicMeter, _ => null };
    }

    /// <summary>"1m2" is a height where somebody or water is measured, and an area where land is; a bare one is an area.</summary>
    private static bool IsHeight(AnalyzedText text, NumberSpan number)
    {
        if (number.Value is < 1 or > TallestShort || number.Value != Math.Floor(number.Value)) return false;
        for (var i = number.First - 1; i >= 0 && i >= number.First - MostWordsBack; i--)
        {
            if (Ground.Contains(text, i)) return false;
            if (Tall.Contains(text, i)) return true;
        }

        var after = number.Last + 3;
        return after < text.Count && text.IsNextTo(after) && text.Folded(after) is "nuoc" or "sau" or "cao";
    }

    /// <summary>What stands behind the meters, as a part of a meter.</summary>
    private static bool TryReadRest(AnalyzedText text, int at, bool isSign, out double rest, out int end)
    {
        (rest, end) = (0, at + 1);
        var word = NumberWords.Next(text, at);
        switch (word.Part)
        {
            case NumberPart.AndHalf:
                rest = 0.5;
                return true;
            case NumberPart.Digits:
                return TryReadDigits(text, at, isSign, out rest, ref end);
            case NumberPart.LateUnit when !word.IsGuess:
                rest = word.Value / 10;
                return true;
            case NumberPart.Unit when !isSign && NumberGroups.TryRead(text, at, isFirst: false, out var group) && group.Value < 100 && !group.IsDecimal && !(word.IsGuess && group.End == at + 1 && group.End < text.Count):
                rest = group.Value / (group.Value < 10 ? 10 : 100);
                end = group.End;
                return !OtherUnit.Follows(text, end);
            default:
                return false;
        }
    }

    private static bool TryReadDigits(AnalyzedText text, int at, bool isSign, out double rest, ref int end)
    {
        rest = 0;
        var isGlued = text.IsGlued(at);
        if (text[at].Length > 2 || (!isGlued && text.GapBefore(at) is not " ") || !Digits.TryRead(text, at, isEnglish: false, out var digits, out var isDecimal) || isDecimal) return false;
        if (DigitContext.IsPartOfDate(text, new NumberSpan(digits, at, 1, "integer", IsWords: false))) return false;
        if (!isGlued && isSign && text[at].Length is not 2) return false;
        rest = digits / Math.Pow(10, text[at].Length);
        if (at + 1 >= text.Count || !text.IsNextTo(at + 1)) return true;
        if (text.Folded(at + 1) is "cm" or "phan" && text[at].Length is 2)
        {
            end = at + 2;
            return true;
        }

        return !text.IsGlued(at + 1) && (isGlued || !OtherUnit.Contains(text, at + 1));
    }
}
