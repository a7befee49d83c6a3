using System.Diagnostics;

namespace Awareness.Benchmarks.Http;

/// <summary>What wrk saw in one run.</summary>
/// <param name="Good">Answers with a status below 400.</param>
/// <param name="Errors">Refusals, broken connections and timeouts.</param>
/// <param name="Seconds">How long it sent.</param>
/// <param name="P50">Median milliseconds to the whole answer.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
internal sealed record WrkRun(long Good, long Errors, int Seconds, double P50, double P99)
{
    private const int Threads = 2;
    private const int Connections = 64;
    private const int ConversationsPerThread = 2_500;
    private const string Mark = "wrk: ";

    public double PerSecond => (double)Good / Seconds;

    /// <summary>Drives <paramref name="url"/> for <paramref name="seconds"/>; ids begin with <paramref name="run"/>, the number of the run. With a secret the messages are Telegram's.</summary>
    public static async Task<WrkRun> DriveAsync(string url, int run, int seconds, string? secret, CancellationToken cancellationToken)
    {
        // A second more than it sends: what is under way is answered and counted.
        string[] arguments =
        [
            "-t", $"{Threads}", "-c", $"{Connections}", "-d", $"{seconds + 1}s", "-s", Path.Combine(AppContext.BaseDirectory, "Http", "turns.lua"), url,
            "--", Workload.QuestionsFile, $"{run}", $"{seconds}", $"{ConversationsPerThread}",
        ];
        if (secret is not null) arguments = [.. arguments, secret];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException("wrk does not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync(cancellationToken);
        await wrk.WaitForExitAsync(cancellationToken);
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk printed no figures: {output}");
        var figures = line[Mark.Length..].Split(' ').Select(double.Parse).ToArray();
        var (requests, refused, failed) = ((long)figures[0], (long)figures[1], (long)figures[2]);
        return new WrkRun(requests - refused, refused + failed, seconds, figures[3] / 1000, figures[4] / 1000);
    }
}
