using System.Text.Json;

namespace Awareness.App.Tests.Commands;

/// <summary><c>awareness recognize</c>, by its contract with machines and as people use it.</summary>
public sealed class RecognizeTests
{
    [Fact]
    public async Task Jsonl_gives_each_line_a_line_in_order_with_exactly_the_fields_of_the_contract()
    {
        var ended = await Product.RunAsync(["recognize", "--jsonl", "--reference", "2026-11-21T08:00:00+07:00"], Lines(
            """{"id":"1","text":"gọi cấp cứu 115","model":"PhoneNumber"}""",
            """{"id":2,"text":"dạ có ạ","model":"Boolean"}""",
            "",
            """{"id":"ba","text":"không có gì để tìm","model":"Url"}""",
            """{"id":"bốn","text":"","model":"phonenumber","more":true}"""));
        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Errors);
        Assert.Equal(
            """
            {"id":"1","results":[{"text":"115","start":12,"end":14,"typeName":"phonenumber","resolution":{"value":"115","score":"0.7"}}]}
            {"id":"2","results":[{"text":"dạ có","start":0,"end":4,"typeName":"boolean","resolution":{"value":true,"score":0.8}}]}
            {"id":"ba","results":[]}
            {"id":"bốn","results":[]}

            """,
            ended.Output);
    }

    [Fact]
    public async Task Jsonl_names_every_line_it_cannot_read_and_loses_none()
    {
        var ended = await Product.RunAsync(["recognize", "--jsonl"], Lines(
            "not json",
            """{"id":"1","text":5,"model":"Boolean"}""",
            """{"id":"2","text":"\ud800","model":"Boolean"}""",
            """{"id":"3","text":"có","model":"Mood"}""",
            """{"id":"4","text":"có","model":"Boolean","culture":"fr-fr"}""",
            """{"id":"5","text":"có"}""",
            """{"id":"6","text":"có","model":"Boolean"}"""));
        Assert.Equal(1, ended.Code);
        Assert.Equal(["", "1", "2", "3", "4", "5", "6"], Read(ended).Select(line => line.GetProperty("id").GetString()));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], Read(ended).Select(line => line.GetProperty("results").GetArrayLength()));
        var errors = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["stdin:1", "stdin:2", "stdin:3", "stdin:4", "stdin:5", "stdin:6"], errors.Select(error => error[..7]));
        Assert.Contains("'Mood'", errors[3], StringComparison.Ordinal);
        Assert.Contains("Boolean, ", errors[3], StringComparison.Ordinal);
        Assert.Contains("'fr-fr'", errors[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_choose_the_culture_unless_a_line_or_the_flag_does()
    {
        var line = """{"id":"1","text":"I do not agree with this","model":"Boolean"}""";
        var vietnamese = """{"id":"1","text":"I do not agree with this","model":"Boolean","culture":"vi-vn"}""";
        Assert.Contains("do not agree", (await Product.RunAsync(["recognize", "--jsonl"], Lines(line))).Output);
        Assert.Contains("\"text\":\"agree\"", (await Product.RunAsync(["recognize", "--jsonl"], Lines(vietnamese))).Output);
        Assert.Contains("\"text\":\"agree\"", (await Product.RunAsync(["recognize", "--jsonl", "--culture", "vi-VN"], Lines(line))).Output);
    }

    [Fact]
    public async Task It_needs_no_content()
    {
        var ended = await Product.RunAsync(["recognize", "gọi", "0912.345.678"], environment: new Dictionary<string, string> { ["AWARENESS__Content"] = "/no/such/folder" });
        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Errors);
        Assert.Contains("0912.345.678", ended.Output);
    }

    [Fact]
    public async Task People_get_a_table_of_everything_found()
    {
        var ended = await Product.RunAsync(["recognize", "vâng ạ, sđt 0912345678, mail hoa@gmail.com"]);
        var rows = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("model ", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.StartsWith("PhoneNumber ", StringComparison.Ordinal) && row.Contains("12-21", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Email ", StringComparison.Ordinal) && row.EndsWith("""{"value":"hoa@gmail.com"}""", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("recognize")]
    [InlineData("recognize", "--reference", "someday", "a")]
    [InlineData("recognize", "--culture", "fr-fr", "a")]
    [InlineData("recognize", "--jsonnl")]
    public async Task A_mistake_on_the_command_line_is_told(params string[] arguments)
    {
        var ended = await Product.RunAsync(arguments);
        Assert.Equal(1, ended.Code);
        Assert.NotEmpty(ended.Errors);
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static List<JsonElement> Read(Ended ended) =>
        [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
