using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Bots.Reading;

/// <summary>Reads <c>campaign.yaml</c>.</summary>
internal static class CampaignReader
{
    private const int LongestTitle = 60;

    /// <summary>The campaign, as far as it can be read; its flow and reminder are looked up later.</summary>
    public static CampaignDraft Read(YamlFile file, TextPlaces places, FlowSetting setting, string name)
    {
        var fields = file.Open(BotFormat.Campaign);
        var problems = file.Problems;
        var title = fields.Required("title");
        if (title?.Text.Length > LongestTitle) problems.Error(title, FlowMessages.LongTitle(title.Text.Length, LongestTitle));
        var from = fields.Date("from");
        var until = fields.Date("until");
        if (until < from) problems.Error(fields.Required("until") ?? fields.At, BotMessages.EndsBeforeItBegins(from.Value, until.Value));
        var said = new StepDraft(file.Map, new YamlScalar(BotFormat.CampaignFile, IsQuoted: false, 1, 1));
        var invite = new FlowTextReader(problems, places, setting).Optional("invite", file.Map, said);
        foreach (var use in said.Uses) problems.Error(use.Line, use.Column, Flows.Checks.FlowCheckMessages.NoVariablesHere);
        var reminder = fields.Optional("reminder");
        if (reminder is not null && invite is null) problems.Error(fields.Place("reminder"), FileMessages.Missing("invite"));
        var words = fields.ScalarsOrOne("start");
        var campaign = new Campaign($"{setting.Bot}/{name}", title?.Text ?? "", BotFileReader.FullName(setting.Bot, fields.Text("flow")), from ?? default, until ?? default)
        {
            StartWords = [.. words.Select(word => word.Text)],
            Reminder = reminder is null ? null : BotFileReader.FullName(setting.Bot, reminder.Text),
            Invite = invite ?? FlowText.Empty,
        };
        return new CampaignDraft(campaign, setting.Bot, file) { StartWords = words };
    }
}
