namespace Awareness.Language.Recognizers.Numbers;

/// <summary>What part a word plays in a Vietnamese number.</summary>
internal enum NumberPart : byte
{
    /// <summary>None: no word of numbers.</summary>
    None,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>một … chín.</summary>
    Unit,

    /// <summary>không, zero only before a decimal point or inside a spoken row of digits.</summary>
    Zero,

    /// <summary>A unit said only behind tens: mốt, tư, lăm, nhăm.</summary>
    LateUnit,

    /// <summary>mười.</summary>
    Ten,

    /// <summary>mươi.</summary>
    Tens,

    /// <summary>hăm and băm, 20 and 30 said short.</summary>
    ShortTens,

    /// <summary>chục.</summary>
    Dozen,

    /// <summary>trăm.</summary>
    Hundred,

    /// <summary>nghìn, vạn, triệu, tỷ and their signs k and tr.</summary>
    Scale,

    /// <summary>linh, lẻ: nothing stands in the tens.</summary>
    Odd,

    /// <summary>rưỡi: and a half of what was said last.</summary>
    AndHalf,

    /// <summary>nửa.</summary>
    Half,

    /// <summary>phẩy, chấm.</summary>
    Point,

    /// <summary>phần: of a fraction.</summary>
    Part,

    /// <summary>âm: below zero.</summary>
    Minus,
}

/// <summary>A word of a Vietnamese number.</summary>
/// <param name="Part">The part it plays.</param>
/// <param name="Value">What it is worth, where it is worth something by itself.</param>
/// <param name="IsGuess">True when it was typed without marks and may be another word ("sau" is sáu, sau, sâu).</param>
internal readonly record struct NumberWord(NumberPart Part, double Value, bool IsGuess = false)
{
    /// <summary>No word of numbers.</summary>
    public static NumberWord None => default;

    /// <summary>True for một … chín and the late units.</summary>
    public bool IsUnit => Part is NumberPart.Unit or NumberPart.LateUnit;
}
