namespace Awareness.Flows;

/// <summary>One turn of a run while it is worked out: goes from step to step until a question waits, the run ends, or it took too long.</summary>
internal sealed class FlowExecution
{
    private readonly FlowInput input;
    private readonly Run? before;
    private readonly FlowStack stack;
    private readonly FlowEffects effects;
    private readonly List<RunPlace> path = [];
    private readonly List<string> trace = [];
    private AskStep? waiting;
    private string? wantsStanding;
    private IReadOnlyDictionary<string, FlowValue>? left;
    private bool isPrivate;
    private int steps;

    public FlowExecution(FlowInput input, Run? before)
    {
        this.input = input;
        this.before = before;
        Memory = new FlowMemory(input, before?.Variables);
        Speech = new FlowSpeech(input, Memory);
        stack = new FlowStack(input.Flows);
        effects = new FlowEffects(input, Memory, stack);
        isPrivate = before is { IsPrivate: true };
        foreach (var place in (before?.Path ?? []).Where(place => place is { Frames: not null }).TakeLast(FlowLimits.Back)) path.Add(place);
    }

    public FlowMemory Memory { get; }

    public FlowSpeech Speech { get; }

    public int Retries { get; set; }

    /// <summary>The places the waiting question asked back among; see <see cref="Run.Offered"/>.</summary>
    public IReadOnlyList<string> Offered { get; set; } = [];

    public DateTimeOffset? WakeAt { get; set; }

    public bool IsReminded { get; set; }

    /// <summary>True when the message was taken; see <see cref="FlowTurn.IsUnderstood"/>.</summary>
    public bool IsUnderstood { get; set; } = true;

    /// <summary>The flow the person began with, in its version of today; null when it does not exist any more.</summary>
    public Flow? Outermost => input.Flows.FindOn(stack.Started, input.Today);

    /// <summary>Stands where the run waits; null when that question cannot be found any more.</summary>
    public AskStep? Resume()
    {
        waiting = stack.Stand(before?.Frames);
        Retries = Math.Clamp(before?.Retries ?? 0, 0, int.MaxValue - 1);
        IsReminded = before is { IsReminded: true };
        WakeAt = before?.WakeAt;
        Offered = waiting is { Expects: Expectation.Place } ? [.. (before?.Offered ?? []).Where(place => place is not null).Take(FlowLimits.Choices)] : [];
        return waiting;
    }

    /// <summary>Begins <paramref name="flow"/>, with nothing kept of what was before.</summary>
    public void Begin(Flow flow)
    {
        stack.Clear();
        path.Clear();
        left = null;
        Memory.Clear();
        RunFrom(Enter(flow));
    }

    /// <summary>Ends the run.</summary>
    public void End()
    {
        stack.Clear();
        waiting = null;
    }

    /// <summary>Puts the question that waits again, whole.</summary>
    public void Repeat(AskStep question)
    {
        Speech.Ask(Speech.Fill(question.Text), Buttons(question));
        WaitFor(question);
    }

    /// <summary>The buttons below a question: its own, or the places it asked back among.</summary>
    public IReadOnlyList<string> Buttons(AskStep question) => Offered.Count > 0 ? Offered : Speech.Buttons(question);

    /// <summary>Starts the timer of a question.</summary>
    public void WaitFor(AskStep question)
    {
        waiting = question;
        WakeAt = question.Timeout is { } timeout ? Later(timeout.After) : null;
    }

    /// <summary>Takes an answer: keeps and counts it.</summary>
    public void Keep(AskStep question, AnswerReading.Taken answer)
    {
        if (question.Save is { } variable) Memory.Set(variable, question.Expects is Expectation.Text && stack.Flow.Reports(variable) ? FlowEffects.WithoutPeople(answer.Value) : answer.Value);
        if (question is QuizStep quiz)
        {
            var isRight = answer.Choice is { IsRight: true };
            Memory.Add(FlowMemory.Score, isRight ? quiz.Points : 0);
            Memory.Add(FlowMemory.MaxScore, quiz.Points);
        }

        effects.Count(question, answer);
        effects.Question = $"{stack.Flow.Id}#{question.Id}";
    }

    /// <summary>A quiz question is over without an answer: its points could have been got.</summary>
    public void Miss(QuizStep quiz)
    {
        if (quiz.Save is { } variable) Memory.Set(variable, FlowValue.Nothing);
        Memory.Add(FlowMemory.MaxScore, quiz.Points);
    }

    /// <summary>Leaves a question, remembering it for "quay lại". Comes before its answer is counted.</summary>
    public void Leave()
    {
        if (path.Count == FlowLimits.Back) path.RemoveAt(0);
        path.Add(new RunPlace(stack.Frames, Memory.Get(FlowMemory.Score).AsNumber, Memory.Get(FlowMemory.MaxScore).AsNumber));
        left = Memory.Snapshot();
    }

    /// <summary>Goes on behind a question.</summary>
    public void GoOn(AskStep question, string? target) => RunFrom(Way(question, target));

    /// <summary>True when what is typed at <paramref name="question"/> is the code a contest of this flow looks its class up by.</summary>
    public bool AsksCode(AskStep question) => question.Save is { } variable && stack.Flow.Steps.Any(step => step is ContestStep contest && contest.Code == variable);

    /// <summary>True when the person consents to something, or hands something in, by answering <paramref name="question"/> so.</summary>
    public bool Commits(AskStep question, string? target) => Following(question, target) is SubscribeStep or ReportStep;

