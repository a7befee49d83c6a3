using Awareness.Benchmarks.Report;

namespace Awareness.Benchmarks.Http;

/// <summary>Durable answered turns over HTTP beside an endpoint that only echoes.</summary>
internal static class Throughput
{
    private const int WarmUpSeconds = 6;
    private const int Seconds = 5;

    private static readonly Goal Ratio = Goal.AtLeast(0.20);
    private static readonly Goal P99 = Goal.AtMost(25);
    private static readonly Goal NoErrors = Goal.AtMost(0);
    private static readonly Goal Memory = Goal.AtMost(150);

    public static async Task RunAsync(FigureReport report, CancellationToken cancellationToken)
    {
        report.Section("Turns over HTTP", $"wrk, 64 connections, {Rounds.Count} rounds of {Seconds} s each way; peer: bare Kestrel that echoes the body. An answered turn is on disk.");
        using var folder = new ScratchFolder();
        using var product = await ServedProcess.StartProductAsync(folder.Path, cancellationToken);
        using var bare = await ServedProcess.StartBareAsync(cancellationToken);
        var afterStart = product.Megabytes("VmRSS");

        await MeasureAsync(bare, run: 0, WarmUpSeconds / 2, cancellationToken);
        var acknowledged = 1 + (await MeasureAsync(product, run: 0, WarmUpSeconds, cancellationToken)).Run.Good;
        var rounds = new List<Round>();
        for (var number = 1; number <= Rounds.Count; number++)
        {
            var echoed = await MeasureAsync(bare, number, Seconds, cancellationToken);
            var answered = await MeasureAsync(product, number, Seconds, cancellationToken);
            acknowledged += answered.Run.Good;
            rounds.Add(new Round(answered, echoed));
        }

        var (resident, most) = (product.Megabytes("VmRSS"), product.Megabytes("VmHWM"));
        Write(report, rounds);
        report.Figure("memory after start, VmRSS", afterStart, " MB", Memory);
        report.Figure("memory after the load, VmRSS", resident, " MB", Memory);
        report.Figure("memory at its most, VmHWM", $"{most:0.#} MB (bare: {bare.Megabytes("VmHWM"):0.#} MB)");
        product.Kill();
        await StoredTurns.VerifyAsync(report, folder.Path, acknowledged, cancellationToken);
    }

    private static async Task<Drive> MeasureAsync(ServedProcess served, int run, int seconds, CancellationToken cancellationToken)
    {
        var before = served.ProcessorSeconds;
        var drive = await WrkRun.DriveAsync(served.Url, run, seconds, secret: null, cancellationToken);
        return new Drive(drive, (served.ProcessorSeconds - before) * 1_000_000 / Math.Max(1, drive.Good));
    }

    private static void Write(FigureReport report, List<Round> rounds)
    {
        report.Figure("turns a second", rounds.Spread(round => round.Answered.Run.PerSecond, ""));
        report.Figure("bare echoes a second", rounds.Spread(round => round.Echoed.Run.PerSecond, ""));
        report.Figure("ratio", rounds.Median(round => round.Answered.Run.PerSecond / round.Echoed.Run.PerSecond), "", Ratio);
        report.Figure("turn p50 / bare p50", $"{rounds.Median(round => round.Answered.Run.P50):0.00} ms / {rounds.Median(round => round.Echoed.Run.P50):0.00} ms");
        report.Figure("turn p99", rounds.Median(round => round.Answered.Run.P99), " ms", P99);
        report.Figure("bare p99", rounds.Spread(round => round.Echoed.Run.P99, " ms"));
        report.Figure("processor time of a turn / of an echo", $"{rounds.Median(round => round.Answered.Micros):0} µs / {rounds.Median(round => round.Echoed.Micros):0} µs");
        report.Figure("errors", rounds.Sum(round => round.Answered.Run.Errors), "", NoErrors);
    }

    /// <summary>One run and the processor microseconds of one of its answers.</summary>
    private sealed record Drive(WrkRun Run, double Micros);

    private sealed record Round(Drive Answered, Drive Echoed);
}
