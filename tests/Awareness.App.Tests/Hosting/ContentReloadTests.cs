using System.Collections.Concurrent;

namespace Awareness.App.Tests.Hosting;

/// <summary>Officers edit the content under the running service.</summary>
public sealed class ContentReloadTests : IAsyncLifetime
{
    private const int Reloads = 20;
    private const string Sentence = "Đừng đội mũ hờ để đối phó";

    private readonly string content = Directory.CreateTempSubdirectory("awareness-content-").FullName;
    private ServiceProcess service = null!;
    private string original = "";

    private string Card => Path.Combine(content, "answers", "traffic", "helmet-fine.md");

    public async ValueTask InitializeAsync()
    {
        Copy(Path.Combine(Product.Root, "content"), content);
        original = await File.ReadAllTextAsync(Card);
        service = await ServiceProcess.StartAsync(environment: null, "--content", content);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(content, recursive: true);
    }

    [Fact]
    public async Task A_changed_card_is_answered_within_seconds_and_a_broken_one_never()
    {
        Assert.Contains(Sentence, await AnswerAsync("before"));
        await WriteAsync("Đội mũ cho chắc");
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"{Guid.NewGuid()}")).Contains("Đội mũ cho chắc", StringComparison.Ordinal), "the changed answer", atMost: 10);
        var version = await VersionAsync();

        await File.WriteAllTextAsync(Card, original.Replace("topic: traffic.helmet", "topic: no.such-topic", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => service.Lines.Any(line => line.Contains("helmet-fine.md", StringComparison.Ordinal)), "the mistake in the log", atMost: 10);
        Assert.Contains("Đội mũ cho chắc", await AnswerAsync("broken"));
        Assert.Equal(version, await VersionAsync());

        await WriteAsync(Sentence);
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"{Guid.NewGuid()}")).Contains(Sentence, StringComparison.Ordinal), "the mended answer", atMost: 10);
    }

    [Fact]
    public async Task Questions_asked_during_twenty_reloads_are_all_answered_from_one_version_each()
    {
        var answers = new ConcurrentBag<string>();
        HashSet<string> versions = new(StringComparer.Ordinal) { await VersionAsync() };
        List<string> sentences = [Sentence];
        using var done = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(person => AskOnAsync($"person-{person}", answers, done.Token)).ToList();
        for (var reload = 0; reload < Reloads; reload++)
        {
            // A letter, because the check wants numbers to come from laws.yaml.
            var sentence = $"Bản {(char)('a' + reload)}: đội mũ cho chắc";
            sentences.Add(sentence);
            await WriteAsync(sentence);
            await Eventually.HoldsAsync(async () => versions.Add(await VersionAsync()), $"version {reload}", atMost: 10);
        }

        await done.CancelAsync();
        var asked = (await Task.WhenAll(asking)).Sum();
        Assert.Equal(asked, answers.Count);
        Assert.All(answers, answer => Assert.Single(sentences, sentence => answer.Contains(sentence, StringComparison.Ordinal)));
        Assert.Equal(0, await service.StopAsync());

        var recorded = StoredRows.Read(service.Database, "select content_version from turn", row => row.GetString(0));
        Assert.Equal(asked, recorded.Count);
        Assert.Subset(versions, recorded.ToHashSet(StringComparer.Ordinal));
        Assert.True(recorded.Distinct(StringComparer.Ordinal).Count() > Reloads / 2);
    }

    private async Task<int> AskOnAsync(string person, ConcurrentBag<string> answers, CancellationToken done)
    {
        var asked = 0;
        while (!done.IsCancellationRequested)
        {
            asked++;
            answers.Add(string.Join('\n', await service.AskAsync(person, $"{asked}", Channel.Helmet)));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return asked;
    }

    private async Task<string> AnswerAsync(string conversation) => string.Join('\n', await service.AskAsync(conversation, "1", Channel.Helmet));

    private async Task<string> VersionAsync() => (string?)(await service.HealthAsync()).Report["content"] ?? "";

    private Task WriteAsync(string sentence) =>
        File.WriteAllTextAsync(Card, original.Replace(Sentence, sentence, StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
