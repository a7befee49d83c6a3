using System.Text.Json;
using Awareness.App.Gaps;

namespace Awareness.App.Tests.Gaps;

public sealed class GapsTests
{
    [Fact]
    public void A_table_begins_with_the_mark_of_UTF_8_and_has_a_row_a_group()
    {
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        GapReport.WriteCsv([new Gap("giá vé", 3, 1, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2), 2, ["gia ve tau"], ["a.b", "c.d"])], output);
        Assert.StartsWith("\uFEFF\"Số lần\",\"Câu hỏi\",", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\"3\",\"giá vé\",\"gia ve tau\",\"1\",\"2026-11-01\",\"2026-11-02\",\"a.b, c.d\"\r\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_running_service_could_not_answer_is_listed_without_who_asked()
    {
        await using var service = await ServiceProcess.StartAsync();
        await service.AskAsync("a", "1", "xyzzy plugh qwerty 0912345678");
        await service.AskAsync("b", "1", "xyzzy plugh qwerty 0987654321");
        await service.AskAsync("c", "1", "=xyzzy plugh qwerty asdf");
        await service.AskAsync("d", "1", Channel.Helmet);
        await service.AskAsync("e", "1", "con em roi xuong ao vot len ko tho phai lam gi");

        var ended = await Product.RunAsync(["gaps", "--data", service.Folder, "--json"]);
        Assert.Equal(0, ended.Code);
        Assert.StartsWith("3 questions in 1 groups", ended.Errors, StringComparison.Ordinal);
        using var gaps = JsonDocument.Parse(ended.Output);
        var gap = Assert.Single(gaps.RootElement.EnumerateArray());
        Assert.Equal("xyzzy plugh qwerty [số]", gap.GetProperty("question").GetString());
        Assert.Equal(3, gap.GetProperty("times").GetInt64());
        Assert.Equal(["=xyzzy plugh qwerty asdf"], gap.GetProperty("examples").EnumerateArray().Select(example => example.GetString()));

        var table = await Product.RunAsync(["gaps", "--data", service.Folder, "--csv"]);
        Assert.StartsWith("\"Số lần\",\"Câu hỏi\"", table.Output.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("\"'=xyzzy plugh qwerty asdf\"", table.Output, StringComparison.Ordinal);
        Assert.Contains("xyzzy plugh qwerty [số]", (await Product.RunAsync(["gaps", "--data", service.Folder])).Output, StringComparison.Ordinal);
        Assert.StartsWith("0 questions in 0 groups", (await Product.RunAsync(["gaps", "--data", service.Folder, "--since", "2999-01-01"])).Errors, StringComparison.Ordinal);

        await service.AskAsync("f", "1", "xyzzy plugh qwerty");
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal("ok", StoredRows.Integrity(service.Database));
        var columns = StoredRows.Read(service.Database, "select * from unanswered", row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column))));
        Assert.Equal(3, columns.Count);
        Assert.DoesNotContain(columns, row => row.Contains("person-", StringComparison.Ordinal) || row.Contains("09", StringComparison.Ordinal) || row.Contains("ao", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_kept_where_the_operator_wants_none()
    {
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["AWARENESS__KeepQuestionsDays"] = "0" });
        await service.AskAsync("a", "1", "xyzzy plugh qwerty");
        Assert.StartsWith("0 questions", (await Product.RunAsync(["gaps", "--data", service.Folder])).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since", "yesterday", "--since takes a day")]
    [InlineData("--json", "--csv", "Either --json or --csv")]
    public async Task Wrong_flags_are_said(string flag, string value, string reason)
    {
        var ended = await Product.RunAsync(["gaps", flag, value]);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_database_is_said()
    {
        var ended = await Product.RunAsync(["gaps", "--data", Path.Combine(Path.GetTempPath(), "awareness-none")]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("--data DIR", ended.Errors, StringComparison.Ordinal);
    }
}
