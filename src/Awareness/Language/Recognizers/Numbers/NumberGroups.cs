namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Vietnamese numbers below a thousand: "hai trăm linh năm", "trăm rưỡi", "ba lăm", "mười phẩy hai", and digits with what multiplies them.</summary>
internal static class NumberGroups
{
    /// <summary>What follows an amount; a digit behind "trăm" then means tens: "trăm hai nghìn", "ba trăm tư đồng".</summary>
    private static readonly WordSet AmountFollows = new("nghìn ngàn triệu tỷ đồng đ vnd vnđ thôi");

    /// <summary>What shows that "năm" behind tens is five, not years: "hai mươi năm nghìn".</summary>
    private static readonly WordSet AfterFive = new("nghìn ngàn triệu tỷ đồng tuổi phần phẩy cân ký kg km mét");

    /// <summary>What a number said short needs behind it in an unmarked text: "hai lam tuoi" is 25, "ba lam gi" is a father doing something.</summary>
    private static readonly WordSet AfterShortTens = new("nghìn ngàn triệu tỷ đồng tuổi phần người kg cân ký km");

    private static readonly WordSet BeforeHundred = new("mấy vài hàng phần bao nhiêu chục cả");

    private static readonly WordSet AfterDo = new("gì sao việc thế bài như theo được nghề");

    private static readonly WordSet AfterPrivate = new("tưởng vấn thế liệu duy nhân cách pháp lệnh sản");

    /// <summary>True when the text or the phrase ends at token <paramref name="at"/>, or what stands there shows an amount.</summary>
    public static bool EndsOrIsAmount(AnalyzedText text, int at) => at >= text.Count || !text.IsNextTo(at) || AmountFollows.Contains(text, at);

    /// <summary>A group below a thousand, or digits of any size with what multiplies them.</summary>
    public static bool TryRead(AnalyzedText text, int at, bool isFirst, out NumberReading group)
    {
        var word = isFirst ? NumberWords.At(text, at) : NumberWords.Next(text, at);
        group = word.Part switch
        {
            NumberPart.Digits => ReadDigits(text, at),
            NumberPart.Unit => ReadFromUnit(text, at, word.Value),
            NumberPart.Ten => AddUnit(text, at + 1, 10),
            NumberPart.ShortTens when NumberWords.Next(text, at + 1).IsUnit => AddUnit(text, at + 1, word.Value),
            NumberPart.Hundred when isFirst => ReadBareHundred(text, at),
            NumberPart.Zero when isFirst && NumberWords.Next(text, at + 1).Part is NumberPart.Point => new NumberReading(0, at + 1),
            NumberPart.Zero when !isFirst && NumberWords.Next(text, at + 1).Part is NumberPart.Hundred => AddTail(text, at + 2, 0),
            _ => default,
        };
        if (group.End <= at) return false;
        if (NumberWords.Next(text, group.End).Part is NumberPart.Point && TryReadDecimals(text, group.End + 1, out var decimals))
        {
            group = new NumberReading(group.Value + decimals.Value, decimals.End, IsDecimal: true);
        }

        return word.Part is not NumberPart.Zero || !isFirst || group.IsDecimal;
    }

    private static NumberReading ReadDigits(AnalyzedText text, int at)
    {
        if (!Digits.TryRead(text, at, isEnglish: false, out var value, out var isDecimal)) return default;
        var end = at + 1;
        for (; end < text.Count && end <= at + 4 && text.GapBefore(end) is " " or "\u00A0" && text.Source.AsSpan(text[end].Start, text[end].Length) is "000"; end++) value *= 1_000;
        if (end < text.Count && text[end].Kind == TokenKind.Number && text.IsGlued(end) && Digits.TryRead(text, end, isEnglish: false, out var part, out _) && part < 1)
        {
            return new NumberReading(value + part, end + 1, IsDecimal: true);
        }

        return NumberWords.Next(text, end).Part switch
        {
            NumberPart.Hundred when !isDecimal => AddTail(text, end + 1, value * 100),
            NumberPart.Hundred => new NumberReading(value * 100, end + 1, isDecimal),
            NumberPart.Dozen => AddHalfDozen(text, end + 1, value * 10) with { IsDecimal = isDecimal },
            _ => new NumberReading(value, end, isDecimal),
        };
    }

    private static NumberReading ReadFromUnit(AnalyzedText text, int at, double unit)
    {
        var next = NumberWords.Next(text, at + 1);
        return next.Part switch
        {
            NumberPart.Tens => AddUnit(text, at + 2, unit * 10),
            NumberPart.Ten when next.IsGuess => AddUnit(text, at + 2, unit * 10),
            NumberPart.Dozen => AddHalfDozen(text, at + 2, unit * 10),
            NumberPart.Hundred => AddTail(text, at + 2, unit * 100),
            NumberPart.LateUnit when unit >= 2 && IsShortTens(text, at + 1, next) => new NumberReading((unit * 10) + next.Value, at + 2),
            _ => new NumberReading(unit, at + 1),
        };
    }

    /// <summary>"trăm rưỡi", "trăm hai", "trăm ba mươi": one hundred is left unsaid; "mấy trăm" and "phần trăm" are none.</summary>
    private static NumberReading ReadBareHundred(AnalyzedText text, int at)
    {
        if (at > 0 && text.IsNextTo(at) && BeforeHundred.Contains(text, at - 1)) return default;
        var tail = AddTail(text, at + 1, 100);
        return tail.End > at + 1 ? tail : default;
    }

