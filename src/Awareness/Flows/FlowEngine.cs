namespace Awareness.Flows;

/// <summary>
/// Runs flows: a pure function from a run and a message to what is said, the run that waits and what is to be written. Every call ends or waits within
/// <see cref="FlowLimits.StepsOfTurn"/> steps, whatever the flow and the message.
/// </summary>
public static class FlowEngine
{
    /// <summary>Starts <paramref name="flow"/> from its first step.</summary>
    public static FlowTurn Start(Flow flow, FlowInput input)
    {
        var turn = new FlowExecution(input, before: null);
        turn.Begin(flow);
        return turn.Close();
    }

    /// <summary>Takes a message in the run that waits.</summary>
    public static FlowTurn Answer(Run run, FlowInput input)
    {
        var turn = new FlowExecution(input, run);
        if (turn.Resume() is { } question) FlowAnswering.Take(turn, question, input);
        else Mend(turn);
        return turn.Close();
    }

    /// <summary>Puts the question that waits again, after an interruption.</summary>
    public static FlowTurn Repeat(Run run, FlowInput input)
    {
        var turn = new FlowExecution(input, run);
        if (turn.Resume() is { } question) turn.Repeat(question);
        else Mend(turn);
        return turn.Close();
    }

    /// <summary>The timer of the question that waits is due: the reminder, or what follows it. A timer that is not due changes nothing and says nothing.</summary>
    public static FlowTurn Wake(Run run, FlowInput input)
    {
        if (run.WakeAt is not { } due || due > input.Now) return new FlowTurn { IsUnderstood = true, Output = [], Run = run, Contact = input.Contact };
        var turn = new FlowExecution(input, run);
        var question = input.Contact.OptedOutAt is null ? turn.Resume() : null;
        if (question is null) turn.End();
        else if (question.Timeout is not { } timeout) turn.WaitFor(question);
        else if (!turn.IsReminded) Remind(turn, question, timeout);
        else if (timeout.Next is not { } next) turn.End();
        else
        {
            turn.Leave();
            turn.GoOn(question, next);
        }

        return turn.Close();
    }

    /// <summary>Begins again the flow the person had started; it ends kindly when there is none any more.</summary>
    internal static void BeginAgain(FlowExecution turn)
    {
        if (turn.Outermost is { } flow)
        {
            turn.Begin(flow);
            return;
        }

        turn.Speech.Say(FlowTextKeys.Gone);
        turn.End();
    }

    /// <summary>A question that cannot be found any more: the flow was changed, or taken away.</summary>
    private static void Mend(FlowExecution turn)
    {
        turn.IsUnderstood = turn.Outermost is not null;
        if (turn.IsUnderstood) turn.Speech.Say(FlowTextKeys.Updated);
        BeginAgain(turn);
    }

    private static void Remind(FlowExecution turn, AskStep question, WaitTimeout timeout)
    {
        var words = turn.Speech.Fill(timeout.Remind);
        turn.Speech.Ask(words.Length > 0 ? words : turn.Speech.Fill(question.Text), turn.Buttons(question));
        turn.WaitFor(question);
        turn.IsReminded = true;
    }
}
