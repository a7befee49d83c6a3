using Awareness.Bots.Reading;
using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Bots.Checks;

/// <summary>Finds what leads to flows, reminders and places that are not there.</summary>
internal sealed class Links
{
    private readonly BotsDraft draft;
    private readonly HashSet<string> reminders;

    private Links(BotsDraft draft)
    {
        this.draft = draft;
        reminders = draft.Bots.Values.SelectMany(bot => bot.Bot.Reminders).Select(reminder => reminder.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reports every link of <paramref name="draft"/> that leads nowhere.</summary>
    public static void Check(BotsDraft draft)
    {
        var links = new Links(draft);
        foreach (var bot in draft.Bots.Values) links.CheckFlow(bot.Bot.Start, bot.File.Map.Find("start")?.Value, bot.File.Problems, campaign: null);
        foreach (var campaign in draft.Campaigns.Values) links.CheckCampaign(campaign);
        foreach (var flow in draft.Flows.Values)
        {
            foreach (var step in flow.Steps) links.CheckStep(flow, step);
        }
    }

    private void CheckCampaign(CampaignDraft campaign)
    {
        CheckFlow(campaign.Campaign.Flow, campaign.File.Map.Find("flow")?.Value, campaign.File.Problems, campaign.Campaign.Id);
        if (campaign.Campaign.Reminder is { } reminder) CheckReminder(reminder, campaign.At("reminder"), campaign.File.Problems);
    }

    private void CheckStep(FlowDraft flow, StepDraft step)
    {
        switch (step.Step)
        {
            case CallStep call: CheckFlow(call.Flow, step.At("call"), flow.Problems, flow.Campaign); break;
            case SubscribeStep subscribe: CheckReminder(subscribe.Reminder, step.At("subscribe"), flow.Problems); break;
            case UnsubscribeStep { Reminder: { } reminder }: CheckReminder(reminder, step.At("unsubscribe"), flow.Problems); break;
            case AskStep { Expects: Expectation.Place } when draft.Places.All.Count == 0: flow.Problems.Error(step.At("expect"), BotMessages.PlacesMissing); break;
        }
    }

    private void CheckFlow(string id, YamlNode? at, FileProblems problems, string? campaign)
    {
        if (at is null || id.Length == 0) return;
        var bot = id.Split('/')[0];
        if (!draft.FlowIds.Contains(id))
            problems.Error(at, BotMessages.UnknownFlow(Short(id, at)), Nearest.Find(id, draft.FlowIds) is { } near ? FileMessages.DidYouMean(Short(near, at, bot)) : null);
        else if (draft.Flows.TryGetValue(id, out var flow) && flow.Campaign is { } owner && owner != campaign) problems.Error(at, BotMessages.FlowOfCampaign(Short(id, at), owner));
    }

    private void CheckReminder(string id, YamlNode at, FileProblems problems)
    {
        if (!reminders.Contains(id)) problems.Error(at, BotMessages.UnknownReminder(Short(id, at)), Nearest.Find(id, reminders) is { } near ? FileMessages.DidYouMean(Short(near, at, id.Split('/')[0])) : null);
    }

    /// <summary>As the author may write it: without the bot, when it was written so and is the same.</summary>
    private static string Short(string id, YamlNode at, string? bot = null)
    {
        if (at is YamlScalar written && written.Text.Contains('/', StringComparison.Ordinal)) return id;
        return bot is null || id.StartsWith($"{bot}/", StringComparison.Ordinal) ? id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..] : id;
    }
}
