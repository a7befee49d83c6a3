using Awareness.Bots.Reading;
using Awareness.Flows.Reading;
using Awareness.Language;
using Awareness.Language.Recognizers.Choice;
using Awareness.Yaml;

namespace Awareness.Bots.Checks;

/// <summary>The whole messages that start something; two that start different things, or mean something else already, are a mistake.</summary>
internal sealed class Keywords(BotsDraft draft, FlowSources sources)
{
    private readonly Dictionary<string, StartWord> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <summary>What starts what, folded.</summary>
    public IReadOnlyDictionary<string, StartWord> Found => found;

    /// <summary>Gathers the words of bots, campaigns and flows and reports those that clash.</summary>
    public void Gather()
    {
        foreach (var bot in draft.Bots.Values)
        {
            if (bot.File.Map.Find("name")?.Value is YamlScalar name && bot.Bot.Start.Length > 0) Claim(name, new StartWord(bot.Bot.Start, Campaign: null), bot.File.Problems);
        }

        foreach (var flow in draft.Flows.Values)
        {
            var campaign = flow.Campaign is { } id ? draft.Campaigns.GetValueOrDefault(id)?.Campaign : null;
            foreach (var word in flow.StartWords) Claim(word, new StartWord(flow.Id, campaign), flow.Problems);
        }

        foreach (var campaign in draft.Campaigns.Values)
        {
            foreach (var word in campaign.StartWords) Claim(word, new StartWord(campaign.Campaign.Flow, campaign.Campaign), campaign.File.Problems);
        }
    }

    /// <summary>Numbers, letters, yes and no answer whatever was asked last.</summary>
    private static bool IsAnswer(string word, string folded) => folded.Length == 1 || folded.All(char.IsAsciiDigit) || Answers.Read(Tokenizer.Analyze(word)) is { Score: >= 1 };

    private void Claim(YamlScalar word, StartWord starts, FileProblems problems)
    {
        var folded = Tokenizer.Analyze(word.Text).FoldedText();
        if (folded.Length == 0)
        {
            problems.Error(word, BotMessages.NoWords(word.Text));
            return;
        }

        if (draft.Texts.Words.FirstOrDefault(words => words.Value.Contains(folded)).Key is { } key) problems.Error(word, BotMessages.WordOfEngine(word.Text, key));
        else if (sources.Content.Texts.Words.FirstOrDefault(words => words.Value.Contains(folded)).Key is { } said) problems.Error(word, BotMessages.WordOfContent(word.Text, said));
        else if (IsAnswer(word.Text, folded)) problems.Error(word, BotMessages.WordIsAnswer(word.Text));
        else if (!found.TryAdd(folded, starts) && (found[folded].Flow != starts.Flow || found[folded].Campaign?.Id != starts.Campaign?.Id))
            problems.Error(word, BotMessages.WordOfOtherFlow(word.Text, owners[folded]));
        owners.TryAdd(folded, $"{problems.File}:{word.Line}");
    }
}
