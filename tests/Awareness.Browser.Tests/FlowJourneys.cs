using System.Globalization;
using Awareness.Bots;
using Awareness.Flows;

namespace Awareness.Browser.Tests;

/// <summary>Every flow that is shipped, walked through in Web Chat on a phone: by its buttons, and by typing alone.</summary>
public sealed class FlowJourneys(Service service)
{
    /// <summary>A walk that is longer turns in a circle, which menus may: it is left with "thôi".</summary>
    private const int MostTurns = 60;

    /// <summary>Web Chat grows slow with a long conversation; after so many messages another one is begun.</summary>
    private const int LongTalk = 90;

    private const string FreeText = "Bờ ao không rào, trẻ con hay ra chơi";

    public static TheoryData<string> Shipped => ["parents", "pupils", "youth-union"];

    [Theory]
    [MemberData(nameof(Shipped))]
    public Task Buttons_alone_lead_through_every_flow(string bot) => WalkAllAsync(bot, isTyping: false);

    [Theory]
    [MemberData(nameof(Shipped))]
    public Task Typing_alone_leads_through_every_flow(string bot) => WalkAllAsync(bot, isTyping: true);

    private async Task WalkAllAsync(string bot, bool isTyping)
    {
        var talk = await Talk.OpenAsync(service);
        try
        {
            var starts = Starts(talk.Bots, bot);
            Assert.NotEmpty(starts);
            foreach (var (flow, words) in starts)
            {
                if (talk.Count > LongTalk)
                {
                    talk.Visit.AssertNoTrouble();
                    await talk.DisposeAsync();
                    talk = await Talk.OpenAsync(service);
                }

                await WalkAsync(talk, flow, words, isTyping);
            }

            talk.Visit.AssertNoTrouble();
        }
        finally
        {
            await talk.DisposeAsync();
        }
    }

    /// <summary>Flows that are started by words of their own, or of their campaign. What another of them calls is walked through there.</summary>
    private static List<(string Flow, string Words)> Starts(BotLibrary bots, string bot)
    {
        var called = bots.Flows.SelectMany(flow => flow.Steps.OfType<CallStep>().Where(call => call.Flow != flow.Id).Select(call => call.Flow)).ToHashSet(StringComparer.Ordinal);
        return [.. bots.Flows.Where(flow => flow.Bot == bot && flow.StartWords.Count > 0 && !called.Contains(flow.Id)).Select(flow => (flow.Id, flow.StartWords[0])),
            .. bots.Campaigns.Where(campaign => campaign.Id.StartsWith($"{bot}/", StringComparison.Ordinal) && campaign.StartWords.Count > 0).Select(campaign => (campaign.Flow, campaign.StartWords[0]))];
    }

    private static async Task WalkAsync(Talk talk, string flow, string words, bool isTyping)
    {
        var seed = new Random(flow.Sum(letter => letter) + (isTyping ? 1 : 0));
        var trail = $"{flow}: {words}";
        var said = await talk.TypeAsync(words);
        AssertFine(said, trail);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (await talk.WaitingAsync() is not { } question)
            {
                TestContext.Current.SendDiagnosticMessage(trail);
                return;
            }

            if (isTyping)
            {
                var answer = Answer(question, said, seed);
                trail = $"{trail} > {answer}";
                said = await talk.TypeAsync(answer);
            }
            else if (said.Buttons.Count > 0)
            {
                var button = seed.Next(said.Buttons.Count);
                trail = $"{trail} > [{said.Buttons[button]}]";
                said = await talk.PressAsync(button);
            }
            else
            {
                // Nobody can press the name of a ward.
                Assert.DoesNotContain(question.Expects, (Expectation[])[Expectation.Choice, Expectation.YesNo]);
                var answer = Answer(question, said, seed);
                trail = $"{trail} > {answer}";
                said = await talk.TypeAsync(answer);
            }

            AssertFine(said, trail);
            if (!said.IsEndInSight) TestContext.Current.SendDiagnosticMessage($"BELOW {said.Texts.Count} {said.Text.Length} {trail}");
            if (question.Expects is Expectation.Choice or Expectation.YesNo) Assert.False(IsAskedAgain(said, question, talk.Bots), $"Not understood: {trail}\n{said.Text}");
        }

        AssertFine(await talk.TypeAsync("thôi"), $"{trail} > thôi");
        Assert.Null(await talk.RunAsync());
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
}
