using System.Runtime.InteropServices;

namespace Awareness.Benchmarks.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static void Describe(FigureReport report)
    {
        report.Section("Awareness benchmarks", "Medians of interleaved rounds (least to most); every figure stands beside a peer measured in the same run.");
        report.Figure("processors", $"{Environment.ProcessorCount}");
        report.Figure("load average (1, 5, 15 minutes)", Load());
        report.Figure("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
    }

    /// <summary>The load of this moment; above the number of processors, trust ratios only.</summary>
    public static string Load() => File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ').Take(3)) : "unknown";
}
