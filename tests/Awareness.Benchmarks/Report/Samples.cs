using System.Diagnostics;

namespace Awareness.Benchmarks.Report;

/// <summary>Measured values of one kind.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];
    private bool isSorted;

    public int Count => values.Count;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    public void Add(double value)
    {
        values.Add(value);
        isSorted = false;
    }

    /// <summary>Runs <paramref name="work"/> and keeps its microseconds.</summary>
    public void Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    /// <summary>Runs <paramref name="work"/> and keeps its microseconds.</summary>
    public async Task TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    private double Percentile(double share)
    {
        if (!isSorted) values.Sort();
        isSorted = true;
        return values.Count == 0 ? double.NaN : values[Math.Min(values.Count - 1, (int)(values.Count * share))];
    }
}

/// <summary>Medians over the rounds of a run: what a noisy neighbour disturbs least.</summary>
internal static class Rounds
{
    /// <summary>Interleaved rounds of every comparison; odd, so that the median is one of them.</summary>
    public const int Count = 5;

    public static double Median<T>(this IReadOnlyList<T> rounds, Func<T, double> figure)
    {
        var ordered = rounds.Select(figure).Order().ToList();
        return ordered[ordered.Count / 2];
    }

    /// <summary>The median with the least and the most beside it.</summary>
    public static string Spread<T>(this IReadOnlyList<T> rounds, Func<T, double> figure, string unit) =>
        $"{rounds.Median(figure):0.###}{unit} ({rounds.Min(figure):0.###} to {rounds.Max(figure):0.###})";
}
