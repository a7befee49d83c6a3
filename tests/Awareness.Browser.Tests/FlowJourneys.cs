using System.Collections.Concurrent;
using System.Globalization;
using Awareness.Bots;
using Awareness.Flows;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Browser.Tests;

/// <summary>
/// Every flow that is shipped, walked through in Web Chat on a phone: every other one by its buttons alone, the rest by typing alone; with <c>AWARENESS_TEST_WALKS=all</c>, which takes some
/// minutes, each both ways. Each walk begins with the words that start the flow; where a flow leads to several rooms or levels, each of them has a walk. Several pages walk side by side.
/// </summary>
public sealed class FlowJourneys(Service service)
{
    /// <summary>A walk that is longer is left with "thôi".</summary>
    private const int MostTurns = 40;

    /// <summary>Web Chat grows slow with a long conversation; after so many messages another one is begun.</summary>
    private const int LongTalk = 40;

    /// <summary>Pages that walk side by side: most of a turn is waiting for what is painted to rest.</summary>
    private const int Pages = 4;

    private const string FreeText = "Bờ ao không rào, trẻ con hay ra chơi";

    /// <summary>Questions whose every choice has a walk of its own.</summary>
    private static readonly string[] Crossroads = ["parents/kiem-tra-nha#chon", "pupils/do-vui-water#chon-muc", "pupils/do-vui-road#chon-muc", "pupils/do-vui-drugs#chon-muc", "pupils/do-vui-net#chon-muc", "pupils/do-vui-home#chon-muc"];

    private static readonly bool GoesBothWays = Environment.GetEnvironmentVariable("AWARENESS_TEST_WALKS") == "all";

    private int turns;

    public static TheoryData<string> Shipped => ["parents", "pupils", "youth-union"];

    [Fact]
    public async Task Buttons_alone_or_typing_alone_lead_through_every_flow()
    {
        var bots = service.Parts.GetRequiredService<BotSource>().Current;
        var walks = new ConcurrentQueue<Walk>(Walks(bots).OrderByDescending(walk => walk.Cross is not null));
        var gone = new ConcurrentDictionary<(string Flow, bool IsTyping), bool>();
        await Task.WhenAll(Enumerable.Range(0, Pages).Select(_ => WalkAllAsync(walks, gone)));

        // Whatever the walks were: every flow that is started by words was gone into, and every other one was stood in.
        bool[] ways = [false, true];
        var started = bots.Flows.Where(flow => flow.StartWords.Count > 0).Select(flow => flow.Id).Concat(bots.Campaigns.Select(campaign => campaign.Flow)).ToHashSet(StringComparer.Ordinal);
        if (GoesBothWays) Assert.Empty(ways.SelectMany(isTyping => started.Where(flow => !gone.ContainsKey((flow, isTyping))).Select(flow => $"{flow} {(isTyping ? "typed" : "with buttons")}")));
        List<string> neverStoodIn = [.. bots.Flows.Select(flow => flow.Id).Where(flow => !ways.Any(isTyping => gone.ContainsKey((flow, isTyping))))];
        Assert.Empty(neverStoodIn);
        TestContext.Current.SendDiagnosticMessage($"{turns} turns");
    }

    /// <summary>A walk for every way to start a flow, with buttons and typed; one for every choice at a crossroads.</summary>
    private static IEnumerable<Walk> Walks(BotLibrary bots)
    {
        var starts = bots.Flows.Where(flow => flow.StartWords.Count > 0).Select(flow => (flow.Id, Words: flow.StartWords[0]))
            .Concat(bots.Campaigns.Where(campaign => campaign.StartWords.Count > 0).Select(campaign => (Id: campaign.Flow, Words: campaign.StartWords[0])));
        foreach (var (number, (flow, words)) in starts.Index())
        {
            var cross = Crossroads.FirstOrDefault(place => place.StartsWith($"{flow}#", StringComparison.Ordinal))?[(flow.Length + 1)..];
            Assert.True(cross is null || bots.Find(flow)?.Find(cross) is AskStep, $"{flow} has no question {cross}.");
            var choices = cross is null ? 1 : (bots.Find(flow)?.Find(cross) as AskStep)?.Choices.Count ?? 1;
            for (var choice = 0; choice < choices; choice++)
            {
                // Rooms and levels are gone through once; the flow itself both ways where there is time.
                var isTyping = (number + choice) % 2 == 1;
                yield return new Walk(flow, words, cross, choice, isTyping);
                if (choice == 0 && GoesBothWays) yield return new Walk(flow, words, cross, choice, !isTyping);
            }
        }
    }

    private async Task WalkAllAsync(ConcurrentQueue<Walk> walks, ConcurrentDictionary<(string Flow, bool IsTyping), bool> gone)
    {
        var talk = await Talk.OpenAsync(service);
        try
        {
            while (walks.TryDequeue(out var walk))
            {
                if (talk.Count > LongTalk)
                {
                    talk.Visit.AssertNoTrouble();
                    await talk.DisposeAsync();
                    talk = await Talk.OpenAsync(service);
                }

                await WalkAsync(talk, walk, gone);
            }

            talk.Visit.AssertNoTrouble();
        }
        finally
        {
            await talk.DisposeAsync();
        }
    }

