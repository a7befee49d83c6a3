namespace Awareness.Language.Recognizers.Numbers;

/// <summary>What part a word plays in an English number.</summary>
internal enum EnglishPart : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>zero … nineteen.</summary>
    Unit,

    /// <summary>twenty … ninety.</summary>
    Tens,

    /// <summary>hundred.</summary>
    Hundred,

    /// <summary>thousand … trillion, k and m glued to digits.</summary>
    Scale,

    /// <summary>dozen.</summary>
    Dozen,

    /// <summary>a, an: one before hundred, a scale or a dozen.</summary>
    Article,

    /// <summary>and.</summary>
    And,

    /// <summary>half, third, quarter … : below the line of a fraction.</summary>
    Fraction,

    /// <summary>point.</summary>
    Point,

    /// <summary>minus, negative.</summary>
    Minus,
}

/// <summary>The vocabulary of English numbers.</summary>
internal static class EnglishNumberWords
{
    private static readonly Dictionary<string, (EnglishPart Part, double Value)> Words = new(StringComparer.Ordinal)
    {
        ["a"] = (EnglishPart.Article, 1),
        ["an"] = (EnglishPart.Article, 1),
        ["and"] = (EnglishPart.And, 0),
        ["hundred"] = (EnglishPart.Hundred, 100),
        ["thousand"] = (EnglishPart.Scale, 1e3),
        ["million"] = (EnglishPart.Scale, 1e6),
        ["billion"] = (EnglishPart.Scale, 1e9),
        ["trillion"] = (EnglishPart.Scale, 1e12),
        ["k"] = (EnglishPart.Scale, 1e3),
        ["dozen"] = (EnglishPart.Dozen, 12),
        ["point"] = (EnglishPart.Point, 0),
        ["minus"] = (EnglishPart.Minus, 0),
        ["negative"] = (EnglishPart.Minus, 0),
        ["half"] = (EnglishPart.Fraction, 2),
        ["halves"] = (EnglishPart.Fraction, 2),
        ["third"] = (EnglishPart.Fraction, 3),
        ["thirds"] = (EnglishPart.Fraction, 3),
        ["quarter"] = (EnglishPart.Fraction, 4),
        ["quarters"] = (EnglishPart.Fraction, 4),
        ["fourths"] = (EnglishPart.Fraction, 4),
        ["fifths"] = (EnglishPart.Fraction, 5),
        ["sixths"] = (EnglishPart.Fraction, 6),
        ["eighths"] = (EnglishPart.Fraction, 8),
        ["tenths"] = (EnglishPart.Fraction, 10),
    };

    private static readonly Dictionary<string, (EnglishPart Part, double Value)>.AlternateLookup<ReadOnlySpan<char>> ByKey = Fill();

    /// <summary>The part token <paramref name="index"/> plays in a number, and what it is worth.</summary>
    public static (EnglishPart Part, double Value) At(AnalyzedText text, int index)
    {
        if (index >= text.Count) return default;
        if (text[index].Kind == TokenKind.Number) return (EnglishPart.Digits, 0);
        if (!ByKey.TryGetValue(text.Folded(index), out var word)) return default;
        return text.Folded(index) is "k" && !(index > 0 && text[index - 1].Kind == TokenKind.Number && text.IsGlued(index)) ? default : word;
    }

    /// <summary>The same where only blanks or one hyphen stand before the token.</summary>
    public static (EnglishPart Part, double Value) Next(AnalyzedText text, int index) =>
        index < text.Count && (text.IsNextTo(index) || text.GapBefore(index) is "-") ? At(text, index) : default;

    private static Dictionary<string, (EnglishPart Part, double Value)>.AlternateLookup<ReadOnlySpan<char>> Fill()
    {
        string[] units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        for (var i = 0; i < units.Length; i++) Words[units[i]] = (EnglishPart.Unit, i);
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var i = 0; i < tens.Length; i++) Words[tens[i]] = (EnglishPart.Tens, (i + 2) * 10);
        return Words.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
