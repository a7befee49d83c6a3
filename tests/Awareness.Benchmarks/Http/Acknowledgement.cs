using Awareness.Benchmarks.Report;

namespace Awareness.Benchmarks.Http;

/// <summary>How fast a platform's webhook is acknowledged, which is after the turn is on disk with its replies due, beside an endpoint that only echoes.</summary>
internal static class Acknowledgement
{
    private const int WarmUpSeconds = 6;
    private const int Seconds = 5;
    private const string Secret = "the-secret-of-the-benchmark";

    private static readonly Goal Ratio = Goal.AtLeast(0.25);
    private static readonly Goal P99 = Goal.AtMost(50);
    private static readonly Goal NoErrors = Goal.AtMost(0);

    public static async Task RunAsync(FigureReport report, CancellationToken cancellationToken)
    {
        report.Section("Webhooks acknowledged", $"wrk, 64 connections as Telegram, {Rounds.Count} rounds of {Seconds} s each way; peer: bare Kestrel that echoes the body. Replies wait on disk: nobody is at Telegram's address.");
        using var folder = new ScratchFolder();
        using var product = await ServedProcess.StartProductAsync(
            folder.Path,
            cancellationToken,
            ("AWARENESS__Telegram__Token", "1:benchmark"),
            ("AWARENESS__Telegram__Secret", Secret),
            ("AWARENESS__Telegram__Address", "http://127.0.0.1:9"),
            ("AWARENESS__Inbound__MessagesPerMinute", "0"));
        using var bare = await ServedProcess.StartBareAsync(cancellationToken);
        var webhook = new Uri(new Uri(product.Url), "/webhooks/telegram").ToString();

        await DriveAsync(bare.Url, 0, WarmUpSeconds / 2);
        var acknowledged = 1 + (await DriveAsync(webhook, 0, WarmUpSeconds)).Good;
        var rounds = new List<(WrkRun Taken, WrkRun Echoed)>();
        for (var number = 1; number <= Rounds.Count; number++)
        {
            var echoed = await DriveAsync(bare.Url, number, Seconds);
            rounds.Add((await DriveAsync(webhook, number, Seconds), echoed));
            acknowledged += rounds[^1].Taken.Good;
        }

        report.Figure("webhooks acknowledged a second", rounds.Spread(round => round.Taken.PerSecond, ""));
        report.Figure("bare echoes a second", rounds.Spread(round => round.Echoed.PerSecond, ""));
        report.Figure("ratio", rounds.Median(round => round.Taken.PerSecond / round.Echoed.PerSecond), "", Ratio);
        report.Figure("webhook p50 / bare p50", $"{rounds.Median(round => round.Taken.P50):0.00} ms / {rounds.Median(round => round.Echoed.P50):0.00} ms");
        report.Figure("webhook p99", rounds.Median(round => round.Taken.P99), " ms", P99);
        report.Figure("errors", rounds.Sum(round => round.Taken.Errors), "", NoErrors);
        product.Kill();
        await StoredTurns.VerifyAsync(report, folder.Path, acknowledged, cancellationToken);

        Task<WrkRun> DriveAsync(string url, int run, int seconds) => WrkRun.DriveAsync(url, run, seconds, Secret, cancellationToken);
    }
}
