namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// Reads the Vietnamese number that begins at a token: "400.000", "0,25", "1tr5", "3 trăm", "hai mươi tư", "một trăm linh năm", "2 triệu rưỡi",
/// "mười lăm phẩy hai", "hai phần ba", "1/2", "-5", "âm năm". It follows the grammar only and takes the caller's word that a number is
/// meant here ("năm" before "tuổi"); whether a word in free text is a number at all, <see cref="NumberFinder"/> decides.
/// </summary>
public static class NumberReader
{
    private const string Integer = "integer";
    private const string Decimal = "decimal";
    private const string Fraction = "fraction";

    /// <summary>Behind these "tư" is four: "tháng tư", "thứ tư", "quý tư".</summary>
    private static readonly WordSet BeforeFour = new("tháng thứ quý lớp hạng giải");

    /// <summary>"nửa" is no half in "nửa đêm", "nửa vời", "nửa kia".</summary>
    private static readonly WordSet AfterNoHalf = new("đêm vời chừng kia kín mùa khuya úp");

    /// <summary>What shows that an unmarked "nua" is "nửa", not "nữa".</summary>
    private static readonly WordSet AfterHalf = new("triệu tỷ tiếng lít kg cân số đường quả bánh viên gói đời cây vòng chai ly cốc bát");

    /// <summary>Reads the number at <paramref name="position"/>.</summary>
    /// <returns>False when none begins there; then <paramref name="number"/> is empty.</returns>
    public static bool TryRead(AnalyzedText text, int position, out NumberSpan number)
    {
        number = default;
        if ((uint)position >= (uint)text.Count) return false;
        var word = NumberWords.At(text, position);
        switch (word.Part)
        {
            case NumberPart.None:
                return false;
            case NumberPart.Digits when IsBirthNickname(text, position):
                return false;
            case NumberPart.Minus:
                if (!IsBelowZero(text, position, word) || !TryReadPositive(text, position + 1, out var below)) return false;
                number = below with { Value = -below.Value, First = position, Count = below.Count + 1, IsWords = true };
                return true;
            case NumberPart.Half:
                return TryReadHalf(text, position, word, out number);
            case NumberPart.Scale:
                if (!NumberGrammar.TryReadBareScale(text, position, word, out var bare)) return false;
                number = Span(position, bare);
                return true;
            case NumberPart.LateUnit when word.Value is 4 && BeforeFour.Contains(text, position - 1):
                number = new NumberSpan(4, position, 1, Integer, IsWords: true);
                return true;
            default:
                if (!TryReadPositive(text, position, out number)) return false;
                if (number.Value != 0 && HasSignBefore(text, position)) number = number with { Value = -number.Value };
                return true;
        }
    }

    /// <summary>Where the number begins in the source, its sign included.</summary>
    public static int StartOf(AnalyzedText text, NumberSpan number) =>
        number is { Value: < 0, IsWords: false } && SignBefore(text, number.First) is var sign and >= 0 ? sign : text[number.First].Start;

    /// <summary>True when a minus sign belongs to the digits at <paramref name="position"/>.</summary>
    internal static bool HasSignBefore(AnalyzedText text, int position) => SignBefore(text, position) >= 0;

    /// <summary>"2k12" is somebody born in 2012.</summary>
    internal static bool IsBirthNickname(AnalyzedText text, int position) =>
        position + 2 < text.Count && text.Source.AsSpan(text[position].Start, text[position].Length) is "2" && text.Folded(position + 1) is "k" &&
        text.IsGlued(position + 1) && text[position + 2] is { Kind: TokenKind.Number, Length: <= 2 } && text.IsGlued(position + 2);

