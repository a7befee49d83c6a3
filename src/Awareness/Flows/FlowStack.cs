namespace Awareness.Flows;

/// <summary>The flows a run stands in, each in the version it began with as long as that is kept.</summary>
internal sealed class FlowStack(IFlows flows)
{
    private readonly List<OpenFrame> frames = [];

    /// <summary>The flow the person started; empty before there is one.</summary>
    public string Started { get; private set; } = "";

    /// <summary>The flow that runs. Only to be asked for while there is one.</summary>
    public Flow Flow => frames[^1].Flow ?? throw new InvalidOperationException("The innermost frame has no flow.");

    /// <summary>The frames as a run keeps them.</summary>
    public IReadOnlyList<RunFrame> Frames => [.. frames.Select(open => open.Frame)];

    /// <summary>True when one more flow can be called.</summary>
    public bool HasRoom => frames.Count < FlowLimits.Depth;

    /// <summary>Goes into <paramref name="flow"/>.</summary>
    public void Enter(Flow flow)
    {
        if (frames.Count == 0) Started = flow.Id;
        frames.Add(new OpenFrame(flow, new RunFrame(flow.Id, flow.Version, flow.Steps is [var first, ..] ? first.Id : "")));
    }

    /// <summary>Leaves all flows.</summary>
    public void Clear() => frames.Clear();

    /// <summary>Notes where the innermost flow stands.</summary>
    public void StandAt(Step step) => frames[^1] = frames[^1] with { Frame = frames[^1].Frame with { Step = step.Id } };

    /// <summary>Leaves the innermost flow; the call it comes back to, or null when nothing is left to come back to.</summary>
    public CallStep? Leave()
    {
        frames.RemoveAt(frames.Count - 1);
        while (frames.Count > 0)
        {
            if (frames[^1].Flow?.Find(frames[^1].Frame.Step) is CallStep call) return call;
            frames.RemoveAt(frames.Count - 1);
        }

        return null;
    }

    /// <summary>Stands where <paramref name="kept"/> says. What is wrong with it is mended where that can be done.</summary>
    /// <returns>The question that waits; null when it cannot be found in any version any more.</returns>
    public AskStep? Stand(IReadOnlyList<RunFrame>? kept)
    {
        frames.Clear();
        foreach (var frame in (kept ?? []).Where(frame => frame is { Flow: not null, Version: not null, Step: not null }).TakeLast(FlowLimits.Depth)) frames.Add(Open(frame, isInnermost: ReferenceEquals(frame, kept?[^1])));
        Started = frames is [var outermost, ..] ? outermost.Frame.Flow : "";
        return frames is [.., { Flow: { } flow, Frame.Step: var step }] ? flow.Find(step) as AskStep : null;
    }

    /// <summary>
    /// The version the frame began with when it still has the step, else today's when it has one of the same kind. Only an author's id is trusted in another version:
    /// <c>#3</c> may be another question there.
    /// </summary>
    private OpenFrame Open(RunFrame frame, bool isInnermost)
    {
        var pinned = flows.Find(frame.Flow, frame.Version);
        if (Fits(pinned?.Find(frame.Step), isInnermost)) return new OpenFrame(pinned, frame);
        var today = frame.Step.StartsWith('#') ? null : flows.Find(frame.Flow);
        return Fits(today?.Find(frame.Step), isInnermost) && today is not null ? new OpenFrame(today, frame with { Version = today.Version }) : new OpenFrame(Flow: null, frame);
    }

    private static bool Fits(Step? step, bool isInnermost) => isInnermost ? step is AskStep : step is CallStep;

    private readonly record struct OpenFrame(Flow? Flow, RunFrame Frame);
}
