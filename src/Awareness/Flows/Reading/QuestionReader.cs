using System.Globalization;
using Awareness.Yaml;

namespace Awareness.Flows.Reading;

/// <summary>Reads what a question asks, expects and does with the answer.</summary>
internal sealed class QuestionReader(FileProblems problems, FlowTextReader texts, WaitTimeout? timeout)
{
    /// <summary>Characters of a free text nobody gave a limit.</summary>
    public const int UsualTextLength = 500;

    private const int MostRetries = 5;
    private const int MostPoints = 100;

    private readonly ChoiceReader choices = new(problems, texts);

    /// <summary>An <c>ask</c> step.</summary>
    public AskStep? ReadAsk(string id, Fields fields, StepDraft draft)
    {
        var text = texts.Required(fields, "ask", draft.Map, draft);
        if (ReadExpectation(fields, draft) is not { } expects) return null;
        var record = ReadRecord(fields, id);
        var ask = new QuestionStep(id, text ?? FlowText.Empty, expects)
        {
            Choices = expects is Expectation.Choice ? choices.Read(fields, draft) : [],
            Min = ReadLimit(fields, "min", expects is Expectation.Number or Expectation.Age or Expectation.Text, FlowMessages.MinOnlyForNumbers),
            Max = ReadMax(fields, expects),
            Yes = ReadAnswer(fields, "yes", expects, draft),
            No = ReadAnswer(fields, "no", expects, draft),
            Record = record,
        };
        if (ask.Min > ask.Max && fields.Optional("min") is { } min) problems.Error(min, FlowMessages.MinAboveMax(min.Text, Show(ask.Max)));
        if (record is not ResultKind.Survey) choices.RefuseRight(fields);
        return text is null ? null : ReadRest(ask, fields, draft) with { Timeout = ReadTimeout(fields, draft) };
    }

    /// <summary>A <c>quiz</c> step.</summary>
    public QuizStep? ReadQuiz(string id, Fields fields, StepDraft draft)
    {
        if (fields.Optional("id") is null) problems.Error(fields.At, FlowMessages.NeedsId("câu đố"));
        var text = texts.Required(fields, "quiz", draft.Map, draft);
        var explain = texts.Required(fields, "explain", draft.Map, draft);
        var offered = choices.Read(fields, draft);
        if (offered.Count > 0 && !offered.Any(choice => choice.IsRight)) problems.Error(fields.Place("choices"), FlowMessages.QuizWithoutRight, FlowMessages.QuizWithoutRightHint);
        else if (offered.Count > 1 && offered.All(choice => choice.IsRight)) problems.Warn(fields.Place("choices"), FlowMessages.QuizAllRight);
        if (text is null || explain is null) return null;
        var quiz = new QuizStep(id, text) { Explain = explain, Choices = offered, Points = ReadCount(fields, "points", 1, 1, MostPoints) };
        return (QuizStep)ReadRest(quiz, fields, draft) with { Timeout = ReadTimeout(fields, draft) };
    }

    /// <summary>Reports a name that no variable can have.</summary>
    public void CheckVariable(YamlScalar? name)
    {
        if (name is null) return;
        if (!Variables.IsName(name.Text)) problems.Error(name, FlowMessages.BadVariable(name.Text), Nearest.Suggest(name.Text, Variables.OfContact) ?? FlowMessages.NameHint);
        else if (name.Text == "today" || Variables.OfContest.Contains(name.Text)) problems.Error(name, FlowMessages.ReservedVariable(name.Text));
    }

    /// <summary>The timeout below the key, that of the flow or bot when there is none.</summary>
    public WaitTimeout? ReadTimeout(Fields fields, StepDraft draft)
    {
        if (draft.Map.Find("timeout") is null || fields.Map("timeout", FlowFormat.Timeout) is not { } read) return timeout;
        var next = read.Optional("goto");
        if (next is not null) draft.Targets.Add(next);
        var after = read.Required("after") is { } written ? ReadTime(written) : null;
        var remind = draft.Map.Find("timeout")?.Value is YamlMap map ? texts.Required(read, "remind", map, draft) : null;
        return after is { } time && remind is not null ? new WaitTimeout(time, remind) { Next = next?.Text } : timeout;
    }

