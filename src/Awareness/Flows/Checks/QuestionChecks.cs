using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Flows.Checks;

/// <summary>Checks the questions of one flow: what channels make of their buttons, what becomes of the answers, and what is done without consent.</summary>
internal sealed class QuestionChecks
{
    private readonly FlowGraph graph;
    private readonly IReadOnlySet<string> used;
    private readonly FileProblems problems;

    private QuestionChecks(FlowGraph graph, IReadOnlySet<string> used)
    {
        this.graph = graph;
        this.used = used;
        problems = graph.Draft.Problems;
    }

    /// <summary>Reports what is wrong with the questions of <paramref name="graph"/>.</summary>
    /// <param name="graph">The flow.</param>
    /// <param name="used">Variables some flow looks at.</param>
    public static void Check(FlowGraph graph, IReadOnlySet<string> used)
    {
        var checks = new QuestionChecks(graph, used);
        checks.CheckTimeouts();
        checks.CheckLongButtons();
        for (var i = 0; i < graph.Count; i++)
        {
            checks.CheckTexts(graph.Written(i));
            switch (graph[i])
            {
                case AskStep ask: checks.CheckQuestion(ask, i); break;
                case SayStep say: checks.CheckButtons(say.Suggest, "suggest", i); break;
                case EndStep end: checks.CheckButtons(end.Suggest, "suggest", i); break;
                case SubscribeStep when !checks.FollowsConsent(i): checks.problems.Error(graph.Written(i).Map.Find("subscribe")?.Key ?? (YamlNode)graph.Written(i).Map, FlowCheckMessages.ConsentMissing, FlowCheckMessages.ConsentHint); break;
                case AnswerStep answer when !graph.Draft.Setting.Sources.Answered.Contains(answer.Topic): checks.problems.Warn(graph.Written(i).At("answer"), FlowCheckMessages.DeadTopic(answer.Topic)); break;
            }
        }
    }

    private void CheckQuestion(AskStep ask, int index)
    {
        var written = graph.Written(index);
        CheckButtons([.. ask.Choices.Select(choice => choice.Text)], "choices", index);
        if (graph.Draft.Setting.WantsEnglish) CheckEnglish(ask, written);
        if (ask.Expects is Expectation.YesNo && AsksWithNot(ask)) problems.Warn(written.Kind, FlowCheckMessages.AsksWithNot, FlowCheckMessages.AsksWithNotHint);
        if (!IsUsed(ask, index)) problems.Warn(written.Kind, FlowCheckMessages.AnswerUnused, FlowCheckMessages.AnswerUnusedHint);
    }

    /// <summary>"Trẻ không tự mở được, đúng không?": whoever answers with the words of the question says "không" and means yes. At the end "không" and "chưa" only ask.</summary>
    private static bool AsksWithNot(AskStep ask)
    {
        foreach (var sentence in AskedWords.Sentences(ask.Text.Text))
        {
            for (var i = 0; i < sentence.Count - 1; i++)
            {
                if (FlowReply.IsNot(sentence, i)) return true;
            }
        }

        return false;
    }

    private void CheckEnglish(AskStep ask, StepDraft written)
    {
        for (var i = 0; i < ask.Choices.Count; i++)
        {
            if (ask.Choices[i].English is null) problems.Warn(ItemOf(written, "choices", i), FlowCheckMessages.MissingEnglishChoice);
        }
    }

    private void CheckTimeouts()
    {
        for (var i = 0; i < graph.Count; i++)
        {
            if (graph[i] is not AskStep { Timeout: null }) continue;
            problems.Warn(graph.Written(i).Kind, FlowCheckMessages.NoTimeout, FlowCheckMessages.NoTimeoutHint);
            return;
        }
    }

    private void CheckButtons(IReadOnlyList<string> buttons, string key, int index)
    {
        var limits = ChannelLimits.Smallest;
        var written = graph.Written(index);
        var at = written.Map.Find(key)?.Key ?? (YamlNode)written.Map;
        if (buttons.Count > limits.Buttons) problems.Warn(at, FlowCheckMessages.ManyButtons("Zalo", limits.Buttons, buttons.Count, $"1. {buttons[0]} / 2. {buttons[1]} …"));
        var list = buttons.Sum(button => button.Length + "12. \n".Length);
        var most = written.Texts.Count == 0 ? 0 : Longest(written.Texts[0].Text);
        if (key == "choices" && most + list > limits.TextLength) problems.Warn(at, FlowCheckMessages.LongWithChoices(most + list, limits.TextLength), FlowCheckMessages.ShortenHint);
    }

    /// <summary>One a flow: who sees it knows.</summary>
    private void CheckLongButtons()
    {
        for (var i = 0; i < graph.Count; i++)
        {
            if (graph[i] is not AskStep ask) continue;
            for (var choice = 0; choice < ask.Choices.Count; choice++)
            {
                var text = ask.Choices[choice].Text;
                if (text.Length <= ChannelLimits.Smallest.ButtonLength) continue;
                problems.Warn(ItemOf(graph.Written(i), "choices", choice), FlowCheckMessages.LongButton(text, text.Length, ChannelLimits.Smallest.ButtonLength));
                return;
            }
        }
    }

    private void CheckTexts(StepDraft written)
    {
        foreach (var (text, at) in written.Texts)
        {
            if (Longest(text) > ChannelLimits.Smallest.TextLength) problems.Warn(at, FlowCheckMessages.LongForChannel(Longest(text), ChannelLimits.Smallest.TextLength), FlowCheckMessages.ShortenHint);
        }
    }

    private static int Longest(FlowText text) => Math.Max(Math.Max(text.Text.Length, text.English?.Length ?? 0), Math.Max(text.ForParents?.Length ?? 0, text.ForPupils?.Length ?? 0));

    /// <summary>A question with a single choice only waits for the person to have read.</summary>
    private bool IsUsed(AskStep ask, int index)
    {
        if (ask is QuizStep || ask.Record is not null || ask.Choices.Count == 1 || ask.Yes is not null || ask.No is not null) return true;
        if (ask.Choices.Any(choice => choice.Next is not null)) return true;
        if (ask.Save is { } save) return used.Contains(save) || Variables.OfContact.Contains(save) || Variables.Groups.Contains(save);
        return graph.From(index).Any(edge => edge.To != FlowGraph.End && graph[edge.To] is SubscribeStep or UnsubscribeStep);
    }

    /// <summary>True when every way to the step comes from an answer, with nothing said in between.</summary>
    private bool FollowsConsent(int index)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>([index]);
        while (pending.TryPop(out var step))
        {
            if (!seen.Add(step)) continue;
            if (step == 0) return false;
            for (var from = 0; from < graph.Count; from++)
            {
                foreach (var edge in graph.From(from).Where(edge => edge.To == step))
                {
                    if (graph[from] is AskStep)
                    {
                        if (edge.Kind is not FlowEdgeKind.Answered && !graph.From(from).Any(other => other.To == step && other.Kind is FlowEdgeKind.Answered)) return false;
                        if (edge.Kind is not FlowEdgeKind.Answered) return false;
                    }
                    else if (graph[from] is BranchStep or GotoStep or SetStep or SubscribeStep or UnsubscribeStep) pending.Push(from);
                    else return false;
                }
            }
        }

        return true;
    }

    private static YamlNode ItemOf(StepDraft written, string key, int index) => written.Map.Find(key)?.Value switch
    {
        YamlList list when index < list.Items.Count => list.Items[index] is YamlMap map && map.Find("text") is { } text ? text.Value : list.Items[index],
        { } other => other,
        null => written.Map,
    };
}
