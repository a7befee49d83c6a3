using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Numbers;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Knowledge.Tables;

/// <summary>Heights, alcohol in the breath, weights of substances and engines, from the measures of a message.</summary>
internal static class MeasureValues
{
    private const int WordsAround = 4;
    private const double CentimetersInMeter = 100;
    private const double GramsInKilogram = 1000;
    private const double DecimetersInMeter = 10;

    /// <summary>A number alone behind "cao" is centimeters from here on.</summary>
    private const double LeastCentimeters = 50;

    private static readonly WordSet Tall = new("cao");
    private static readonly WordSet Children = new("bé con cháu trẻ em e nhóc");

    /// <summary>Where these stand a bare "0,3" is a level of alcohol.</summary>
    private static readonly WordSet Breath = new("cồn thổi men nồng");

    public static void Read(AnalyzedText text, IReadOnlyList<DimensionSpan> measures, string? asked, FoundValues found)
    {
        List<(ValueKind Kind, KnownValue? Value, int First)> read = [];
        foreach (var measure in measures)
        {
            var first = text.TokenAt(measure.Start);
            var behind = text.TokenAt(measure.End);
            if (KindOf(text, measure, first, asked, out var factor) is not { } kind) continue;
            var bounded = Bounds.Read(text, first, behind, measure.Value);
            var interval = bounded.Interval?.Times(factor) ?? Interval.Point(Math.Round(measure.Value * factor, ValueKind.Digits));
            if (read is [.., { Value: { } lower } last] && last.Kind == kind && last.First >= bounded.First)
            {
                // The lower end was met before, in its own unit: "từ 1 gam đến dưới 1 kg".
                interval = interval with { Low = lower.Low };
                read.RemoveAt(read.Count - 1);
            }

            read.Add((kind, KnownValue.Number(kind, interval), first));
        }

        foreach (var (_, value, _) in read) found.Add(value);
        if (!found.Has(ValueKind.Height.Id)) ReadBareHeight(text, measures, found);
        if (!found.Has(ValueKind.Alcohol.Id)) ReadBareAlcohol(text, measures, found);
    }

    private static ValueKind? KindOf(AnalyzedText text, DimensionSpan measure, int first, string? asked, out double factor)
    {
        factor = 1;
        switch (measure.Unit.Name)
        {
            case "Meter" when IsOfPerson(text, first, asked):
                return ValueKind.Height;
            case "Centimeter" when IsOfPerson(text, first, asked):
                factor = 1 / CentimetersInMeter;
                return ValueKind.Height;
            case "Square meter" or "Cubic meter" when asked == ValueKind.Height.Id && measure.Value is 1:
                // "1m2" alone is an area to everybody but to whom asked how tall.
                factor = 1 + ((measure.Unit.Name is "Square meter" ? 2 : 3) / DecimetersInMeter);
                return ValueKind.Height;
            case "Milligram per liter":
                return ValueKind.Alcohol;
            case "Milligram" when IsNear(Breath, text, first) || asked == ValueKind.Alcohol.Id:
                return ValueKind.Alcohol;
            case "Gram":
                return ValueKind.Grams;
            case "Kilogram":
                factor = GramsInKilogram;
                return ValueKind.Grams;
            case "Milligram":
                factor = 1 / GramsInKilogram;
                return ValueKind.Grams;
            case "Cubic centimeter":
                return ValueKind.Engine;
            default:
                return null;
        }
    }

    private static bool IsOfPerson(AnalyzedText text, int first, string? asked)
    {
        if (asked == ValueKind.Height.Id) return true;
        for (var i = first - 1; i >= 0 && i >= first - WordsAround; i--)
        {
            if (Tall.Contains(text, i)) return true;
        }

        return Children.Contains(text, first - 1) || Children.Contains(text, first - 2);
    }

    private static bool IsNear(WordSet words, AnalyzedText text, int first)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (i != first && words.Contains(text, i)) return true;
        }

        return false;
    }

    /// <summary>"cao 120": nobody is measured in anything but centimeters then.</summary>
    private static void ReadBareHeight(AnalyzedText text, IReadOnlyList<DimensionSpan> measures, FoundValues found)
    {
        for (var i = 1; i < text.Count; i++)
        {
            if (!Tall.Contains(text, i - 1) || !text.IsNextTo(i) || Bounds.Number(text, i) is not { } value || value < LeastCentimeters) continue;
            var start = text[i].Start;
            if ((i + 1 < text.Count && (text.IsGlued(i + 1) || IsMeterSign(text, i + 1))) || measures.Any(measure => measure.Start <= start && start < measure.End)) continue;
            found.Add(KnownValue.Number(ValueKind.Height, Interval.Point(Math.Round(value / CentimetersInMeter, ValueKind.Digits))));
        }
    }

    /// <summary>A lone "m", which may have been read as "mình".</summary>
    private static bool IsMeterSign(AnalyzedText text, int at) => text[at].Length is 1 && text.Source[text[at].Start] is 'm' or 'M';

    /// <summary>"thổi 0,3", "cồn 0.25 - 0.4": a decimal in the words of a breath test, without another unit.</summary>
    private static void ReadBareAlcohol(AnalyzedText text, IReadOnlyList<DimensionSpan> measures, FoundValues found)
    {
        if (!IsNear(Breath, text, first: -1)) return;
        List<NumberSpan> levels = [];
        foreach (var number in NumberFinder.Find(text))
        {
            var start = text[number.First].Start;
            var isLevel = number.Value is > 0 and < 4 && number.Value != Math.Floor(number.Value) && !measures.Any(measure => measure.Start <= start && start < measure.End);
            if (isLevel) levels.Add(number);
        }

        if (levels is [var low, var high] && low.Value < high.Value && text.GapBefore(high.First).Trim() is "-" or "–")
        {
            found.Add(KnownValue.Number(ValueKind.Alcohol, Interval.From(low.Value).And(Interval.UpTo(high.Value))));
            return;
        }

        foreach (var level in levels) found.Add(KnownValue.Number(ValueKind.Alcohol, Bounds.Read(text, level.First, level.Last + 1, level.Value).Interval ?? Interval.Point(level.Value)));
    }
}