    /// <summary>What every question may have.</summary>
    private AskStep ReadRest(AskStep ask, Fields fields, StepDraft draft)
    {
        var save = fields.Optional("save");
        CheckVariable(save);
        if (save is not null) draft.Sets.Add(save);
        var otherwise = fields.Optional("otherwise");
        if (otherwise is not null) draft.Targets.Add(otherwise);
        var skip = fields.Optional("skip");
        var canSkip = skip?.Text is not ("no" or "false");
        if (canSkip && skip is not null) draft.Targets.Add(skip);
        return ask with
        {
            Save = save?.Text,
            Retry = texts.Optional("retry", draft.Map, draft),
            Retries = ReadCount(fields, "retries", AskStep.UsualRetries, 0, MostRetries),
            Otherwise = otherwise?.Text,
            CanSkip = canSkip,
            Skip = canSkip ? skip?.Text : null,
        };
    }

    private Expectation? ReadExpectation(Fields fields, StepDraft draft)
    {
        var hasChoices = draft.Map.Find("choices") is not null;
        if (fields.Optional("expect") is not { } written)
        {
            if (hasChoices) return Expectation.Choice;
            problems.Error(fields.At, FlowMessages.ExpectMissing);
            return null;
        }

        if (!FlowFormat.Expectations.TryGetValue(written.Text, out var expects))
        {
            problems.Error(written, FileMessages.NotOneOf(written.Text, FlowFormat.Expectations.Keys), Nearest.Suggest(written.Text, FlowFormat.Expectations.Keys));
            return null;
        }

        if (hasChoices && expects is not Expectation.Choice) problems.Error(fields.Place("choices"), FlowMessages.ChoicesOnlyForChoice);
        return expects;
    }

    private ResultKind? ReadRecord(Fields fields, string id)
    {
        if (fields.Optional("record") is not { } written) return null;
        if (!FlowFormat.Records.TryGetValue(written.Text, out var kind))
        {
            problems.Error(written, FileMessages.NotOneOf(written.Text, FlowFormat.Records.Keys), Nearest.Suggest(written.Text, FlowFormat.Records.Keys));
            return null;
        }

        if (id.StartsWith('#')) problems.Error(fields.Place("record"), FlowMessages.NeedsId("câu có record"));
        return kind;
    }

    private string? ReadAnswer(Fields fields, string key, Expectation expects, StepDraft draft)
    {
        if (fields.Optional(key) is not { } target) return null;
        if (expects is not Expectation.YesNo) problems.Error(fields.Place(key), FlowMessages.YesNoOnly);
        draft.Targets.Add(target);
        return target.Text;
    }

    private decimal? ReadMax(Fields fields, Expectation expects)
    {
        var max = ReadLimit(fields, "max", expects is Expectation.Number or Expectation.Age or Expectation.Text, FlowMessages.MaxOnlyForNumbers);
        if (expects is not Expectation.Text) return max;
        if (max is < 1 or > FlowLimits.ValueLength) problems.Error(fields.Optional("max") ?? fields.At, FlowMessages.OutOfRange("max", 1, FlowLimits.ValueLength));
        return max ?? UsualTextLength;
    }

    private decimal? ReadLimit(Fields fields, string key, bool isAllowed, string otherwise)
    {
        if (fields.Optional(key) is not { } written) return null;
        if (!isAllowed) problems.Error(fields.Place(key), otherwise);
        if (decimal.TryParse(written.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Error(written, FlowMessages.NotANumber(key, written.Text));
        return null;
    }

    private int ReadCount(Fields fields, string key, int usual, int least, int most)
    {
        if (fields.OptionalNumber(key) is not { } number) return usual;
        if (number < least || number > most) problems.Error(fields.Optional(key) ?? fields.At, FlowMessages.OutOfRange(key, least, most));
        return Math.Clamp(number, least, most);
    }

    private TimeSpan? ReadTime(YamlScalar written)
    {
        if (Durations.Read(written.Text) is not { } time)
        {
            problems.Error(written, FlowMessages.BadTime(written.Text), FlowMessages.BadTimeHint);
            return null;
        }

        if (time >= Durations.Answerable) problems.Warn(written, FlowMessages.TimeTooLate, FlowMessages.TimeTooLateHint);
        if (time >= Durations.Shortest && time <= Durations.Longest) return time;
        problems.Error(written, FlowMessages.TimeOutOfRange(written.Text));
        return null;
    }

    private static string Show(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
