using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Awareness.App.Tests.Hosting;

/// <summary>Officers edit the content under the running service.</summary>
public sealed class ContentReloadTests : IAsyncLifetime
{
    private const int QuestionsAReload = 200;
    private const int People = 8;

    /// <summary>A quiet machine may be asked for 50, during which 10,000 questions are asked; each takes some seconds.</summary>
    private static readonly int Reloads = int.TryParse(Environment.GetEnvironmentVariable("AWARENESS_TEST_RELOADS"), CultureInfo.InvariantCulture, out var given) ? given : 15;

    private readonly ContentCopy content = new();
    private ServiceProcess service = null!;

    public async ValueTask InitializeAsync()
    {
        content.AskFewQuestions();
        service = await ServiceProcess.StartAsync(environment: null, "--content", content.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task A_changed_card_is_answered_within_seconds_and_a_broken_one_never()
    {
        Assert.Contains(ContentCopy.HelmetSentence, await AnswerAsync("before"));
        content.SayOfHelmets("Đội mũ cho chắc");
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"{Guid.NewGuid()}")).Contains("Đội mũ cho chắc", StringComparison.Ordinal), "the changed answer");
        var version = await VersionAsync();

        content.BreakHelmets();
        await Eventually.HoldsAsync(() => service.Lines.Any(line => line.Contains("helmet-fine.md", StringComparison.Ordinal)), "the mistake in the log");
        Assert.Contains("Đội mũ cho chắc", await AnswerAsync("broken"));
        Assert.Equal(version, await VersionAsync());

        content.SayOfHelmets(ContentCopy.HelmetSentence);
        await Eventually.HoldsAsync(async () => (await AnswerAsync($"{Guid.NewGuid()}")).Contains(ContentCopy.HelmetSentence, StringComparison.Ordinal), "the mended answer");
    }

    [Fact]
    public async Task Questions_asked_during_many_reloads_are_all_answered_from_one_version_each()
    {
        var times = new ConcurrentBag<double>();
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal) { [await VersionAsync()] = ContentCopy.HelmetSentence };
        using var reloaded = new CancellationTokenSource();
        var asking = Enumerable.Range(0, People).Select(person => AskOnAsync($"person-{person}", times, reloaded.Token)).ToList();
        for (var reload = 0; reload < Reloads; reload++)
        {
            // Letters, because the check wants numbers to come from laws.yaml.
            var sentence = $"Bản {(char)('a' + (reload / 10))}{(char)('a' + (reload % 10))}: đội mũ cho chắc";
            content.SayOfHelmets(sentence);
            await Eventually.HoldsAsync(async () => sentences.TryAdd(await VersionAsync(), sentence), $"version {reload}");
        }

        await reloaded.CancelAsync();
        var asked = (await Task.WhenAll(asking)).Sum();
        Assert.Equal(0, await service.StopAsync());
        AssertEveryAnswerIsOfItsVersion(asked, sentences);

        var sorted = times.Order().ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} questions, {Reloads} reloads, p50 {sorted[sorted.Count / 2]:F1} ms, p99 {sorted[sorted.Count * 99 / 100]:F1} ms, longest {sorted[^1]:F0} ms");
    }

    /// <summary>What the service recorded itself: the version each turn was answered from, and the words it said.</summary>
    private void AssertEveryAnswerIsOfItsVersion(int asked, Dictionary<string, string> sentences)
    {
        var recorded = StoredRows.Read(
            service.Database,
            "select t.content_version, r.activity from turn t join transcript r on r.channel = t.channel and r.conversation = t.conversation and r.sequence = t.first_sequence + 1",
            Read);
        Assert.Equal(asked, recorded.Count);
        Assert.Equal(Reloads + 1, sentences.Count);
        Assert.All(recorded, turn =>
        {
            Assert.Contains(sentences[turn.Version], turn.Text, StringComparison.Ordinal);
            Assert.Single(sentences.Values, sentence => turn.Text.Contains(sentence, StringComparison.Ordinal));
        });
        Assert.True(recorded.Select(turn => turn.Version).Distinct(StringComparer.Ordinal).Count() > Reloads / 2);

        static (string Version, string Text) Read(SqliteDataReader row)
        {
            using var activity = JsonDocument.Parse(row.GetString(1));
            return (row.GetString(0), activity.RootElement.GetProperty("text").GetString() ?? "");
        }
    }

    /// <summary>One person: asks on until the reloads are over and enough was asked. Any answer but a good one fails the test.</summary>
    private async Task<int> AskOnAsync(string person, ConcurrentBag<double> times, CancellationToken reloaded)
    {
        var asked = 0;
        while (!reloaded.IsCancellationRequested || asked < QuestionsAReload * Reloads / People)
        {
            asked++;
            var start = Stopwatch.GetTimestamp();
            // In a conversation of its own: asked again in the same one, a question is answered with the rest of its card.
            Assert.Single(await service.AskAsync($"{person}-{asked}", $"{asked}", Channel.Helmet));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(reloaded.IsCancellationRequested ? 0 : 40, TestContext.Current.CancellationToken);
        }

        return asked;
    }

    private async Task<string> AnswerAsync(string conversation) => string.Join('\n', await service.AskAsync(conversation, "1", Channel.Helmet));

    private async Task<string> VersionAsync() => (string?)(await service.HealthAsync()).Report["content"] ?? "";
}
