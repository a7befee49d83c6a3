using Awareness.Benchmarks.Report;

namespace Awareness.Benchmarks.Http;

/// <summary>From the start of the process to its first answer over HTTP.</summary>
internal static class StartUp
{
    private static readonly Goal Seconds = Goal.AtMost(1.5);
    private static readonly Goal Memory = Goal.AtMost(150);

    public static async Task RunAsync(FigureReport report, CancellationToken cancellationToken)
    {
        report.Section("Start to first answer", $"{Rounds.Count} rounds; polled every 2 ms until the first 200; peer: the bare Kestrel process.");
        using var folder = new ScratchFolder();
        var rounds = new List<(double Product, double Bare, double Megabytes, double BareMegabytes)>();
        for (var number = 0; number < Rounds.Count; number++)
        {
            using var bare = await ServedProcess.StartBareAsync(cancellationToken);
            var (bareSeconds, bareMegabytes) = (bare.FirstAnswer.TotalSeconds, bare.Megabytes("VmRSS"));
            bare.Kill();
            using var product = await ServedProcess.StartProductAsync(folder.Path, cancellationToken);
            rounds.Add((product.FirstAnswer.TotalSeconds, bareSeconds, product.Megabytes("VmRSS"), bareMegabytes));
        }

        report.Figure("start to first answer", rounds.Median(round => round.Product), " s", Seconds);
        report.Figure("least to most", rounds.Spread(round => round.Product, " s"));
        report.Figure("bare Kestrel", rounds.Spread(round => round.Bare, " s"));
        report.Figure("ratio", $"{rounds.Median(round => round.Product / round.Bare):0.0}");
        report.Figure("memory after start, VmRSS", rounds.Median(round => round.Megabytes), " MB", Memory);
        report.Figure("bare Kestrel", rounds.Spread(round => round.BareMegabytes, " MB"));
    }
}
