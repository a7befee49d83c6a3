using Awareness.Flows.Expressions;
using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>Reads one step: what it does is the one key that names a kind.</summary>
internal sealed class StepReader
{
    private readonly FileProblems problems;
    private readonly TextPlaces places;
    private readonly FlowSetting setting;
    private readonly FlowTextReader texts;
    private readonly QuestionReader questions;

    /// <summary>A reader of the steps of one flow.</summary>
    /// <param name="problems">Where to report.</param>
    /// <param name="places">Finds places inside values.</param>
    /// <param name="setting">The bot around the flow.</param>
    /// <param name="timeout">For questions without one of their own; null for none.</param>
    public StepReader(FileProblems problems, TextPlaces places, FlowSetting setting, WaitTimeout? timeout)
    {
        this.problems = problems;
        this.places = places;
        this.setting = setting;
        texts = new FlowTextReader(problems, places, setting);
        questions = new QuestionReader(problems, texts, timeout);
    }

    /// <summary>The step in <paramref name="map"/>; null when it does nothing that is known, and that was reported.</summary>
    /// <param name="map">Its keys.</param>
    /// <param name="number">1-based place in the flow.</param>
    public StepDraft? Read(YamlMap map, int number)
    {
        if (KindOf(map) is not { } kind) return null;
        var draft = new StepDraft(map, kind);
        var fields = new Fields(map, problems, [kind.Text, .. FlowFormat.Kinds[kind.Text], .. FlowFormat.Everywhere]);
        var id = fields.Optional("id");
        if (id is not null && !FlowFormat.IsId(id.Text)) problems.Error(id, FlowMessages.BadStepId(id.Text), FlowMessages.BadIdHint);
        var next = fields.Optional("goto");
        if (next is not null) draft.Targets.Add(next);
        else if (map.Find("goto") is { } empty) problems.Error(empty.Key, FlowMessages.EmptyGoto);
        draft.Step = ReadKind(kind.Text, id?.Text ?? $"#{number}", fields, draft) is { } step ? step with { Next = next?.Text } : null;
        return draft;
    }

    private YamlScalar? KindOf(YamlMap map)
    {
        var kinds = map.Entries.Where(entry => entry.Key.Text != "goto" && FlowFormat.Kinds.ContainsKey(entry.Key.Text)).Select(entry => entry.Key).ToList();
        if (kinds is [var first, var second, ..])
        {
            problems.Error(second, FlowMessages.TwoKinds(first.Text, second.Text), FlowMessages.TwoKindsHint(second.Text));
            return null;
        }

        if (kinds is [var only]) return only;
        var unknown = map.Entries.FirstOrDefault(entry => !FlowFormat.Everywhere.Contains(entry.Key.Text) && !FlowFormat.Kinds.Values.Any(keys => keys.Contains(entry.Key.Text)));
        if (unknown is not null)
        {
            problems.Error(unknown.Key, FlowMessages.UnknownKind(unknown.Key.Text), Nearest.Suggest(unknown.Key.Text, FlowFormat.Kinds.Keys) ?? FlowMessages.NoKind(FlowFormat.Kinds.Keys));
            return null;
        }

        if (map.Find("goto") is { } jump) return jump.Key;
        problems.Error(map, FlowMessages.NoKind(FlowFormat.Kinds.Keys));
        return null;
    }

    private Step? ReadKind(string kind, string id, Fields fields, StepDraft draft) => kind switch
    {
        "say" => texts.Required(fields, kind, draft.Map, draft) is { } text ? new SayStep(id, text) { Suggest = ReadSuggest(fields) } : null,
        "ask" => questions.ReadAsk(id, fields, draft),
        "quiz" => questions.ReadQuiz(id, fields, draft),
        "branch" => ReadBranch(id, fields, draft),
        "set" => ReadSet(id, draft),
        "answer" => ReadTopic(fields, kind) is { } topic ? new AnswerStep(id, topic) : null,
        "subscribe" => fields.Required(kind) is { } reminder ? new SubscribeStep(id, FullName(reminder.Text)) : null,
        "unsubscribe" => fields.Required(kind) is { } reminder ? new UnsubscribeStep(id, reminder.Text == "all" ? null : FullName(reminder.Text)) : null,
        "report" => ReadReport(id, fields, draft),
        "contest" => ReadContest(id, fields, draft),
        "handoff" => new HandoffStep(id, texts.Optional(kind, draft.Map, draft) ?? setting.Handoff) { Topic = ReadTopic(fields, "topic") },
        "goto" => new GotoStep(id),
        "call" => fields.Required(kind) is { } flow ? new CallStep(id, FullName(flow.Text)) : null,
        "end" => new EndStep(id, texts.Optional(kind, draft.Map, draft) ?? FlowText.Empty) { Suggest = ReadSuggest(fields) },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of step."),
    };

    private string FullName(string name) => name.Contains('/', StringComparison.Ordinal) ? name : $"{setting.Bot}/{name}";

