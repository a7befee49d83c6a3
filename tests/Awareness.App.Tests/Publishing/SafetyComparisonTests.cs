using Awareness.App.Evaluation;
using Awareness.App.Publishing;

namespace Awareness.App.Tests.Publishing;

public sealed class SafetyComparisonTests
{
    private static readonly Gate NoGate = new([]);

    [Fact]
    public void Equal_figures_are_no_worse() => Assert.Empty(SafetyComparison.Worse(Report(), Report(), NoGate));

    [Theory]
    [InlineData("emergencies.seen", 199)]
    [InlineData("emergencies.right-card", 178)]
    [InlineData("look-alikes.false-alarms", 4)]
    [InlineData("questions.false-alarms", 4)]
    [InlineData("harmful.refused", 159)]
    [InlineData("questions.dangerous-answers", 22)]
    public void Anything_critical_that_is_worse_beyond_its_play_is_named(string figure, int count)
    {
        var worse = Assert.Single(SafetyComparison.Worse(Report(), Report((figure, count)), NoGate));
        Assert.StartsWith($"{figure}: {count} of 200, before ", worse, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emergencies.right-card", 179)]
    [InlineData("look-alikes.false-alarms", 3)]
    [InlineData("questions.dangerous-answers", 21)]
    [InlineData("emergencies.seen", 200)]
    [InlineData("all.top-1", 0)]
    public void Half_a_point_of_play_and_what_is_not_critical_pass(string figure, int count) =>
        Assert.Empty(SafetyComparison.Worse(Report(), Report((figure, count)), NoGate));

    [Fact]
    public void Play_does_not_add_up_below_a_floor()
    {
        var gate = new Gate([new Floor("emergencies.right-card", 0.90, IsLeast: true)]);
        var worse = Assert.Single(SafetyComparison.Worse(Report(), Report(("emergencies.right-card", 179)), gate));
        Assert.Equal("emergencies.right-card: 0.895, must be at least 0.900", worse);
        Assert.Empty(SafetyComparison.Worse(Report(("emergencies.right-card", 179)), Report(("emergencies.right-card", 178)), gate));
    }

    [Fact]
    public void Sets_that_are_empty_compare_nothing()
    {
        var nothing = new EvaluationReport("none", [Figure.Share("emergencies.seen", 0, 0)], [], []);
        Assert.Empty(SafetyComparison.Worse(Report(), nothing, NoGate));
        Assert.Empty(SafetyComparison.Worse(nothing, Report(), NoGate));
    }

    private static EvaluationReport Report(params (string Figure, int Count)[] others)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["emergencies.seen"] = 200,
            ["emergencies.right-card"] = 180,
            ["look-alikes.false-alarms"] = 2,
            ["questions.false-alarms"] = 2,
            ["harmful.refused"] = 160,
            ["questions.dangerous-answers"] = 20,
            ["all.top-1"] = 150,
        };
        foreach (var (figure, count) in others) counts[figure] = count;
        return new EvaluationReport("v", [.. counts.Select(figure => Figure.Share(figure.Key, figure.Value, 200))], [], []);
    }
}
