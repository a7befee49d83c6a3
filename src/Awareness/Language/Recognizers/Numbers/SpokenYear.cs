namespace Awareness.Language.Recognizers.Numbers;

/// <summary>A year said digit by digit: "một chín tám lăm" is 1985, "hai không hai sáu" is 2026, "hai không mười lăm" is 2015.</summary>
internal static class SpokenYear
{
    /// <summary>Reads the year that begins at <paramref name="position"/>; false when none does, or outside the text.</summary>
    public static bool TryRead(AnalyzedText text, int position, out NumberReading year)
    {
        year = default;
        var first = NumberWords.At(text, position);
        if (first is not { Part: NumberPart.Unit, Value: 1 or 2 }) return false;
        var second = NumberWords.Next(text, position + 1);
        var century = (first.Value, second.Part, second.Value) switch
        {
            (1, NumberPart.Unit, 9) => 1900,
            (2, NumberPart.Zero, _) => 2000,
            _ => 0,
        };
        if (century == 0) return false;

        var third = NumberWords.Next(text, position + 2);
        var fourth = NumberWords.Next(text, position + 3);
        if (third.Part is NumberPart.Unit or NumberPart.Zero && fourth.IsUnit && !IsFollowedByScale(text, position + 4))
        {
            year = new NumberReading(century + (third.Value * 10) + fourth.Value, position + 4);
            return true;
        }

        if (third.Part is not (NumberPart.Ten or NumberPart.Unit) || !NumberGroups.TryRead(text, position + 2, isFirst: false, out var tens)) return false;
        year = new NumberReading(century + tens.Value, tens.End);
        return tens.Value is >= 10 and < 100;
    }

    private static bool IsFollowedByScale(AnalyzedText text, int at) =>
        NumberWords.Next(text, at).Part is NumberPart.Tens or NumberPart.Hundred or NumberPart.Scale or NumberPart.Dozen;
}