    private async Task WalkAsync(Talk talk, Walk walk, ConcurrentDictionary<(string Flow, bool IsTyping), bool> gone)
    {
        var seed = new Random(walk.Flow.Sum(letter => letter) + (2 * walk.Choice) + (walk.IsTyping ? 1 : 0));
        var trail = $"{walk.Flow}: {walk.Words}";
        HashSet<string> asked = new(StringComparer.Ordinal);
        var said = await talk.TypeAsync(walk.Words);
        AssertFine(said, trail);
        gone[(walk.Flow, walk.IsTyping)] = true;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (await talk.RunAsync() is not { } run) return;
            foreach (var frame in run.Frames) gone[(frame.Flow, walk.IsTyping)] = true;
            var place = $"{run.Current.Flow}#{run.Current.Step}";
            var question = talk.Bots.Find(run.Current.Flow, run.Current.Version)?.Find(run.Current.Step) as AskStep ?? throw new InvalidOperationException($"No question waits: {trail}");
            // Menus and stories turn in circles: each question is answered once.
            if (!asked.Add(place)) break;
            (said, trail) = await AnswerAsync(talk, question, said, trail, walk.IsTyping, place == $"{walk.Flow}#{walk.Cross}" ? walk.Choice : null, seed);
            Interlocked.Increment(ref turns);
            AssertFine(said, trail);
            if (question.Expects is Expectation.Choice or Expectation.YesNo) Assert.False(IsAskedAgain(said, question, talk.Bots), $"Not understood: {trail}\n{said.Text}");
        }

        AssertFine(await talk.TypeAsync("thôi"), $"{trail} > thôi");
        Assert.Null(await talk.RunAsync());
    }

    /// <summary>Answers by a button, or by what a person might type. Nobody can press the name of a ward, or their own words.</summary>
    private static async Task<(Said Said, string Trail)> AnswerAsync(Talk talk, AskStep question, Said before, string trail, bool isTyping, int? choice, Random seed)
    {
        if (isTyping || before.Buttons.Count == 0)
        {
            if (!isTyping) Assert.DoesNotContain(question.Expects, (Expectation[])[Expectation.Choice, Expectation.YesNo]);
            var answer = choice is { } place ? question.Choices[place].Text : Answer(question, before, seed);
            return (await talk.TypeAsync(answer), $"{trail} > {answer}");
        }

        var button = choice ?? seed.Next(before.Buttons.Count);
        return (await talk.PressAsync(button), $"{trail} > [{before.Buttons[button]}]");
    }

    /// <summary>What a person might type.</summary>
    private static string Answer(AskStep question, Said said, Random seed)
    {
        switch (question.Expects)
        {
            case Expectation.Choice:
                var choice = seed.Next(question.Choices.Count);
                var byNumber = seed.Next(2) == 0;
                return byNumber ? (choice + 1).ToString(CultureInfo.InvariantCulture) : question.Choices[choice].Text;
            case Expectation.YesNo: return "có";
            case Expectation.Age: return "9 tuổi";
            case Expectation.Number: return (question.Min ?? 1).ToString(CultureInfo.InvariantCulture);
            case Expectation.Date: return "mai";
            case Expectation.Phone: return "0912345678";
            case Expectation.Place: return said.Buttons.Count > 0 ? said.Buttons[0] : "Bãi Cháy";
            default: return FreeText;
        }
    }

    private static bool IsAskedAgain(Said said, AskStep question, BotLibrary bots)
    {
        var retry = question.Retry?.Text ?? bots.Texts.Get(question.Expects == Expectation.YesNo ? "retry-yes-no" : "retry-choice", inEnglish: false);
        return retry.Length > 0 && said.Texts[0].StartsWith(retry[..Math.Min(30, retry.Length)], StringComparison.Ordinal);
    }

    private static void AssertFine(Said said, string trail)
    {
        Assert.False(said.HasFailed, $"Web Chat shows an error: {trail}");
        Assert.False(said.IsWide, $"Something is wider than the screen: {trail}\n{said.Text}");
        foreach (var text in said.Texts)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"An empty message: {trail}");
            Assert.False(text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal) || text.Contains("undefined", StringComparison.Ordinal), $"{trail}\n{text}");
            var key = Keys.FirstOrDefault(key => text.Contains(key, StringComparison.Ordinal));
            Assert.True(key is null, $"The key '{key}' is shown: {trail}\n{text}");
        }
    }

    /// <summary>Names that stand in files of bots and content, and never in what people read.</summary>
    private static readonly string[] Keys =
        ["max_score", "contact.", "contest_", "hotline.", "fine.", "age.", "law.", "retry-", "resume-", "my-data-", "report-", "stop-", "erase-", "cannot-", "-button", "goto", "parents/", "pupils/", "youth-union/"];

    /// <summary>One way through a flow.</summary>
    /// <param name="Flow">Full name of the flow.</param>
    /// <param name="Words">What starts it.</param>
    /// <param name="Cross">The question at which <paramref name="Choice"/> is taken; null for none.</param>
    /// <param name="Choice">The place of the choice.</param>
    /// <param name="IsTyping">True when nothing is pressed.</param>
    private sealed record Walk(string Flow, string Words, string? Cross, int Choice, bool IsTyping);
}
