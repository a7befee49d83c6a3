using System.Text.Json.Nodes;
using Awareness.App.Learning;

namespace Awareness.App.Tests.Learning;

/// <summary>What commands learn, the next command need not learn: the program itself, with the real content and few of its examples.</summary>
public sealed class LearningAtStartTests : IDisposable
{
    private const string Setting = $"AWARENESS__{nameof(AwarenessSettings.ContentCache)}";
    private const string Questions = """
        {"id":"1","text":"khong doi mu bao hiem phat bao nhieu"}
        {"id":"2","text":"what is the fine for riding without a helmet"}
        {"id":"3","text":"cách làm giả bằng lái xe"}
        {"id":"4","text":"giá vàng hôm nay"}

        """;

    private readonly string parent = Directory.CreateTempSubdirectory("awareness-").FullName;
    private readonly ContentCopy content = new();

    public LearningAtStartTests() => content.TakeFewExamples();

    private string Folder => Path.Combine(parent, "cache");

    public void Dispose()
    {
        content.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    [Fact]
    public async Task Answers_are_the_same_learned_by_two_at_once_recalled_damaged_and_switched_off()
    {
        var together = await Task.WhenAll(AskAsync(Folder), AskAsync(Folder));
        var files = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, files.Count);
        Assert.Equal(together[0], together[1]);

        var kept = files.ConvertAll(File.GetLastWriteTimeUtc);
        Assert.Equal(together[0], await AskAsync(Folder));
        Assert.Equal(kept, files.ConvertAll(File.GetLastWriteTimeUtc));

        var sizes = files.ConvertAll(file => new FileInfo(file).Length);
        foreach (var file in files) Halve(file);
        Assert.Equal(together[0], await AskAsync(Folder));
        Assert.Equal(sizes, files.ConvertAll(file => new FileInfo(file).Length));
        Assert.Equal(together[0], await AskAsync(LearnedFolder.Off));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_changes_nothing_but_a_note()
    {
        File.WriteAllText(Folder, "a file where the folder should be");
        var ended = await RunAsync(Path.Combine(Folder, "below"));

        Assert.Equal(0, ended.Code);
        Assert.Equal(4, ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(Folder, Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_learns_nothing()
    {
        var ended = await Product.RunAsync(["check", "--content", content.Folder], environment: Environment(Folder));

        Assert.Equal(0, ended.Code);
        Assert.False(Directory.Exists(Folder));
    }

    private async Task<string> AskAsync(string cache)
    {
        var ended = await RunAsync(cache);
        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.Errors);
        return string.Join('\n', ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutTime));
    }

    private Task<Ended> RunAsync(string cache) => Product.RunAsync(["ask", "--jsonl", "--content", content.Folder], Questions, Environment(cache));

    private static Dictionary<string, string> Environment(string cache) => new(StringComparer.Ordinal) { [Setting] = cache };

    private static string WithoutTime(string line)
    {
        var answer = JsonNode.Parse(line)!.AsObject();
        answer.Remove("micros");
        return answer.ToJsonString();
    }

    private static void Halve(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }
}
