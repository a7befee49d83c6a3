using System.Globalization;

namespace Awareness.Knowledge.Tables;

/// <summary>What a person reads for a value or a limit. All of it is read again as the same value, so it can stand on a button.</summary>
internal static class ValueLabels
{
    /// <summary>Up to this age a person is spoken of as a small child; a matter of words, not of law.</summary>
    private const double SmallChild = 10;

    /// <summary>Up to this age months are counted.</summary>
    private const double Toddler = 3;

    private const double MonthsInYear = 12;
    private const double GramsInKilogram = 1000;

    /// <summary>"dưới 16 tuổi", "cao từ 1,35 m trở lên", "trên 0,25 đến 0,4 mg/l khí thở".</summary>
    public static string Of(ValueKind kind, Interval interval) => Prefix(kind) + Range(kind, interval);

    /// <summary>A value as it was understood: "16 tuổi", "khoảng 15–16 tuổi", "cao 1,2 m".</summary>
    public static string OfKnown(ValueKind kind, KnownValue value)
    {
        if (kind == ValueKind.Age) return OfAge(value);
        var plain = Math.Round(value.Low, ValueKind.Digits);
        var isOne = value.High <= Math.BitIncrement(plain) && plain <= value.Low;
        if (kind == ValueKind.People && isOne) return $"chở {Number(plain)} người (trên xe có {Number(plain + 1)} người)";
        return isOne ? Prefix(kind) + Amount(kind, plain) : Of(kind, Open(kind, value.Interval));
    }

    private static string OfAge(KnownValue value)
    {
        var (low, high) = (value.Low, value.High);
        if (value.IsApproximate && low == Math.Floor(low)) return $"khoảng {Number(low)}–{Number(Math.Ceiling(high) - 1)} tuổi";
        if (high <= Math.BitIncrement(low + 1) && high < Toddler && low != Math.Floor(low)) return $"bé {Number(Math.Round(low * MonthsInYear))} tháng tuổi";
        if (low is 0 && high is 1) return "bé dưới 1 tuổi";
        if (low == Math.Floor(low) && high == low + 1) return low < SmallChild ? $"bé {Number(low)} tuổi" : $"{Number(low)} tuổi";
        if (high <= Math.BitIncrement(low)) return $"{Number(Math.Round(low, 1))} tuổi";
        return Range(ValueKind.Age, Open(ValueKind.Age, value.Interval));
    }

    /// <summary>An end at the limit of what makes sense is no end.</summary>
    private static Interval Open(ValueKind kind, Interval interval) => new(
        interval.Low <= kind.Domain.Low ? double.NegativeInfinity : interval.Low,
        interval.High >= kind.Domain.High ? double.PositiveInfinity : interval.High);

    private static string Range(ValueKind kind, Interval interval)
    {
        if (kind.IsWhole) return WholeRange(kind, interval);
        var low = Math.Round(interval.Low, ValueKind.Digits);
        var high = Math.Round(interval.High, ValueKind.Digits);
        var beyond = interval.Low > low;
        var including = interval.High > high;
        return (double.IsInfinity(low), double.IsInfinity(high)) switch
        {
            (true, true) => "bất kỳ",
            (true, false) => $"{(including ? "không quá" : "dưới")} {Amount(kind, high)}",
            (false, true) => beyond ? $"trên {Amount(kind, low)}" : $"từ {Amount(kind, low)} trở lên",
            _ => $"{(beyond ? "trên" : "từ")} {Bare(kind, low, high)} đến {(including ? "" : "dưới ")}{Amount(kind, high)}",
        };
    }

    private static string WholeRange(ValueKind kind, Interval interval)
    {
        var low = double.IsInfinity(interval.Low) ? kind.Least : Math.Ceiling(interval.Low);
        if (double.IsInfinity(interval.High)) return $"từ {Amount(kind, low)} trở lên";
        var last = Math.Ceiling(interval.High) - 1;
        return last <= low ? Amount(kind, low) : $"từ {Number(low)} đến {Amount(kind, last)}";
    }

    /// <summary>The lower end leaves out the unit where both ends share it.</summary>
    private static string Bare(ValueKind kind, double low, double high) =>
        kind == ValueKind.Grams && low < GramsInKilogram && high >= GramsInKilogram ? Amount(kind, low) : Number(kind == ValueKind.Grams && low >= GramsInKilogram ? low / GramsInKilogram : low);

    private static string Prefix(ValueKind kind) => kind.Id switch
    {
        "height" => "cao ",
        "over" => "quá tốc độ ",
        "people" => "chở ",
        _ => "",
    };

    private static string Amount(ValueKind kind, double value) => kind.Id switch
    {
        "age" => $"{Number(value)} tuổi",
        "height" => $"{Number(value)} m",
        "alcohol" => $"{Number(value)} mg/l khí thở",
        "over" => $"{Number(value)} km/h",
        "people" => $"{Number(value)} người",
        "grams" => value >= GramsInKilogram ? $"{Number(value / GramsInKilogram)} kg" : $"{Number(value)} gam",
        "times" => value <= 1 ? "lần đầu" : $"lần {Number(value)}",
        "rescuers" => $"{Number(value)} người cứu",
        "engine" => $"{Number(value)} cm³",
        _ => Number(value),
    };

    private static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',');
}
