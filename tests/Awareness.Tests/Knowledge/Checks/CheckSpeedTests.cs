using Awareness.Knowledge;

namespace Awareness.Tests.Knowledge.Checks;

/// <summary>Runs after the tests that run side by side, so that the processor time of the process is its own.</summary>
[CollectionDefinition(nameof(CheckSpeedTests), DisableParallelization = true)]
[Collection(nameof(CheckSpeedTests))]
public sealed class CheckSpeedTests
{
    [Fact]
    public void Checking_all_the_real_content_takes_less_than_three_seconds_of_processor_time()
    {
        var root = Path.Combine(Repository.Root, "content");
        var before = Environment.CpuUsage.TotalTime;

        ContentReader.Read(root, SampleContent.Today);

        var spent = Environment.CpuUsage.TotalTime - before;
        Assert.True(spent < TimeSpan.FromSeconds(3), $"{spent}");
    }
}
