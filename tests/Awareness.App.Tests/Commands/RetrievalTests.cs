namespace Awareness.App.Tests.Commands;

/// <summary><c>awareness eval --retrieval</c> as a person runs it.</summary>
public sealed class RetrievalTests : IDisposable
{
    private const string Corpus = """
        {"_id":"a","title":"Đuối nước","text":"Trẻ em không tắm sông một mình."}
        {"_id":"b","title":"Mũ bảo hiểm","text":"Trẻ em đội mũ bảo hiểm khi đi xe máy."}
        {"_id":"c","title":"Tắm biển","text":"Tắm biển phải có người lớn đi cùng."}
        """;

    private const string Queries = """
        {"_id":"1","text":"đội mũ bảo hiểm khi đi xe máy"}
        {"_id":"2","text":"tắm sông một mình"}
        {"_id":"3","text":"câu không ai trả lời"}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("awareness-retrieval-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Figures_come_by_kind_of_noise_and_half()
    {
        // The first query finds its one document; of the second one of two relevant documents stands first, and the other, which shares "tắm", second.
        await WriteAsync(Corpus, Queries, "query-id\tcorpus-id\tscore\n1\tb\t1\n2\ta\t2\n2\tc\t1\n2\tb\t0\n");
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);

        Assert.Equal(0, ended.Code);
        Assert.Contains("3 documents, 2 queries", ended.Output);
        var all = ended.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts is [_, "all", ..]).ToList();
        Assert.Equal(["marked", "no-marks"], all.Take(2).Select(parts => parts[0]));
        Assert.Equal(["2", "0.750", "1.000", "1.000", "1.000"], all[0][2..]);
    }

    [Theory]
    [InlineData("1\tb\t1\n2\ta\t1\n", "2 queries")]
    [InlineData("query-id\tcorpus-id\tscore\r\n1\tb\t1\r\n\r\n", "1 queries")]
    public async Task Judgements_are_read_with_or_without_a_header_and_with_any_line_ends(string judgements, string count)
    {
        await WriteAsync(Corpus.ReplaceLineEndings("\r\n"), Queries, judgements);
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);

        Assert.Equal(0, ended.Code);
        Assert.Contains($"3 documents, {count}", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_without_queries_has_no_line()
    {
        await WriteAsync(Corpus, Queries, "query-id\tcorpus-id\tscore\n1\tb\t1\n");
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);
        var halves = ended.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts is ["marked", _, ..]).ToList();

        Assert.Equal(2, halves.Count);
        Assert.All(halves, parts => Assert.Equal("1", parts[2]));
    }

    [Fact]
    public async Task A_file_that_is_no_utf8_is_refused()
    {
        await WriteAsync(Corpus, Queries, "1\tb\t1\n");
        await File.WriteAllBytesAsync(Path.Combine(folder, "corpus.jsonl"), [.. "{\"_id\":\"b\",\"text\":\""u8, 0xE9, .. "\"}\n"u8], TestContext.Current.CancellationToken);
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);

        Assert.Equal(1, ended.Code);
        Assert.Contains("corpus.jsonl:1: here or a little below stands something that is no UTF-8", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("test.tsv", "query-id\tcorpus-id\tscore\n", "test.tsv:1: no document is relevant to any query")]
    [InlineData("test.tsv", "1\tb\t0\n", "test.tsv:1: no document is relevant to any query")]
    [InlineData("corpus.jsonl", "{\"_id\":\"a\",\"text\":\"x\"}\n{\"_id\":\"a\",\"text\":\"y\"}\n", "corpus.jsonl:2: the id \"a\"")]
    [InlineData("corpus.jsonl", "{\"_id\":\"a\"}\n", "corpus.jsonl:1: \"_id\" or \"text\" is missing")]
    [InlineData("queries.jsonl", "\n{\n", "queries.jsonl:2: no such object")]
    [InlineData("test.tsv", "query-id\tcorpus-id\tscore\n1\tb\n", "test.tsv:2: wanted query-id")]
    [InlineData("test.tsv", "query-id\tcorpus-id\tscore\n1\tno\t1\n", "test.tsv:2: corpus.jsonl has no document \"no\"")]
    [InlineData("test.tsv", "query-id\tcorpus-id\tscore\n9\tb\t1\n", "test.tsv:2: queries.jsonl has no query \"9\"")]
    public async Task A_mistake_is_named_with_file_and_line(string file, string content, string reason)
    {
        await WriteAsync(Corpus, Queries, "query-id\tcorpus-id\tscore\n1\tb\t1\n");
        await File.WriteAllTextAsync(Directory.EnumerateFiles(folder, file, SearchOption.AllDirectories).Single(), content, TestContext.Current.CancellationToken);
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);

        Assert.Equal(1, ended.Code);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named_with_what_it_should_hold()
    {
        var ended = await Product.RunAsync(["eval", "--retrieval", folder]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("corpus.jsonl:1: there is no such file", ended.Errors, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string corpus, string queries, string judgements)
    {
        Directory.CreateDirectory(Path.Combine(folder, "qrels"));
        await File.WriteAllTextAsync(Path.Combine(folder, "corpus.jsonl"), corpus, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "queries.jsonl"), queries, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "qrels", "test.tsv"), judgements, TestContext.Current.CancellationToken);
    }
}
