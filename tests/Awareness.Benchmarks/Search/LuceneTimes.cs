using System.Diagnostics;
using System.Globalization;

namespace Awareness.Benchmarks.Search;

/// <summary>One way Lucene was set up, and how fast it was.</summary>
/// <param name="Name">standard: StandardAnalyzer; folded-pairs: marks removed, words and adjacent pairs.</param>
/// <param name="P50">Microseconds, median of five rounds.</param>
/// <param name="P99">Microseconds, median of five rounds.</param>
internal sealed record LuceneTimes(string Name, double P50, double P99)
{
    /// <summary>Set by build.sh: where Lucene's jars are.</summary>
    private const string ClassPathVariable = "LUCENE_CLASS_PATH";

    /// <summary>Runs tests/lucene/LucenePeer.java over the same texts and questions; empty when there is no Lucene.</summary>
    public static async Task<IReadOnlyList<LuceneTimes>> MeasureAsync(Passages passages, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(ClassPathVariable) is not { Length: > 0 } jars) return [];
        using var folder = new ScratchFolder();
        var (collection, queries) = (Path.Combine(folder.Path, "collection.txt"), Path.Combine(folder.Path, "queries.txt"));
        await File.WriteAllLinesAsync(collection, passages.Texts.Select(passage => $"{passage.Title} {passage.Text}".ReplaceLineEndings(" ")), cancellationToken);
        await File.WriteAllLinesAsync(queries, passages.Questions, cancellationToken);
        var source = Path.Combine(Workload.ContentFolder, "..", "tests", "lucene", "LucenePeer.java");
        var start = new ProcessStartInfo("java", ["-Xmx2g", "-cp", jars, source, "time", collection, queries]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var java = Process.Start(start) ?? throw new InvalidOperationException("java did not start.");
        var output = await java.StandardOutput.ReadToEndAsync(cancellationToken);
        await java.WaitForExitAsync(cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new LuceneTimes(parts[0], Number(parts[1]), Number(parts[2])))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
