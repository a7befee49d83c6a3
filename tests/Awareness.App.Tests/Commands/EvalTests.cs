using System.Text.Json;

namespace Awareness.App.Tests.Commands;

public sealed class EvalTests : IDisposable
{
    private readonly ContentCopy content = new();

    public EvalTests() => content.AskFewQuestions();

    public void Dispose() => content.Dispose();

    [Fact]
    public async Task The_gate_names_every_floor_that_was_missed()
    {
        await WriteGateAsync("at-least:\n  all.top-1: 1\n  emergencies.seen: 0\nat-most:\n  no.such: 0\n");
        var ended = await EvalAsync("--gate");
        Assert.Equal(1, ended.Code);
        Assert.Contains("emergencies.seen", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Missed: all.top-1: ", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Missed: no.such: nothing was measured", ended.Errors, StringComparison.Ordinal);
        Assert.EndsWith("1 of 3 floors reached\n", ended.Errors, StringComparison.Ordinal);

        await WriteGateAsync("at-least:\n  all.top-1: 0\n");
        Assert.Equal(0, (await EvalAsync("--gate")).Code);
        await WriteGateAsync("at-least: 1\n");
        Assert.Contains("gate.yaml:1: ", (await EvalAsync("--gate")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_without_floors_passes_nobody() => Assert.Equal(1, (await EvalAsync("--gate")).Code);

    [Fact]
    public async Task Json_is_totals_alone()
    {
        var ended = await EvalAsync("--json");
        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Errors);
        using var report = JsonDocument.Parse(ended.Output);
        Assert.Equal(["content", "figures", "answered", "all"], report.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Contains(report.RootElement.GetProperty("figures").EnumerateArray(), figure => figure.GetProperty("name").GetString() == "all.top-1" && figure.GetProperty("of").GetInt32() == 40);
        Assert.Equal(10, report.RootElement.GetProperty("all").GetArrayLength());
    }

    [Theory]
    [InlineData("--misses", "--tuning")]
    [InlineData("--gate", "--tuning", "the report set")]
    public async Task What_must_not_be_read_or_gated_is_refused(string flag, string other, string reason = "never read")
    {
        var ended = flag == "--misses" ? await EvalAsync(flag) : await EvalAsync(flag, other);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    private Task<Ended> EvalAsync(params string[] flags) => Product.RunAsync(["eval", .. flags, "--content", content.Folder]);

    private Task WriteGateAsync(string text) => File.WriteAllTextAsync(Path.Combine(content.Folder, "questions", "gate.yaml"), text, TestContext.Current.CancellationToken);
}