    /// <summary>"một chục rưỡi" is 15: the half is that of a chục.</summary>
    private static NumberReading AddHalfDozen(AnalyzedText text, int at, double dozens) =>
        NumberWords.Next(text, at).Part is NumberPart.AndHalf ? new NumberReading(dozens + 5, at + 1) : new NumberReading(dozens, at);

    /// <summary>"ba lăm" is 35; typed without marks only where what follows shows a number.</summary>
    private static bool IsShortTens(AnalyzedText text, int late, NumberWord word) =>
        word.IsGuess ? AfterShortTens.Follows(text, late + 1) : !AfterPrivate.Follows(text, late + 1);

    /// <summary>Tens with the unit behind them, when there is one.</summary>
    private static NumberReading AddUnit(AnalyzedText text, int at, double tens)
    {
        var word = NumberWords.Next(text, at);
        var isTaken = word.Part switch
        {
            NumberPart.LateUnit when word.IsGuess => word.Value is 5 ? !AfterDo.Follows(text, at + 1) : AfterShortTens.Follows(text, at + 1) || EndsOrIsAmount(text, at + 1),
            NumberPart.LateUnit => !AfterPrivate.Follows(text, at + 1),
            NumberPart.Unit when word.Value is 5 => AfterFive.Follows(text, at + 1),
            NumberPart.Unit => !BeginsTens(text, at + 1) || IsRow(text, at, tens, word.Value),
            _ => false,
        };
        return isTaken ? new NumberReading(tens + word.Value, at + 1) : new NumberReading(tens, at);
    }

    /// <summary>"mười sáu mười bảy" counts on from one to the next.</summary>
    private static bool IsRow(AnalyzedText text, int at, double tens, double unit) =>
        tens is 10 && NumberWords.Next(text, at + 1).Part is NumberPart.Ten && NumberWords.Next(text, at + 2) is { IsUnit: true } next && next.Value == unit + 1;

    private static bool BeginsTens(AnalyzedText text, int at) =>
        NumberWords.Next(text, at).Part is NumberPart.Tens or NumberPart.Ten or NumberPart.Dozen or NumberPart.Hundred;

    /// <summary>What may stand behind "trăm": "linh năm", "rưỡi", "mười hai", "ba mươi tư", "hai lăm", and a digit that means tens.</summary>
    private static NumberReading AddTail(AnalyzedText text, int at, double hundreds)
    {
        var word = NumberWords.Next(text, at);
        var next = NumberWords.Next(text, at + 1);
        switch (word.Part)
        {
            case NumberPart.Odd when next.IsUnit:
                return new NumberReading(hundreds + next.Value, at + 2);
            case NumberPart.Odd when next.Part is NumberPart.Digits && Digits.TryRead(text, at + 1, isEnglish: false, out var odd, out _) && odd < 100:
                return new NumberReading(hundreds + odd, at + 2);
            case NumberPart.AndHalf:
                return new NumberReading(hundreds + 50, at + 1);
            case NumberPart.Ten:
                return AddUnit(text, at + 1, hundreds + 10);
            case NumberPart.Unit when next.Part is not NumberPart.Hundred && ReadFromUnit(text, at, word.Value) is var tens && tens.End > at + 1:
                return tens with { Value = hundreds + tens.Value };
            case NumberPart.Unit or NumberPart.LateUnit when word.Value is not 5 && next.Part is not NumberPart.Hundred && EndsOrIsAmount(text, at + 1) && !(word.IsGuess && at + 1 >= text.Count):
                return new NumberReading(hundreds + (word.Value * 10), at + 1);
            default:
                return new NumberReading(hundreds, at);
        }
    }

    private const int MostDecimals = 9;

    /// <summary>What is said behind "phẩy": digits one by one ("không năm", "một bốn một"), or two of them as a number ("hai mươi lăm").</summary>
    private static bool TryReadDecimals(AnalyzedText text, int at, out NumberReading decimals)
    {
        var (value, digits, end) = (0.0, 0, at);
        var isBehindZero = false;
        while (digits < MostDecimals)
        {
            var word = NumberWords.Next(text, end);
            var read = word.Part switch
            {
                NumberPart.Zero => new NumberReading(0, end + 1),
                NumberPart.Ten => AddUnit(text, end + 1, 10),
                NumberPart.Unit when digits > 0 && word.Value is 5 => isBehindZero ? new NumberReading(5, end + 1) : default,
                NumberPart.Unit when NumberWords.Next(text, end + 1) is { Part: NumberPart.LateUnit } late => new NumberReading((word.Value * 10) + late.Value, end + 2),
                NumberPart.Unit when digits > 0 && word.IsGuess => default,
                NumberPart.Unit when BeginsTens(text, end + 1) && NumberWords.Next(text, end + 1).Part is NumberPart.Hundred or NumberPart.Dozen => default,
                NumberPart.Unit => ReadFromUnit(text, end, word.Value),
                NumberPart.LateUnit when digits > 0 && !word.IsGuess => new NumberReading(word.Value, end + 1),
                NumberPart.Digits when digits == 0 && text[end].Length <= MostDecimals && Digits.TryRead(text, end, isEnglish: false, out var typed, out var isDecimal) && !isDecimal => new NumberReading(typed, end + 1),
                _ => default,
            };
            if (read.End <= end) break;
            var places = word.Part switch { NumberPart.Digits => text[end].Length, _ when read.Value >= 10 => 2, _ => 1 };
            (value, digits, end) = ((value * Math.Pow(10, places)) + read.Value, digits + places, read.End);
            if (word.Part is NumberPart.Digits || places is 2) break;
            isBehindZero = word.Part is NumberPart.Zero;
        }

        decimals = new NumberReading(value / Math.Pow(10, digits), end, IsDecimal: true);
        return digits > 0;
    }
}
