using System.Text.Json;
using Awareness.App.Tests.Bots;

namespace Awareness.App.Tests.Commands;

/// <summary>The command line as people and machines use it: stdout is data, stderr is talk, the exit code tells.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string[] Outcomes = ["answer", "clarify", "refuse", "abstain", "emergency", "flow"];
    private static readonly string[] AnswerFields = ["id", "outcome", "topic", "suggestions", "confidence", "text", "citations", "micros"];
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Ask_takes_a_question_of_several_words_answers_it_with_its_source_and_explains_it()
    {
        var ended = await Product.RunAsync(["ask", .. Channel.Helmet.Split(' '), "--explain"]);
        Assert.Equal(0, ended.Code);
        Assert.Contains("400.000", ended.Output);
        Assert.Contains("Nguồn: Nghị định 168/2024", ended.Output);
        Assert.Contains("outcome Answer, topic traffic.helmet", ended.Output);
        Assert.Empty(ended.Errors);
    }

    [Fact]
    public async Task Ask_without_a_question_says_what_to_type() => AssertMistake(await Product.RunAsync(["ask"]), "Ask something");

    [Fact]
    public async Task Ask_jsonl_answers_each_line_with_exactly_the_fields_of_the_contract()
    {
        var ended = await Product.RunAsync(["ask", "--jsonl"], Lines(
            """{"id":"1","text":"khong doi mu bao hiem phat bao nhieu"}""",
            """{"id":2,"text":"giá vàng hôm nay"}""",
            "",
            """{"id":"ba","text":""}""",
            """{"id":"bốn","text":"xin chào","conversation":null,"more":true}""",
            """{"id":"5","text":"con em roi xuong ao vot len ko tho phai lam gi"}"""));
        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Errors);
        var answers = Read(ended);
        Assert.Equal(["1", "2", "ba", "bốn", "5"], answers.Select(answer => answer.GetProperty("id").GetString()));
        Assert.All(answers, AssertContract);

        var first = answers[0];
        Assert.Equal("answer", first.GetProperty("outcome").GetString());
        Assert.Equal("traffic.helmet", first.GetProperty("topic").GetString());
        Assert.Contains("Nguồn: ", first.GetProperty("text").GetString());
        Assert.NotEmpty(first.GetProperty("citations").EnumerateArray());
        Assert.NotEqual("answer", answers[1].GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, answers[1].GetProperty("topic").ValueKind);
        Assert.Equal("emergency", answers[4].GetProperty("outcome").GetString());
        Assert.Contains("115", answers[4].GetProperty("text").GetString()?.Split('\n')[0]);
    }

    [Fact]
    public async Task Ask_jsonl_remembers_a_conversation_and_keeps_others_apart()
    {
        var ended = await Product.RunAsync(["ask", "--jsonl"], Lines(
            """{"id":"1","text":"khong doi mu bao hiem phat bao nhieu","conversation":"a"}""",
            """{"id":"2","text":"xem thêm","conversation":"b"}""",
            """{"id":"3","text":"xem thêm"}""",
            """{"id":"4","text":"xem thêm","conversation":"a"}"""));
        var answers = Read(ended);
        Assert.Equal("traffic.helmet", answers[3].GetProperty("topic").GetString());
        Assert.Equal("answer", answers[3].GetProperty("outcome").GetString());
        Assert.NotEqual(answers[0].GetProperty("text").GetString(), answers[3].GetProperty("text").GetString());
        Assert.All(answers.GetRange(1, 2), answer => Assert.NotEqual("traffic.helmet", answer.GetProperty("topic").GetString()));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"id":"1","text":5}""")]
    [InlineData("""{"id":"1","text":"\ud800"}""")]
    public async Task Ask_jsonl_names_the_line_it_cannot_read(string line)
    {
        var ended = await Product.RunAsync(["ask", "--jsonl"], Lines("""{"id":"1","text":"xin chào"}""", line));
        Assert.Equal(1, ended.Code);
        Assert.StartsWith("stdin:2: ", ended.Errors, StringComparison.Ordinal);
        Assert.Single(Read(ended));
    }

    [Fact]
    public async Task Check_passes_the_content_that_is_shipped()
    {
        var ended = await Product.RunAsync(["check"]);
        Assert.Equal(0, ended.Code);
        Assert.Contains(" 0 mistakes", ended.Errors);
    }

    [Fact]
    public async Task Check_fails_on_a_mistake_and_names_file_and_line()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Product.Root, "content"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Product.Root, "content"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? folder);
            File.Copy(file, copy);
        }

        var card = Path.Combine(folder, "answers", "traffic", "helmet-fine.md");
        await File.WriteAllTextAsync(card, (await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken)).Replace("topic: traffic.helmet", "topic: no.such", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var ended = await Product.RunAsync(["check", "--content", folder]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("helmet-fine.md:2:", ended.Output);

        AssertMistake(await Product.RunAsync(["ask", "--content", folder, Channel.Helmet]), "helmet-fine.md:2:");
    }

    [Fact]
    public async Task Check_of_one_bot_tells_of_that_bot_only()
    {
        using var bots = new SmallBots();
        var other = Directory.CreateDirectory(Path.Combine(bots.Folder, "khac")).FullName;
        await File.WriteAllTextAsync(Path.Combine(other, "bot.yaml"), "name: [\n", TestContext.Current.CancellationToken);
        var good = await Product.RunAsync(["check", "thu", .. bots.Flags]);
        Assert.Equal(0, good.Code);
        Assert.DoesNotContain("khac/", good.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(".md:", good.Output, StringComparison.Ordinal);
        Assert.Contains(" mistakes elsewhere", good.Errors, StringComparison.Ordinal);

        bots.Break();
        var bad = await Product.RunAsync(["check", "thu", .. bots.Flags]);
        Assert.Equal(1, bad.Code);
        Assert.Contains("bots/thu/flows/cau-do.yaml:3:", bad.Output, StringComparison.Ordinal);
        AssertMistake(await Product.RunAsync(["check", "thi", .. bots.Flags]), "There is no bot 'thi'; there are khac, thu. Did you mean 'thu'?");
    }

    [Fact]
    public async Task Check_fails_without_content() => AssertMistake(await Product.RunAsync(["check", "--content", Path.Combine(folder, "none")]), "--content DIR");

    [Fact]
    public async Task Search_writes_the_best_documents_of_each_query_and_its_figures_to_stderr()
    {
        var (corpus, queries, results) = (Path.Combine(folder, "c.jsonl"), Path.Combine(folder, "q.jsonl"), Path.Combine(folder, "r.jsonl"));
        await File.WriteAllTextAsync(corpus, Lines([.. Enumerable.Range(0, 150).Select(number => $$"""{"id":"d{{number}}","title":"Bài {{number}}","text":"đuối nước ở ao hồ số {{number}}"}"""), """{"id":"mũ","title":"Mũ bảo hiểm","text":"Trẻ em đội mũ bảo hiểm"}"""]), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(queries, Lines("""{"id":"1","text":"mu bao hiem"}""", """{"id":"2","text":"đuối nước"}""", """{"id":"3","text":"zzzz"}"""), TestContext.Current.CancellationToken);
        var ended = await Product.RunAsync(["search", "--corpus", corpus, "--queries", queries, "--out", results]);

        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Output);
        Assert.Matches("build [0-9.]+ ms", ended.Errors);
        Assert.Matches("p50 [0-9]+ µs, p99 [0-9]+ µs.*RSS [0-9]+ MB", ended.Errors);
        var lines = (await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["1", "2", "3"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.All(lines, line => Assert.Equal(["id", "top"], line.EnumerateObject().Select(field => field.Name)));
        Assert.Equal("mũ", lines[0].GetProperty("top")[0].GetString());
        Assert.Equal(100, lines[1].GetProperty("top").GetArrayLength());
        Assert.Equal(100, lines[1].GetProperty("top").EnumerateArray().Select(id => id.GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0, lines[2].GetProperty("top").GetArrayLength());
    }

    [Fact]
    public async Task Search_names_a_missing_file_and_a_broken_line()
    {
        var (broken, results) = (Path.Combine(folder, "broken.jsonl"), Path.Combine(folder, "r.jsonl"));
        await File.WriteAllTextAsync(broken, Lines("""{"id":"1","text":"a"}""", "{"), TestContext.Current.CancellationToken);
        AssertMistake(await Product.RunAsync(["search", "--corpus", broken, "--queries", broken, "--out", results]), "broken.jsonl:2: ");
        AssertMistake(await Product.RunAsync(["search", "--corpus", Path.Combine(folder, "none"), "--queries", broken, "--out", results]), "no such file");
    }

    [Theory]
    [InlineData("serve", "--no-such-flag")]
    [InlineData("ask", "--jsonnl")]
    [InlineData("search")]
    [InlineData("no-such-command")]
    [InlineData("serve", "--urls")]
    public async Task A_wrong_flag_or_command_is_refused(params string[] arguments)
    {
        var ended = await Product.RunAsync(arguments);
        Assert.NotEqual(0, ended.Code);
        Assert.NotEmpty(ended.Errors);
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => $"{line}\n"));

    private static List<JsonElement> Read(Ended ended) =>
        [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static void AssertMistake(Ended ended, string reason)
    {
        Assert.Equal(1, ended.Code);
        Assert.Empty(ended.Output);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    private static void AssertContract(JsonElement answer)
    {
        Assert.Equal(AnswerFields, answer.EnumerateObject().Select(field => field.Name));
        Assert.Contains(answer.GetProperty("outcome").GetString(), Outcomes);
        Assert.True(answer.GetProperty("topic").ValueKind is JsonValueKind.Null or JsonValueKind.String);
        Assert.All(answer.GetProperty("suggestions").EnumerateArray(), topic => Assert.Matches("^[a-z0-9-]+\\.[a-z0-9-]+$", topic.GetString()));
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.NotEqual("", answer.GetProperty("text").GetString());
        Assert.True(answer.GetProperty("micros").GetInt64() >= 0);
        foreach (var citation in answer.GetProperty("citations").EnumerateArray())
        {
            Assert.Equal(["source", "place", "title"], citation.EnumerateObject().Select(field => field.Name));
            Assert.All(citation.EnumerateObject(), field => Assert.Equal(JsonValueKind.String, field.Value.ValueKind));
        }
    }
}
