using Awareness.Flows.Reading;

namespace Awareness.Flows.Checks;

/// <summary>The ways through a flow: from every step, where a run may go next.</summary>
internal sealed class FlowGraph
{
    /// <summary>Where a flow ends.</summary>
    public const int End = -1;

    private readonly Flow flow;
    private readonly List<FlowEdge>[] edges;

    /// <summary>The graph of a flow that was read without a mistake.</summary>
    public FlowGraph(FlowDraft draft, Flow flow)
    {
        Draft = draft;
        this.flow = flow;
        edges = new List<FlowEdge>[flow.Steps.Count];
        for (var i = 0; i < edges.Length; i++) edges[i] = Leave(i);
    }

    /// <summary>The flow as it was read.</summary>
    public FlowDraft Draft { get; }

    /// <summary>Number of steps.</summary>
    public int Count => edges.Length;

    /// <summary>The step at <paramref name="index"/>.</summary>
    public Step this[int index] => flow.Steps[index];

    /// <summary>The step at <paramref name="index"/> as it was written.</summary>
    public StepDraft Written(int index) => Draft.Steps[index];

    /// <summary>The ways out of a step.</summary>
    public IReadOnlyList<FlowEdge> From(int index) => edges[index];

    /// <summary>The steps a run can come to.</summary>
    public bool[] Reachable()
    {
        var reached = new bool[Count];
        var pending = new Stack<int>([0]);
        while (pending.TryPop(out var index))
        {
            if (index == End || reached[index]) continue;
            reached[index] = true;
            foreach (var edge in edges[index]) pending.Push(edge.To);
        }

        return reached;
    }

    private List<FlowEdge> Leave(int index)
    {
        var step = flow.Steps[index];
        var next = step.Next is { } id ? flow.IndexOf(id) : Following(index);
        return step switch
        {
            EndStep => [new FlowEdge(End, FlowEdgeKind.Next)],
            BranchStep branch => LeaveBranch(branch, next),
            AskStep ask => LeaveQuestion(ask, next),
            _ => [new FlowEdge(next, FlowEdgeKind.Next)],
        };
    }

    private List<FlowEdge> LeaveBranch(BranchStep branch, int next)
    {
        var ways = new List<FlowEdge>();
        var sure = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arm in branch.Arms)
        {
            var known = new HashSet<string>(sure, StringComparer.Ordinal);
            if (arm.Condition is { } condition) known.UnionWith(condition.SetWhen(outcome: true));
            ways.Add(new FlowEdge(flow.IndexOf(arm.Target), FlowEdgeKind.Next) { Sure = known });
            if (arm.Condition is null) return ways;
            sure.UnionWith(arm.Condition.SetWhen(outcome: false));
        }

        ways.Add(new FlowEdge(next, FlowEdgeKind.Next) { Sure = sure });
        return ways;
    }

    private List<FlowEdge> LeaveQuestion(AskStep ask, int next)
    {
        var ways = new List<FlowEdge>();
        foreach (var target in ask.Choices.Select(choice => choice.Next).Append(ask.Yes).Append(ask.No).OfType<string>().Distinct(StringComparer.Ordinal))
            ways.Add(new FlowEdge(flow.IndexOf(target), FlowEdgeKind.Answered));
        var everyAnswerLeads = ask.Expects is Expectation.YesNo ? ask is { Yes: not null, No: not null } : ask.Choices.Count > 0 && ask.Choices.All(choice => choice.Next is not null);
        if (!everyAnswerLeads) ways.Add(new FlowEdge(next, FlowEdgeKind.Answered));
        var skipped = ask.Skip is { } skip ? flow.IndexOf(skip) : next;
        if (ask.CanSkip) ways.Add(new FlowEdge(skipped, FlowEdgeKind.Skipped));
        if (ask.Otherwise is { } otherwise) ways.Add(new FlowEdge(flow.IndexOf(otherwise), FlowEdgeKind.GivenUp));
        else if (!ask.CanSkip) ways.Add(new FlowEdge(End, FlowEdgeKind.GivenUp));
        if (ask.Timeout?.Next is { } late && flow.IndexOf(late) is >= 0 and var after) ways.Add(new FlowEdge(after, FlowEdgeKind.GivenUp));
        return ways;
    }

    private int Following(int index) => index + 1 < flow.Steps.Count ? index + 1 : End;
}

/// <summary>A way from one step to another.</summary>
/// <param name="To">Index of the step it leads to, or <see cref="FlowGraph.End"/>.</param>
/// <param name="Kind">How it is taken.</param>
internal sealed record FlowEdge(int To, FlowEdgeKind Kind)
{
    /// <summary>Variables that are surely set on this way, because a condition held.</summary>
    public IReadOnlySet<string> Sure { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>How a way is taken.</summary>
internal enum FlowEdgeKind
{
    /// <summary>At once.</summary>
    Next,

    /// <summary>By an answer.</summary>
    Answered,

    /// <summary>By "bỏ qua".</summary>
    Skipped,

    /// <summary>After the last retry, or when nobody answered in time.</summary>
    GivenUp,
}
