using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Awareness.Benchmarks.Inner;

/// <summary>The inner loops under BenchmarkDotNet: <c>./build.sh bench inner [filter]</c>, for example <c>inner '*Tokenizer*'</c>.</summary>
internal static class InnerLoops
{
    private const int Rounds = 7;

    public static int Run(string[] filter)
    {
        // In this process: a generated project would not restore under the locked, centrally managed packages.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(Rounds);
        var config = DefaultConfig.Instance
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "benchmarks")))
            .WithOptions(ConfigOptions.JoinSummary);
        string[] arguments = ["--filter", .. filter is [] ? ["*"] : filter];
        var summaries = BenchmarkSwitcher.FromTypes([typeof(LanguageLoops), typeof(FlowLoops), typeof(KnowledgeLoops), typeof(ActivityLoops), typeof(ContentLoops)]).Run(arguments, config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
