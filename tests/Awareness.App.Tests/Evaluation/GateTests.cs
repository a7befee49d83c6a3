using Awareness.App.Evaluation;

namespace Awareness.App.Tests.Evaluation;

public sealed class GateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_floor_that_is_missed_is_named_with_both_figures()
    {
        var gate = Write("""
            # floors
            at-least:
              all.top-1: 0.9
              emergencies.seen: 1
            at-most:
              all.false-answers: 0.03
              no.such-figure: 0.5
            """);
        var report = Report(Figure.Share("all.top-1", 89, 100), Figure.Share("emergencies.seen", 10, 10), Figure.Share("all.false-answers", 4, 100));
        Assert.Equal(
            ["all.top-1: 0.890, must be at least 0.900", "all.false-answers: 0.040, must be at most 0.030", "no.such-figure: nothing was measured"],
            gate.Missed(report));
    }

    [Fact]
    public void What_is_printed_as_reached_is_reached()
    {
        var gate = Write("at-least:\n  all.top-1: 0.930\nat-most:\n  all.false-answers: 0.030\n");
        Assert.Empty(gate.Missed(Report(new Figure("all.top-1", 0.9296, 1, 1), new Figure("all.false-answers", 0.0304, 1, 1))));
        Assert.Equal(2, gate.Missed(Report(new Figure("all.top-1", 0.9294, 1, 1), new Figure("all.false-answers", 0.0306, 1, 1))).Count);
    }

    [Fact]
    public void A_set_that_has_vanished_is_missed() =>
        Assert.Equal(["emergencies.seen: nothing was measured"], Write("at-least:\n  emergencies.seen: 0\n").Missed(Report(Figure.Share("emergencies.seen", 0, 0))));

    [Theory]
    [InlineData("at-least:\n  all.top-1: high\n", ":2: ")]
    [InlineData("at-least:\n  all.top-1: 93\n", ":2: ")]
    [InlineData("at-least:\n  all.top-1: -0.1\n", ":2: ")]
    [InlineData("\nfloors:\n  all.top-1: 0.9\n", ":2: ")]
    [InlineData("- all.top-1\n", ":1: ")]
    public void A_line_that_is_no_floor_is_named(string text, string place)
    {
        var problem = Assert.Throws<FormatException>(() => Write(text));
        Assert.Contains($"{Gate.FileName}{place}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_a_gate_without_floors() => Assert.Empty(Gate.Read(folder).Floors);

    private static EvaluationReport Report(params Figure[] figures) => new("v", figures, [], []);

    private Gate Write(string text)
    {
        File.WriteAllText(Path.Combine(folder, Gate.FileName), text);
        return Gate.Read(folder);
    }
}
