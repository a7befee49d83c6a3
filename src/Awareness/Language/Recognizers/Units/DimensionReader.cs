using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Finds measures in Vietnamese: "60 km/h", "0,25 mg/l", "50cc", "5 cân", "1m65", "một mét hai", "1 lít rưỡi", "100 mét vuông". Temperatures are left to others.
/// </summary>
public static class DimensionReader
{
    /// <summary>The measures of <paramref name="text"/> by position, without overlap.</summary>
    public static IReadOnlyList<DimensionSpan> Find(AnalyzedText text)
    {
        List<DimensionSpan>? found = null;
        var chain = default(NumberChain.Buffer);
        Span<NumberSpan> numbers = chain;
        var ahead = default(NumberSpan);
        for (var i = 0; i < text.Count;)
        {
            if (HeightReader.TryReadBare(text, i, out var bare, out var behind))
            {
                (found ??= []).Add(bare);
                i = behind;
                continue;
            }

            var count = NumberChain.Read(text, i, numbers, ref ahead);
            if (count == 0)
            {
                i++;
                continue;
            }

            i = Read(text, numbers[..count], ref found);
        }

        return found ?? (IReadOnlyList<DimensionSpan>)[];
    }

    private static int Read(AnalyzedText text, ReadOnlySpan<NumberSpan> numbers, ref List<DimensionSpan>? found)
    {
        var last = numbers[^1];
        if (HeightReader.TryRead(text, last, out var measure, out var end) || TryReadUnit(text, last, out measure, out end))
        {
            foreach (var number in numbers[..^1]) (found ??= []).Add(new DimensionSpan(number.Value, measure.Unit, NumberReader.StartOf(text, number), text.End(number.Last)));
            (found ??= []).Add(measure);
            return end;
        }

        return numbers[0].Last + 1;
    }

    private static bool TryReadUnit(AnalyzedText text, NumberSpan number, out DimensionSpan measure, out int end)
    {
        (measure, end) = (default, number.Last + 1);
        var at = number.Last + 1;
        if (at >= text.Count || !(text.IsNextTo(at) || text.GapBefore(at) is "-")) return false;
        if (!DimensionUnits.TryMatch(text, at, out var length, out var word) || !HoldsTogether(text, at, length)) return false;
        if (!UnitContext.IsUnit(text, number, at, length, word))
        {
            if (!UnitContext.IsCentimeter(text, number, at, length, word)) return false;
            word = new UnitWord(DimensionUnits.Centimeter, 1, UnitNeed.None);
        }

        end = at + length;
        var value = number.Value * word.Factor;
        var stop = text.End(end - 1);
        if (stop < text.Source.Length && text.Source[stop] is '²' or '³' && Raised(word.Unit, text.Source[stop]) is { } raised)
        {
            (word, stop) = (word with { Unit = raised }, stop + 1);
        }
        else
        {
            value += UnitRest.Read(text, number, word, ref end);
            stop = text.End(end - 1);
        }

        measure = new DimensionSpan(Math.Round(value, 9), word.Unit, NumberReader.StartOf(text, number), stop);
        return true;
    }

    /// <summary>The words of a unit hang together by blanks, "/", "." or "^": "mg/100 ml".</summary>
    private static bool HoldsTogether(AnalyzedText text, int at, int length)
    {
        for (var i = at + 1; i < at + length; i++)
        {
            if (text.GapBefore(i).Trim() is not ([] or "/" or "^" or "-" or ".")) return false;
        }

        return true;
    }

    private static DimensionUnit? Raised(DimensionUnit unit, char sign) => (unit.Name, sign) switch
    {
        ("Meter", '²') => DimensionUnits.SquareMeter,
        ("Kilometer", '²') => new DimensionUnit("Square kilometer", "Area"),
        ("Centimeter", '²') => new DimensionUnit("Square centimeter", "Area"),
        ("Meter", '³') => new DimensionUnit("Cubic meter", "Volume"),
        ("Centimeter", '³') => new DimensionUnit("Cubic centimeter", "Volume"),
        _ => null,
    };
}