    /// <summary>Puts the question before the one that waits; the points got since are taken back, and what was set.</summary>
    /// <returns>False when there is none; the run then stands where it stood.</returns>
    public bool TryGoBack()
    {
        while (path.Count > 0)
        {
            var place = path[^1];
            path.RemoveAt(path.Count - 1);
            foreach (var (name, value) in place.Before) Memory.Set(name, value);
            if (stack.Stand(place.Frames) is not { } question) continue;
            Memory.Set(FlowMemory.Score, FlowValue.Of(place.Score));
            Memory.Set(FlowMemory.MaxScore, FlowValue.Of(place.MaxScore));
            Put(question);
            return true;
        }

        waiting = stack.Stand(before?.Frames);
        return false;
    }

    /// <summary>What came of the turn.</summary>
    public FlowTurn Close()
    {
        if (wantsStanding is not null) return new FlowTurn { IsUnderstood = IsUnderstood, Output = [], Run = before, Contact = input.Contact, WantsStanding = wantsStanding };
        return new FlowTurn { IsUnderstood = IsUnderstood, Output = Speech.All(), Run = Waiting(), Contact = Memory.Contact, Events = effects.Events, Trace = trace };
    }

    /// <summary>The way back, with what the answer of this turn changed.</summary>
    private List<RunPlace> Path() => left is not null && path is [.., var last] ? [.. path[..^1], last with { Before = Memory.ChangedSince(left) }] : path;

    private Run? Waiting() => waiting is null ? null : new Run
    {
        Id = before?.Id ?? input.Now.ToUnixTimeMilliseconds(),
        Frames = stack.Frames,
        Variables = Memory.Variables,
        Path = Path(),
        Retries = Retries,
        Offered = Offered,
        WakeAt = WakeAt,
        IsReminded = IsReminded,
        IsPrivate = isPrivate,
    };

    private void RunFrom(Step? step)
    {
        waiting = null;
        while (wantsStanding is null)
        {
            if (step is null)
            {
                if (stack.Leave() is not { } call) return;
                step = Way(call, target: null);
                continue;
            }

            if (++steps > FlowLimits.StepsOfTurn)
            {
                Speech.Say(FlowTextKeys.Stopped);
                End();
                return;
            }

            trace.Add($"{stack.Flow.Id}#{step.Id}");
            if (step is AskStep question)
            {
                Put(question);
                return;
            }

            step = Run(step);
        }
    }

    /// <summary>Runs a step that does not wait; the next one, or null at the end of its flow.</summary>
    private Step? Run(Step step)
    {
        switch (step)
        {
            case SayStep say: Speech.Say(say.Text, say.Suggest); break;
            case SetStep set: foreach (var (variable, value) in set.Assignments) Memory.Set(variable, value.Evaluate(Memory.Get)); break;
            case BranchStep branch: return Way(branch, branch.Arms.FirstOrDefault(arm => arm.Condition is not { } condition || condition.Evaluate(Memory.Get).IsTrue)?.Target);
            case AnswerStep answer: Speech.Show(answer.Topic); break;
            case SubscribeStep subscribe: effects.Subscribe(subscribe); break;
            case UnsubscribeStep unsubscribe: effects.Unsubscribe(unsubscribe); break;
            case ReportStep report: effects.Report(report); break;
            case ContestStep contest: wantsStanding = effects.Contest(contest); break;
            case HandoffStep handoff: HandOff(handoff); break;
            case CallStep call when input.Flows.Find(call.Flow) is { } called && stack.HasRoom: return Call(call, called);
            case GotoStep or CallStep: break;
            case EndStep end: return Finish(end);
            default: throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step.");
        }

        return Way(step, target: null);
    }

    private Step? Call(CallStep call, Flow called)
    {
        stack.StandAt(call);
        return Enter(called);
    }

    private Step? Enter(Flow flow)
    {
        stack.Enter(flow);
        isPrivate |= flow.IsPrivate;
        return flow.Steps is [var first, ..] ? first : null;
    }

    private Step? Finish(EndStep end)
    {
        Speech.Say(end.Text, end.Suggest);
        trace.Add($"{stack.Flow.Id}#{end.Id}>{FlowTurn.End}");
        return null;
    }

    private void HandOff(HandoffStep step)
    {
        if (step.Text is { } text && Speech.Fill(text) is { Length: > 0 } words) Speech.SayWords(words);
        else Speech.Say(FlowTextKeys.Handoff);
        effects.HandOff(step);
    }

    private void Put(AskStep question)
    {
        stack.StandAt(question);
        (Retries, IsReminded, Offered) = (0, false, []);
        Repeat(question);
    }

    /// <summary>The step that follows: <paramref name="target"/>, else where the step itself leads, else the next in the file.</summary>
    private Step? Way(Step step, string? target)
    {
        var next = Following(step, target);
        trace.Add($"{stack.Flow.Id}#{step.Id}>{next?.Id ?? FlowTurn.End}");
        return next;
    }

    private Step? Following(Step step, string? target) => (target ?? step.Next) is { } id ? stack.Flow.Find(id) : stack.Flow.After(step);

    private DateTimeOffset Later(TimeSpan after) => input.Now > DateTimeOffset.MaxValue - after ? DateTimeOffset.MaxValue : input.Now + after;
}
