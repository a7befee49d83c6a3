namespace Awareness.Benchmarks.Report;

/// <summary>What a figure should reach. A goal is printed, never asserted: another machine has other figures.</summary>
internal readonly record struct Goal(double Bound, bool IsLeast)
{
    public static Goal AtLeast(double bound) => new(bound, IsLeast: true);

    public static Goal AtMost(double bound) => new(bound, IsLeast: false);

    public bool IsMetBy(double value) => IsLeast ? value >= Bound : value <= Bound;

    public override string ToString() => $"{(IsLeast ? "at least" : "at most")} {Bound:0.###}";
}
