namespace Awareness.Flows;

/// <summary>
/// Runs flows: a pure function from a run and a message to what is said, the run that waits and what is to be written. Every call ends or waits within
/// <see cref="FlowLimits.StepsOfTurn"/> steps, whatever the flow and the message.
/// </summary>
public static class FlowEngine
{
    /// <summary>Starts <paramref name="flow"/> from its first step.</summary>
    public static FlowTurn Start(Flow flow, FlowInput input) => throw new NotSupportedException("Not built yet.");

    /// <summary>Takes a message in the run that waits.</summary>
    public static FlowTurn Answer(Run run, FlowInput input) => throw new NotSupportedException("Not built yet.");

    /// <summary>Puts the question that waits again, after an interruption.</summary>
    public static FlowTurn Repeat(Run run, FlowInput input) => throw new NotSupportedException("Not built yet.");

    /// <summary>The timer of the question that waits is due: the reminder, or what follows it. A timer that is not due changes nothing and says nothing.</summary>
    public static FlowTurn Wake(Run run, FlowInput input) => throw new NotSupportedException("Not built yet.");
}
