using Awareness.Contacts;
using Awareness.Language;

namespace Awareness.Flows;

/// <summary>What a turn of a flow brings about beyond words: results, reports, scores of classes, reminders.</summary>
internal sealed class FlowEffects(FlowInput input, FlowMemory memory, FlowStack stack)
{
    private const int LongestConsent = 200;
    private const int MostSubscriptions = 50;

    private readonly List<FlowEvent> events = [];
    private int codes;

    /// <summary>What is to be written, in order.</summary>
    public IReadOnlyList<FlowEvent> Events => events;

    /// <summary>The question that was answered in this turn; null as long as none was. Nobody is subscribed without.</summary>
    public string? Question { get; set; }

    /// <summary>Counts an answer; a telephone number never is.</summary>
    public void Count(AskStep question, AnswerReading.Taken answer)
    {
        if (question.Expects is Expectation.Phone) return;
        if (question is QuizStep quiz)
        {
            var isRight = answer.Choice is { IsRight: true };
            Add(Answered(ResultKind.Quiz, question, answer.Value) with { IsRight = isRight, Points = isRight ? quiz.Points : 0, MaxPoints = quiz.Points });
            return;
        }

        if (question.Record is not { } kind) return;
        var hasRight = question.Choices.Any(choice => choice.IsRight);
        Add(Answered(kind, question, answer.Value) with { IsRight = hasRight ? answer.Choice is { IsRight: true } : null, IsFreeText = question.Expects is Expectation.Text });
    }

    /// <summary>Leaves a request for a person.</summary>
    public void HandOff(HandoffStep step) => Add(Answered(ResultKind.Handoff, step, FlowValue.Of(step.Topic)));

    /// <summary>Own words as a report may hold them: without names of people, telephone numbers and addresses in the net.</summary>
    public static FlowValue WithoutPeople(FlowValue words) => words.AsText is { } text ? FlowValue.Of(PersonalTraces.RemovePeople(Tokenizer.Analyze(text), FlowLimits.ValueLength)) : words;

    /// <summary>Files a hazard report. It gets no name of the person, and makes none; what others wrote of people is taken out of its words, wherever they were asked for.</summary>
    public void Report(ReportStep step)
    {
        var code = FlowCodes.Receipt(input.Seed, codes++);
        var detail = step.Detail is { } variable && WithoutPeople(memory.Get(variable)).ToString() is { Length: > 0 } words ? words : null;
        events.Add(new FlowEvent.Reported(code, stack.Flow.Id, memory.Get(step.Category).ToString(), memory.Get(step.Place).ToString(), detail));
        memory.Set(step.Save, FlowValue.Of(code));
    }

    /// <summary>Counts a score for a class.</summary>
    /// <returns>The class whose standing must be known first; null when it was counted.</returns>
    public string? Contest(ContestStep step)
    {
        var said = step.Code is { } variable ? memory.Get(variable).ToString() : "";
        var typed = FlowCodes.ReadClass(said);
        // "Em không nhớ mã" is no wish for a new class.
        if (typed.Length == 0 && !string.IsNullOrWhiteSpace(said)) return Forget();
        if (typed.Length > 0 && input.Standing is null) return typed;
        var code = typed.Length > 0 ? typed : FlowCodes.Class(input.Seed, codes++);
        var standing = typed.Length > 0 && input.Standing is { } found && found.Code == code ? found : null;
        // A code nobody has was mistyped, or is no code at all but a name: it is neither counted nor kept.
        if (standing is { Exists: false }) return Forget();
        var score = Math.Clamp(step.Score.Evaluate(memory.Get).AsNumber, -FlowMemory.MostPoints, FlowMemory.MostPoints);
        var place = standing?.With(score);
        memory.Set("contest_code", FlowValue.Of(code));
        memory.Set("contest_people", FlowValue.Of(place?.People ?? 1m));
        memory.Set("contest_average", place?.Average is { } average ? FlowValue.Of(average) : FlowValue.Nothing);
        memory.Set("contest_rank", place?.Rank is { } rank ? FlowValue.Of((decimal)rank) : FlowValue.Nothing);
        memory.Set("contest_classes", place is { } known ? FlowValue.Of((decimal)known.Classes) : FlowValue.Nothing);
        Add(new FlowEvent.Contested(code, stack.Flow.Id, score, IsNew: typed.Length == 0));
        return null;
    }

    private string? Forget()
    {
        foreach (var name in Variables.OfContest) memory.Set(name, FlowValue.Nothing);
        memory.Set("contest_people", FlowValue.Of(0m));
        return null;
    }

    /// <summary>Notes a reminder, with the words that asked for it.</summary>
    public void Subscribe(SubscribeStep step)
    {
        if (Question is null) return;
        var others = Others(step.Reminder);
        if (others.Count >= MostSubscriptions) return;
        var words = WholeText.Cut(input.Text.Source.Trim(), LongestConsent);
        memory.Contact = memory.Contact with { Subscriptions = [.. others, new Subscription(step.Reminder, input.Now, words, Question)] };
    }

    /// <summary>Takes a reminder away, or all.</summary>
    public void Unsubscribe(UnsubscribeStep step)
    {
        var left = step.Reminder is { } reminder ? Others(reminder) : [];
        if (left.Count < (memory.Contact.Subscriptions ?? []).Count) memory.Contact = memory.Contact with { Subscriptions = left };
    }

    private List<Subscription> Others(string reminder) => [.. (memory.Contact.Subscriptions ?? []).Where(subscription => subscription.Reminder != reminder)];

    private FlowEvent.Answered Answered(ResultKind kind, Step step, FlowValue value) => new(kind, stack.Flow.Id, stack.Flow.Version, step.Id, value)
    {
        StartedFlow = stack.Started,
        Ward = memory.Group(FlowMemory.Ward, memory.Contact.Ward),
        SchoolLevel = memory.Group(FlowMemory.SchoolLevel, memory.Contact.SchoolLevel),
    };

    /// <summary>What is counted is kept under a random name, which the first such event makes.</summary>
    private void Add(FlowEvent counted)
    {
        if (memory.Contact.Subject is null) memory.Contact = memory.Contact with { Subject = FlowCodes.Subject(input.Seed) };
        events.Add(counted);
    }
}
