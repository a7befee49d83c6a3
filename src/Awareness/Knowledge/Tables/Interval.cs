namespace Awareness.Knowledge.Tables;

/// <summary>
/// A stretch of numbers with its lower end and without its upper one. "Up to 0.25" ends at the next greater number a double can hold,
/// and "over 0.25" begins there, so one kind of stretch serves all four kinds of limits.
/// </summary>
/// <param name="Low">Least number in it.</param>
/// <param name="High">Least number above it.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>This number alone.</summary>
    public static Interval Point(double value) => new(value, Math.BitIncrement(value));

    /// <summary>Below <paramref name="value"/>.</summary>
    public static Interval Below(double value) => new(double.NegativeInfinity, value);

    /// <summary><paramref name="value"/> and below.</summary>
    public static Interval UpTo(double value) => new(double.NegativeInfinity, Math.BitIncrement(value));

    /// <summary><paramref name="value"/> and above.</summary>
    public static Interval From(double value) => new(value, double.PositiveInfinity);

    /// <summary>Above <paramref name="value"/>.</summary>
    public static Interval Above(double value) => new(Math.BitIncrement(value), double.PositiveInfinity);

    /// <summary>True when no number is in it.</summary>
    public bool IsEmpty => !(Low < High);

    /// <summary>True when some number is in both.</summary>
    public bool Meets(Interval other) => Low < other.High && other.Low < High;

    /// <summary>What is in both.</summary>
    public Interval And(Interval other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    /// <summary>The same with both ends multiplied, for another unit; <paramref name="factor"/> is positive.</summary>
    public Interval Times(double factor) => new(Scale(Low, factor), Scale(High, factor));

    /// <summary>An end just above a number stays just above it.</summary>
    private static double Scale(double end, double factor)
    {
        if (double.IsInfinity(end)) return end;
        var plain = Math.Round(end, ValueKind.Digits);
        return end > plain ? Math.BitIncrement(Math.Round(plain * factor, ValueKind.Digits)) : Math.Round(plain * factor, ValueKind.Digits);
    }
}
