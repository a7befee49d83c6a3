using Awareness.Bots.Reading;
using Awareness.Flows;
using Awareness.Flows.Checks;
using Awareness.Flows.Reading;
using Awareness.Language;
using Awareness.Yaml;

namespace Awareness.Bots.Checks;

/// <summary>Checks what is well formed and still wrong in <c>bots/</c>, and what its files say of one another.</summary>
internal static class BotChecks
{
    /// <summary>Reports what is wrong in <paramref name="draft"/>, and says what whole messages start.</summary>
    public static IReadOnlyDictionary<string, StartWord> Check(BotsDraft draft, FlowSources sources)
    {
        Links.Check(draft);
        var words = new Keywords(draft, sources);
        words.Gather();
        var graphs = new SortedDictionary<string, FlowGraph>(StringComparer.Ordinal);
        foreach (var flow in draft.Flows.Values)
        {
            if (flow.Flow is { } read) graphs[flow.Id] = new FlowGraph(flow, read);
        }

        CheckFlows(draft, graphs);
        foreach (var flow in graphs.Values) CheckSuggestions(flow, draft, words.Found, sources);
        foreach (var bot in draft.Bots.Values)
        {
            foreach (var use in bot.Said.Uses) bot.File.Problems.Error(use.Line, use.Column, FlowCheckMessages.NoVariablesHere);
        }

        return words.Found;
    }

    private static void CheckFlows(BotsDraft draft, SortedDictionary<string, FlowGraph> graphs)
    {
        Calls.Check(graphs);
        var passing = Passing(graphs);
        var used = draft.Flows.Values.SelectMany(flow => flow.Timeout is { } timeout ? flow.Steps.Append(timeout) : flow.Steps).SelectMany(step => step.Uses).Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var graph in graphs.Values)
        {
            PathChecks.Check(graph, passing.Contains);
            QuestionChecks.Check(graph, used);
            PupilRules.Check(graph.Draft);
        }

        var started = draft.Bots.Values.Select(bot => bot.Bot.Start).Concat(draft.Campaigns.Values.Select(campaign => campaign.Campaign.Flow))
            .Concat(draft.Flows.Values.Where(flow => flow.StartWords.Count > 0).Select(flow => flow.Id)).ToHashSet(StringComparer.Ordinal);
        VariableChecks.Check(graphs, started);
        ValueChecks.Check([.. draft.Flows.Values]);
    }

    /// <summary>The flows that can be run through without a question, until nothing changes: that depends on the flows they call.</summary>
    private static HashSet<string> Passing(SortedDictionary<string, FlowGraph> graphs)
    {
        var passing = new HashSet<string>(StringComparer.Ordinal);
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var (id, graph) in graphs)
            {
                if (!passing.Contains(id) && PathChecks.CanPass(graph, passing.Contains)) changed |= passing.Add(id);
            }
        }

        return passing;
    }

    private static void CheckSuggestions(FlowGraph flow, BotsDraft draft, IReadOnlyDictionary<string, StartWord> words, FlowSources sources)
    {
        foreach (var step in flow.Draft.Steps)
        {
            if (step.Step is not (SayStep or EndStep) || step.Map.Find("suggest")?.Value is not YamlList suggest) continue;
            foreach (var button in suggest.Items.OfType<YamlScalar>())
            {
                var folded = Tokenizer.Analyze(button.Text).FoldedText();
                var leads = words.ContainsKey(folded) || sources.Answers(folded) || draft.Texts.Words.Values.Any(known => known.Contains(folded)) || sources.Content.Texts.MeansAnything(folded);
                if (!leads) flow.Draft.Problems.Warn(button, FlowCheckMessages.DeadSuggestion(button.Text), Nearest.Suggest(folded, words.Keys));
            }
        }
    }
}
