using Awareness.Language;

namespace Awareness.Knowledge.Tables;

/// <summary>
/// Reads the numbers a figure of the law speaks of from its own words: "dưới 10 tuổi và cao dưới 1,35 mét" is an age below 10 and a height
/// below 1.35. So a limit stands once, in <c>laws.yaml</c>, and a table and the text it shows can never disagree.
/// </summary>
internal static class FigureInterval
{
    private const double GramsInKilogram = 1000;

    /// <summary>The numbers of <paramref name="kind"/> in a figure's text; null when it names no limit of that kind.</summary>
    public static Interval? Read(string figure, ValueKind kind)
    {
        var text = Tokenizer.Analyze(figure);
        for (var i = 0; i + 1 < text.Count; i++)
        {
            if (Bounds.Number(text, i) is not { } value || !IsUnit(text, i + 1, kind, out var length, out var factor)) continue;
            if (Bounds.Read(text, i, i + 1 + length, value, isLaw: true).Interval is { } interval) return interval.Times(factor);
        }

        return null;
    }

    private static bool IsUnit(AnalyzedText text, int at, ValueKind kind, out int length, out double factor)
    {
        (length, factor) = (1, 1);
        var unit = text.Folded(at);
        switch (kind.Id)
        {
            case "age":
                return unit is "tuoi";
            case "height":
                return unit is "met" or "m";
            case "alcohol":
                length = 2;
                return unit is "mg" && at + 1 < text.Count && text.Folded(at + 1) is "l";
            case "over":
                length = 2;
                return unit is "km" && at + 1 < text.Count && text.Folded(at + 1) is "h";
            case "people":
                return unit is "nguoi";
            case "engine":
                return unit is "cm";
            case "grams" when unit is "kg":
                factor = GramsInKilogram;
                return true;
            case "grams":
                return unit is "gam";
            default:
                return false;
        }
    }
}
