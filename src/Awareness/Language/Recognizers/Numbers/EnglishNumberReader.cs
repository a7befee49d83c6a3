namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// Reads the English number that begins at a token: "1,500", "2.5 million", "twenty-five", "a hundred and five", "two and a half", "three quarters", "1/2", "-3".
/// </summary>
public static class EnglishNumberReader
{
    private const int MostScales = 6;
    private const int MostDecimals = 9;

    /// <summary>Reads the number at <paramref name="position"/>.</summary>
    /// <returns>False when none begins there; then <paramref name="number"/> is empty.</returns>
    public static bool TryRead(AnalyzedText text, int position, out NumberSpan number)
    {
        number = default;
        if ((uint)position >= (uint)text.Count) return false;
        var word = EnglishNumberWords.At(text, position);
        switch (word.Part)
        {
            case EnglishPart.None:
                return false;
            case EnglishPart.Minus:
                if (!TryReadPositive(text, position + 1, out var below) || !text.IsNextTo(position + 1)) return false;
                number = below with { Value = -below.Value, First = position, Count = below.Count + 1, IsWords = true };
                return true;
            case EnglishPart.Fraction:
                if (text.Folded(position) is not "half") return false;
                number = new NumberSpan(0.5, position, 1, "fraction", IsWords: true);
                return true;
            default:
                if (!TryReadPositive(text, position, out number)) return false;
                if (NumberReader.HasSignBefore(text, position)) number = number with { Value = -number.Value };
                return true;
        }
    }

    /// <summary>The numbers of a free text by position; a pronoun ("this one") and digits that are dates, times or codes are none.</summary>
    public static IReadOnlyList<NumberSpan> Find(AnalyzedText text)
    {
        List<NumberSpan>? found = null;
        for (var i = 0; i < text.Count;)
        {
            if (!TryRead(text, i, out var number))
            {
                i++;
                continue;
            }

            if (number.IsWords ? !IsPronoun(text, number) : DigitContext.IsNumber(text, number)) (found ??= []).Add(number);
            i = number.Last + 1;
        }

        return found ?? (IReadOnlyList<NumberSpan>)[];
    }

    private static bool IsPronoun(AnalyzedText text, NumberSpan number) =>
        number is { Count: 1, Value: 1 } && number.First > 0 && text.Folded(number.First - 1) is "this" or "that" or "the" or "which" or "no" or "another" or "each" or "every" or "other" or "some" or "any";

    private static bool TryReadPositive(AnalyzedText text, int position, out NumberSpan number)
    {
        number = default;
        if (TryReadSlash(text, position, out var slash))
        {
            number = new NumberSpan(slash.Value, position, slash.End - position, "fraction", IsWords: false);
            return true;
        }

        if (!TryReadScaled(text, position, out var reading)) return false;
        var isWords = text[position].Kind == TokenKind.Word;
        var (subtype, value, end) = (reading.IsDecimal ? "decimal" : "integer", reading.Value, reading.End);
        var next = EnglishNumberWords.Next(text, end);
        var isHalfMore = next.Part is EnglishPart.And && EnglishNumberWords.Next(text, end + 1).Part is EnglishPart.Article && EnglishNumberWords.Next(text, end + 2).Part is EnglishPart.Fraction;
        if (isHalfMore) (subtype, value, end) = ("fraction", value + (1 / EnglishNumberWords.Next(text, end + 2).Value), end + 3);
        else if (next.Part is EnglishPart.Fraction && value is >= 1 and < 20 && !(text[position].Kind == TokenKind.Number)) (subtype, value, end) = ("fraction", value / next.Value, end + 1);
        if (end == position + 1 && EnglishNumberWords.At(text, position).Part is EnglishPart.Article) return false;
        number = new NumberSpan(value, position, end - position, subtype, isWords);
        return true;
    }

    /// <summary>"1/2" and "10 1/2", but not "1/2/2026".</summary>
    private static bool TryReadSlash(AnalyzedText text, int position, out NumberReading fraction)
    {
        fraction = default;
        if (text[position].Kind != TokenKind.Number) return false;
        var isMixed = position + 2 < text.Count && text.GapBefore(position + 1) is " " && text[position + 1].Kind == TokenKind.Number && text.GapBefore(position + 2) is "/";
        var at = isMixed ? position + 1 : position;
        if (at + 1 >= text.Count || text[at + 1].Kind != TokenKind.Number || text.GapBefore(at + 1) is not "/") return false;
        if ((at + 2 < text.Count && text.GapBefore(at + 2) is ['/', ..]) || text.GapBefore(at) is [.., '/']) return false;
        if (!Digits.TryRead(text, at, isEnglish: true, out var above, out _) || !Digits.TryRead(text, at + 1, isEnglish: true, out var below, out _)) return false;
        if (below is < 2 or > 100 || above is 0 || above >= below) return false;
        var whole = 0.0;
        if (isMixed && !Digits.TryRead(text, position, isEnglish: true, out whole, out _)) return false;
        fraction = new NumberReading(whole + (above / below), at + 2);
        return true;
    }

