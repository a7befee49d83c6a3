namespace Awareness.Language.Recognizers.Sequence;

/// <summary>A telephone number met in a text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units, separators included.</param>
/// <param name="Number">
/// Its normal form. Numbers one can call from abroad as in E.164 ("+84912345678"), service numbers and short hotlines by their digits alone ("18001567", "115").
/// </param>
/// <param name="Kind">What kind of number it is.</param>
/// <param name="Score">0.5 to 1: how much speaks for a telephone number; see <see cref="PhoneNumbers"/>.</param>
public readonly record struct PhoneNumberSpan(int Start, int Length, string Number, PhoneKind Kind, double Score);

/// <summary>What a telephone number is.</summary>
public enum PhoneKind
{
    /// <summary>A Vietnamese mobile number: ten digits that begin with 03, 05, 07, 08 or 09.</summary>
    Mobile,

    /// <summary>A Vietnamese landline: eleven digits, an area code that begins with 02 and the number in the area.</summary>
    Landline,

    /// <summary>A service number: 1800 (free) or 1900 and four or six digits.</summary>
    Hotline,

    /// <summary>A hotline of three or four digits: 111, 112, 113, 114, 115, 1022, 1080.</summary>
    Short,

    /// <summary>A number of another country, written with its "+".</summary>
    Foreign,
}
