using Awareness.Flows;
using Awareness.Flows.Reading;
using Awareness.Knowledge;
using Awareness.Yaml;

namespace Awareness.Bots.Reading;

/// <summary>Reads <c>bot.yaml</c>.</summary>
internal sealed class BotFileReader(YamlFile file, TextPlaces places, FlowSources sources)
{
    private const int LongestName = 20;

    private readonly FileProblems problems = file.Problems;

    /// <summary>The bot with this id, as far as it can be read.</summary>
    public BotDraft Read(string id)
    {
        var fields = file.Open(BotFormat.Bot);
        var audience = fields.Required("audience") is null ? Audience.Everyone : fields.Choice("audience", FlowFormat.Audiences, Audience.Everyone);
        var languages = ReadLanguages(fields);
        var setting = new FlowSetting(id, sources) { Audience = audience, WantsEnglish = languages.Contains("en") };
        var said = new StepDraft(file.Map, new YamlScalar(BotFormat.BotFile, IsQuoted: false, 1, 1));
        var texts = new FlowTextReader(problems, places, setting with { WantsEnglish = false });
        var name = fields.Required("name");
        if (name?.Text.Length > LongestName) problems.Error(name, BotMessages.LongName(name.Text.Length, LongestName));
        if (ReadTimeout(fields, setting, texts, said) is { } timeout) setting = setting with { Timeout = timeout };
        var bot = new Bot(id, name?.Text ?? id)
        {
            Audience = audience,
            About = Plain(fields.Paragraphs("about")),
            Start = FullName(id, fields.Text("start")),
            Languages = languages,
            Privacy = Plain(fields.Paragraphs("privacy")),
            Handoff = Plain(fields.OptionalParagraphs("handoff")),
            Timeout = setting.Timeout,
            Reminders = ReadReminders(id, fields),
        };
        if (bot.Handoff.Length > 0) setting = setting with { Handoff = new FlowText(bot.Handoff) };
        return new BotDraft(bot, file) { Said = said, Setting = setting };

        string Plain(YamlScalar? text) => text is null ? "" : texts.Plain(text);
    }

    /// <summary>An id with its bot before it.</summary>
    public static string FullName(string bot, string id) => id.Length == 0 || id.Contains('/', StringComparison.Ordinal) ? id : $"{bot}/{id}";

    private WaitTimeout? ReadTimeout(Fields fields, FlowSetting setting, FlowTextReader texts, StepDraft said)
    {
        if (file.Map.Find("timeout") is null) return null;
        var timeout = new QuestionReader(problems, setting.WantsEnglish ? new FlowTextReader(problems, places, setting) : texts, timeout: null).ReadTimeout(fields, said);
        foreach (var target in said.Targets) problems.Error(target, FlowMessages.TimeoutGotoInBot);
        return timeout;
    }

    private List<string> ReadLanguages(Fields fields)
    {
        var languages = new List<string>();
        foreach (var language in fields.ScalarsOrOne("languages"))
        {
            if (!BotFormat.Languages.Contains(language.Text)) problems.Error(language, FileMessages.NotOneOf(language.Text, BotFormat.Languages));
            else if (!languages.Contains(language.Text)) languages.Add(language.Text);
        }

        if (languages.Count == 0) return [BotFormat.Languages[0]];
        if (!languages.Contains(BotFormat.Languages[0])) problems.Error(fields.Place("languages"), BotMessages.MissingVietnamese);
        return languages;
    }

    private List<Reminder> ReadReminders(string bot, Fields fields)
    {
        var reminders = new List<Reminder>();
        foreach (var entry in fields.Entries("reminders", BotFormat.Reminder))
        {
            if (entry.Required("id") is not { } id) continue;
            var fullName = $"{bot}/{id.Text}";
            if (!BotFormat.IsId(id.Text)) problems.Error(id, FileMessages.BadId(id.Text), FlowMessages.BadIdHint);
            else if (reminders.Exists(other => other.Id == fullName)) problems.Error(id, BotMessages.DuplicateReminder(id.Text));
            reminders.Add(new Reminder(fullName, entry.Text("name")));
        }

        return reminders;
    }
}