    private List<string> ReadSuggest(Fields fields)
    {
        var buttons = fields.Scalars("suggest");
        if (buttons.Count > FlowLimits.Choices) problems.Error(buttons[FlowLimits.Choices], FlowMessages.TooManyButtons(buttons.Count, FlowLimits.Choices));
        var said = new List<string>();
        foreach (var button in buttons)
        {
            var text = texts.Plain(button);
            if (text.Length > FlowLimits.ChoiceLength) problems.Error(button, FlowMessages.LongChoice(text.Length, FlowLimits.ChoiceLength));
            said.Add(text);
        }

        return said;
    }

    private string? ReadTopic(Fields fields, string key)
    {
        var topic = key == "topic" ? fields.Optional(key) : fields.Required(key);
        if (topic is null) return null;
        if (!setting.Sources.Topics.Contains(topic.Text)) problems.Error(topic, FlowMessages.UnknownTopic(topic.Text), Nearest.Suggest(topic.Text, setting.Sources.Topics));
        return topic.Text;
    }

    private BranchStep? ReadBranch(string id, Fields fields, StepDraft draft)
    {
        var arms = new List<BranchArm>();
        var items = fields.Entries("branch", FlowFormat.Arm);
        if (items.Count == 0)
        {
            problems.Error(fields.Place("branch"), FlowMessages.EmptyBranch);
            return null;
        }

        foreach (var item in items)
        {
            Expression? condition = null;
            if (item.OptionalParagraphs("if") is { } written) condition = ReadExpression(written, draft);
            else if (!ReferenceEquals(item, items[^1])) problems.Error(item.At, FlowMessages.ArmNeverReached);
            if (item.Required("goto") is not { } target) continue;
            draft.Targets.Add(target);
            arms.Add(new BranchArm(condition, target.Text));
        }

        return new BranchStep(id, arms);
    }

    private SetStep? ReadSet(string id, StepDraft draft)
    {
        if (draft.Map.Find("set")?.Value is not YamlMap values || values.Entries.Count == 0)
        {
            problems.Error(draft.At("set"), FileMessages.NotAMap("set"));
            return null;
        }

        var assignments = new List<Assignment>();
        foreach (var entry in values.Entries)
        {
            questions.CheckVariable(entry.Key);
            if (entry.Value is not YamlScalar { IsNull: false } written) problems.Error(entry.Value is YamlScalar ? entry.Key : entry.Value, FileMessages.NotOneValue(entry.Key.Text), FileMessages.QuoteHint);
            else if (ReadExpression(written, draft) is { } value) assignments.Add(new Assignment(entry.Key.Text, value));
            draft.Sets.Add(entry.Key);
        }

        return new SetStep(id, assignments);
    }

    private Expression? ReadExpression(YamlScalar written, StepDraft draft)
    {
        var reading = Expression.Read(written.Text);
        if (reading.Expression is not { } expression)
        {
            var (line, column) = places.Of(written, reading.Position);
            problems.Error(line, column, FlowMessages.Expression(reading.Mistake ?? ""));
            return null;
        }

        foreach (var use in expression.Uses)
        {
            var (line, column) = places.Of(written, use.Position);
            draft.Uses.Add(new WrittenUse(use.Name, line, column) { IsAsked = use.IsAsked, MayBeUnset = use.IsAsked || use.IsCompared, SetBefore = draft.Sets.Count });
        }

        foreach (var (variable, text, position) in expression.Literals)
        {
            var (line, column) = places.Of(written, position);
            draft.Literals.Add(new WrittenLiteral(variable, text, line, column));
        }

        return expression;
    }

    private ReportStep? ReadReport(string id, Fields fields, StepDraft draft)
    {
        if (fields.Map("report", FlowFormat.Report) is not { } report) return null;
        var category = ReadVariable(report.Required("category"), draft);
        var place = ReadVariable(report.Required("place"), draft);
        var detail = ReadVariable(report.Optional("detail"), draft);
        var save = fields.Optional("save");
        questions.CheckVariable(save);
        if (save is not null) draft.Sets.Add(save);
        return category is null || place is null ? null : new ReportStep(id, category, place) { Detail = detail, Save = save?.Text ?? Variables.Receipt };
    }

    private ContestStep? ReadContest(string id, Fields fields, StepDraft draft)
    {
        if (fields.Map("contest", FlowFormat.Contest) is not { } contest) return null;
        var code = ReadVariable(contest.Optional("code"), draft);
        if (contest.Required("score") is not { } written || ReadExpression(written, draft) is not { } score) return null;
        return new ContestStep(id, code, score);
    }

    /// <summary>A variable that may be without a value where it is named: what is reported need not have every part.</summary>
    private string? ReadVariable(YamlScalar? name, StepDraft draft)
    {
        if (name is null) return null;
        if (!Variables.IsName(name.Text)) problems.Error(name, FlowMessages.BadVariable(name.Text), FlowMessages.NameHint);
        draft.Uses.Add(new WrittenUse(name.Text, name.Line, name.Column) { MayBeUnset = true });
        return name.Text;
    }
}