    private static bool TryReadPositive(AnalyzedText text, int position, out NumberSpan number)
    {
        number = default;
        var isWord = text[position].Kind == TokenKind.Word;
        if (isWord && SpokenYear.TryRead(text, position, out var year))
        {
            number = new NumberSpan(year.Value, position, year.End - position, Integer, IsWords: true);
            return true;
        }

        if (isWord && IsOneHalf(text, position))
        {
            number = new NumberSpan(0.5, position, 2, Fraction, IsWords: true);
            return true;
        }

        if (!isWord && SlashFraction.TryRead(text, position, out var slash))
        {
            number = new NumberSpan(slash.Value, position, slash.End - position, Fraction, IsWords: false);
            return true;
        }

        if (!NumberGrammar.TryReadScaled(text, position, out var reading)) return false;
        number = TryReadDenominator(text, reading, out var divided) ? Span(position, divided) with { Subtype = Fraction } : Span(position, reading);
        if (!isWord) number = number with { IsWords = false };
        return true;
    }

    private static NumberSpan Span(int position, NumberReading reading) =>
        new(reading.Value, position, reading.End - position, reading.IsDecimal || reading.Value != Math.Floor(reading.Value) ? Decimal : Integer, IsWords: true);

    /// <summary>"một nửa".</summary>
    private static bool IsOneHalf(AnalyzedText text, int position) =>
        NumberWords.At(text, position) is { Part: NumberPart.Unit, Value: 1 } && NumberWords.Next(text, position + 1).Part is NumberPart.Half;

    /// <summary>"hai phần ba", "ba phần tư", "một phần nghìn"; "phần trăm" is a percentage and stays outside.</summary>
    private static bool TryReadDenominator(AnalyzedText text, NumberReading reading, out NumberReading divided)
    {
        divided = default;
        if (NumberWords.Next(text, reading.End).Part is not NumberPart.Part) return false;
        var at = reading.End + 1;
        var word = NumberWords.Next(text, at);
        NumberReading below;
        if (word is { Part: NumberPart.LateUnit, Value: 4 } or { Part: NumberPart.Scale }) below = new NumberReading(word.Value, at + 1);
        else if (word.Part is not (NumberPart.Digits or NumberPart.Unit or NumberPart.Ten) || !NumberGrammar.TryReadScaled(text, at, out below)) return false;
        divided = new NumberReading(reading.Value / below.Value, below.End);
        return below.Value > 1;
    }

    private static bool TryReadHalf(AnalyzedText text, int position, NumberWord word, out NumberSpan number)
    {
        number = default;
        var isMeant = word.IsGuess ? AfterHalf.Follows(text, position + 1) : !AfterNoHalf.Follows(text, position + 1);
        if (!isMeant) return false;
        var scale = NumberWords.Next(text, position + 1);
        number = scale.Part is NumberPart.Scale
            ? new NumberSpan(scale.Value / 2, position, 2, Integer, IsWords: true)
            : new NumberSpan(0.5, position, 1, Fraction, IsWords: true);
        return true;
    }

    /// <summary>"âm năm", but not the lunar "mùng 5 âm".</summary>
    private static bool IsBelowZero(AnalyzedText text, int position, NumberWord word) =>
        NumberWords.Next(text, position + 1).Part is NumberPart.Digits or NumberPart.Unit or NumberPart.Ten &&
        (position == 0 || text[position - 1].Kind != TokenKind.Number) && (!word.IsGuess || (position + 2 < text.Count && text.Folded(position + 2) is "do"));

    /// <summary>Where the minus sign stands that belongs to the digits at <paramref name="position"/>; below zero when there is none ("18-25", "10 - 5").</summary>
    private static int SignBefore(AnalyzedText text, int position)
    {
        var start = text[position].Start;
        if (text[position].Kind != TokenKind.Number || start == 0 || text.Source[start - 1] is not ('-' or '−')) return -1;
        var isFree = start == 1 || text.Source[start - 2] is '(' or '[' or '=' or ':' || char.IsWhiteSpace(text.Source[start - 2]);
        return isFree && (position == 0 || text[position - 1].Kind != TokenKind.Number) ? start - 1 : -1;
    }
}
