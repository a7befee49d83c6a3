using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Finds ages in English: "five years old", "a 3-year-old", "18 months of age", "aged 15", "14 yo".</summary>
public static class EnglishAgeReader
{
    /// <summary>The ages of <paramref name="text"/> by position; the day plays no part.</summary>
    public static IReadOnlyList<AgeSpan> Find(AnalyzedText text, DateOnly today)
    {
        List<AgeSpan>? found = null;
        for (var i = 0; i < text.Count;)
        {
            if (!EnglishNumberReader.TryRead(text, i, out var number) || number.Value <= 0)
            {
                i++;
                continue;
            }

            if (TryReadUnit(text, number.Last + 1, out var unit, out var end))
            {
                (found ??= []).Add(new AgeSpan(number.Value, unit, AgeSource.Stated, text[number.First].Start, text.End(end - 1)));
                i = end;
                continue;
            }

            if (IsAged(text, number)) (found ??= []).Add(new AgeSpan(number.Value, AgeUnit.Year, AgeSource.Stated, text[number.First - 1].Start, text.End(number.Last)));
            i = number.Last + 1;
        }

        return found ?? (IReadOnlyList<AgeSpan>)[];
    }

    private static bool TryReadUnit(AnalyzedText text, int at, out AgeUnit unit, out int end)
    {
        (unit, end) = (AgeUnit.Year, at + 1);
        if (at >= text.Count || !IsNear(text, at)) return false;
        if (text.Folded(at) is "yo") return true;
        if (text.Folded(at) is "y" && at + 1 < text.Count && text.Folded(at + 1) is "o")
        {
            end = at + 2;
            return text.GapBefore(at + 1) is "/" or ".";
        }

        switch (text.Folded(at))
        {
            case "year" or "years" or "yr" or "yrs":
                break;
            case "month" or "months":
                unit = AgeUnit.Month;
                break;
            case "week" or "weeks":
                unit = AgeUnit.Week;
                break;
            case "day" or "days":
                unit = AgeUnit.Day;
                break;
            default:
                return false;
        }

        if (at + 1 >= text.Count || !IsNear(text, at + 1)) return false;
        if (text.Folded(at + 1) is "old" or "olds")
        {
            end = at + 2;
            return true;
        }

        end = at + 3;
        return end <= text.Count && text.Folded(at + 1) is "of" && text.Folded(at + 2) is "age" && text.IsNextTo(at + 2);
    }

    private static bool IsNear(AnalyzedText text, int at) => text.IsNextTo(at) || text.GapBefore(at) is "-" or "‑";

    private static bool IsAged(AnalyzedText text, NumberSpan number) =>
        number.First > 0 && text.IsNextTo(number.First) && text.Folded(number.First - 1) is "aged" or "age" && number.Value <= 130;
}
