namespace Awareness.Language.Recognizers.Numbers;

/// <summary>What was read of a number so far.</summary>
/// <param name="Value">Its value.</param>
/// <param name="End">The token behind it.</param>
/// <param name="IsDecimal">True when it was written with decimals.</param>
internal readonly record struct NumberReading(double Value, int End, bool IsDecimal = false);

/// <summary>
/// The grammar of Vietnamese numbers above a thousand: groups in scales that descend ("3 triệu hai trăm nghìn") and the short ways of speech behind a
/// scale ("1tr5", "ba triệu hai", "hai nghìn rưỡi"). Looks at a bounded number of tokens.
/// </summary>
internal static class NumberGrammar
{
    private const double Million = 1_000_000;
    private const double Thousand = 1_000;

    /// <summary>What a number counts: behind a scale and a single digit it shows that the digit is a count of its own ("2 triệu 3 người").</summary>
    private static readonly WordSet Counted = new("người tuổi năm tháng ngày tuần giờ tiếng phút giây lần cái chiếc đứa em bạn cháu con h p km m cm kg học xe");

    /// <summary>Reads the number that begins at <paramref name="position"/>, without fraction and sign.</summary>
    public static bool TryReadScaled(AnalyzedText text, int position, out NumberReading reading)
    {
        var (total, at, isDecimal) = (0.0, position, false);
        var limit = double.PositiveInfinity;
        while (NumberGroups.TryRead(text, at, isFirst: at == position, out var group))
        {
            var end = group.End;
            var scale = ReadScale(text, ref end);
            if (scale is 1)
            {
                var rest = at == position ? group.Value : PlaceBehind(text, at, group, limit);
                if (rest is not null) (total, at, isDecimal) = (total + rest.Value, group.End, isDecimal || group.IsDecimal);
                break;
            }

            if (scale >= limit || (at != position && group.IsDecimal)) break;
            (total, at, limit, isDecimal) = (total + (group.Value * scale), end, scale, group.IsDecimal);
            if (TryEnd(text, at, scale, out var ending))
            {
                (total, at) = (total + ending.Value, ending.End);
                break;
            }

            if (isDecimal) break;
        }

        if (at > position && limit is double.PositiveInfinity && NumberWords.Next(text, at).Part is NumberPart.AndHalf) (total, at) = (total + 0.5, at + 1);
        reading = new NumberReading(total, at, isDecimal);
        return at > position;
    }

    /// <summary>A scale said without a number before it: "triệu rưỡi", "trăm rưỡi", "triệu hai".</summary>
    public static bool TryReadBareScale(AnalyzedText text, int position, NumberWord scale, out NumberReading reading)
    {
        var next = NumberWords.Next(text, position + 1);
        var isShort = next.IsUnit && !next.IsGuess && next.Value is not 5 && scale.Value >= Thousand && NumberGroups.EndsOrIsAmount(text, position + 2);
        reading = next.Part switch
        {
            NumberPart.AndHalf => new NumberReading(scale.Value * 1.5, position + 2),
            _ when isShort => new NumberReading(scale.Value * (1 + (next.Value / 10)), position + 2),
            _ => default,
        };
        return reading.End > position;
    }

    /// <summary>The scales at <paramref name="end"/>, multiplied ("nghìn tỷ"); 1 when there is none.</summary>
    private static double ReadScale(AnalyzedText text, ref int end)
    {
        var product = 1.0;
        for (var last = 0.0; NumberWords.Next(text, end) is { Part: NumberPart.Scale, Value: var value } && value > last; last = value)
        {
            product *= value;
            end++;
        }

        return product;
    }

    /// <summary>What may end a number behind a scale: "rưỡi", "linh năm", "tư", and digits that are its decimals ("1tr5", "2 triệu 250").</summary>
    private static bool TryEnd(AnalyzedText text, int at, double scale, out NumberReading ending)
    {
        var word = NumberWords.Next(text, at);
        var next = NumberWords.Next(text, at + 1);
        ending = word.Part switch
        {
            NumberPart.AndHalf => new NumberReading(scale / 2, at + 1),
            NumberPart.Odd when next.IsUnit => new NumberReading(next.Value, at + 2),
            NumberPart.Odd when next.Part is NumberPart.Digits or NumberPart.Ten && NumberGroups.TryRead(text, at + 1, isFirst: false, out var odd) => odd,
            NumberPart.LateUnit when !word.IsGuess && word.Value is not 5 && NumberGroups.EndsOrIsAmount(text, at + 1) => new NumberReading(word.Value * scale / 10, at + 1),
            NumberPart.Digits => ReadDigitsBehind(text, at, scale, next),
            _ => default,
        };
        return ending.End > at;
    }

    /// <summary>Digits as decimals of the scale before them; nothing when they begin a number of their own ("100 nghìn 1 vé").</summary>
    private static NumberReading ReadDigitsBehind(AnalyzedText text, int at, double scale, NumberWord next)
    {
        var length = text[at].Length;
        if (length > 3 || next.Part is NumberPart.Scale or NumberPart.Hundred or NumberPart.Dozen or NumberPart.Point or NumberPart.Part || !Digits.TryRead(text, at, isEnglish: false, out var value, out var isDecimal) || isDecimal) return default;
        if (!text.IsGlued(at))
        {
            var isUsual = length is 1 || (length is 3 && scale >= Million);
            var isEach = (value is 1 || scale < Million) && !NumberGroups.EndsOrIsAmount(text, at + 1);
            if (!isUsual || isEach || scale < 1_000 || Counted.Follows(text, at + 1) || IsPartOfDate(text, at)) return default;
        }

        return new NumberReading(value * scale / Math.Pow(10, length), at + 1);
    }

    private static bool IsPartOfDate(AnalyzedText text, int at) => at + 1 < text.Count && text.GapBefore(at + 1) is "/" or "-" or ":" or "–";

    /// <summary>What a group without a scale is worth behind a scale; null when it is a number of its own ("một nghìn năm").</summary>
    private static double? PlaceBehind(AnalyzedText text, int at, NumberReading group, double limit)
    {
        if (group.IsDecimal || (text[at].Kind == TokenKind.Number && group.End == at + 1)) return null;
        if (group.End == at + 1 && group.Value < 10)
        {
            var word = NumberWords.At(text, at);
            var needsEnd = word.IsGuess || word.Value is 1 or 5 || text.Folded(at - 1) is "k" or "tr";
            if (word.Value is 5 && limit < Million) return null;
            if (needsEnd ? !NumberGroups.EndsOrIsAmount(text, group.End) : Counted.Follows(text, group.End)) return null;
            return group.Value * limit / 10;
        }

        var isShort = limit > 1_000 && group.Value % 10 is 0 && NumberWords.At(text, at).Part is not NumberPart.Zero;
        return isShort ? group.Value * limit / 1_000 : group.Value;
    }
}