    private static bool TryReadScaled(AnalyzedText text, int position, out NumberReading reading)
    {
        var (total, at, isDecimal) = (0.0, position, false);
        var limit = double.PositiveInfinity;
        for (var i = 0; i < MostScales && TryReadGroup(text, at, isFirst: at == position, out var group); i++)
        {
            var scale = EnglishNumberWords.Next(text, group.End);
            var isScale = scale.Part is EnglishPart.Scale or EnglishPart.Dozen;
            if (isScale && scale.Value >= limit) break;
            if (!isScale && group.Value >= limit) break;
            total += group.Value * (isScale ? scale.Value : 1);
            at = group.End + (isScale ? 1 : 0);
            isDecimal |= group.IsDecimal;
            limit = scale.Value;
            if (!isScale || group.IsDecimal) break;
        }

        reading = new NumberReading(total, at, isDecimal);
        return at > position;
    }

    /// <summary>A group below a thousand in words, or digits; behind a scale "and" may stand before it.</summary>
    private static bool TryReadGroup(AnalyzedText text, int at, bool isFirst, out NumberReading group)
    {
        group = default;
        var word = isFirst ? EnglishNumberWords.At(text, at) : EnglishNumberWords.Next(text, at);
        if (!isFirst && word.Part is EnglishPart.And) word = EnglishNumberWords.Next(text, ++at);
        switch (word.Part)
        {
            case EnglishPart.Digits when Digits.TryRead(text, at, isEnglish: true, out var value, out var isDecimal):
                var isHundreds = EnglishNumberWords.Next(text, at + 1).Part is EnglishPart.Hundred;
                group = new NumberReading(isHundreds ? value * 100 : value, at + (isHundreds ? 2 : 1), isDecimal);
                return isFirst || !isDecimal;
            case EnglishPart.Article when EnglishNumberWords.Next(text, at + 1).Part is EnglishPart.Hundred or EnglishPart.Scale or EnglishPart.Dozen or EnglishPart.Fraction:
            case EnglishPart.Unit or EnglishPart.Tens:
                group = ReadWords(text, at, word);
                return true;
            default:
                return false;
        }
    }

    private static NumberReading ReadWords(AnalyzedText text, int at, (EnglishPart Part, double Value) word)
    {
        var below = ReadBelowHundred(text, at, word);
        if (EnglishNumberWords.Next(text, below.End).Part is EnglishPart.Hundred)
        {
            var end = below.End + 1;
            var rest = EnglishNumberWords.Next(text, end).Part is EnglishPart.And ? end + 1 : end;
            var next = EnglishNumberWords.Next(text, rest);
            return next.Part is EnglishPart.Unit or EnglishPart.Tens && ReadBelowHundred(text, rest, next) is var tail
                ? new NumberReading((below.Value * 100) + tail.Value, tail.End)
                : new NumberReading(below.Value * 100, end);
        }

        if (EnglishNumberWords.Next(text, below.End).Part is not EnglishPart.Point) return below;
        var (value, place, decimals) = (below.Value, 0.1, below.End + 1);
        for (var i = 0; i < MostDecimals && EnglishNumberWords.Next(text, decimals) is { Part: EnglishPart.Unit, Value: < 10 } digit; i++, place /= 10, decimals++) value += digit.Value * place;
        return decimals > below.End + 1 ? new NumberReading(Math.Round(value, MostDecimals), decimals, IsDecimal: true) : below;
    }

    private static NumberReading ReadBelowHundred(AnalyzedText text, int at, (EnglishPart Part, double Value) word) =>
        word.Part is EnglishPart.Tens && EnglishNumberWords.Next(text, at + 1) is { Part: EnglishPart.Unit, Value: > 0 and < 10 } unit
            ? new NumberReading(word.Value + unit.Value, at + 2)
            : new NumberReading(word.Value, at + 1);
}
