using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>What is said behind a unit and still belongs to the amount: "1 lít rưỡi", "1kg2", "2 cân rưỡi".</summary>
internal static class UnitRest
{
    /// <summary>The part of a unit behind it, 0 when there is none; <paramref name="end"/> moves behind what was read.</summary>
    public static double Read(AnalyzedText text, NumberSpan number, UnitWord word, ref int end)
    {
        if (number.Value != Math.Floor(number.Value)) return 0;
        if (NumberWords.Next(text, end).Part is NumberPart.AndHalf)
        {
            end++;
            return word.Factor / 2;
        }

        if (word.Unit.Name is not ("Kilogram" or "Liter" or "Kilometer") || end >= text.Count || text[end].Kind != TokenKind.Number) return 0;
        var isShort = text[end].Length <= 2 && text.IsGlued(end);
        var isSpoken = text[end].Length is 1 && text.GapBefore(end) is " " && NumberGroups.EndsOrIsAmount(text, end + 1) && !DigitContext.IsPartOfDate(text, new NumberSpan(0, end, 1, "", IsWords: false));
        if (!(isShort || isSpoken) || !Digits.TryRead(text, end, isEnglish: false, out var digits, out var isDecimal) || isDecimal) return 0;
        if (end + 1 < text.Count && text.IsGlued(end + 1)) return 0;
        var rest = digits * word.Factor / Math.Pow(10, text[end].Length);
        end++;
        return rest;
    }
}
