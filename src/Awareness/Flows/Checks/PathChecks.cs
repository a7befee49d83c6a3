namespace Awareness.Flows.Checks;

/// <summary>Finds steps no run comes to, loops that never wait, and monologues.</summary>
internal sealed class PathChecks
{
    private readonly FlowGraph graph;
    private readonly Func<string, bool> passes;
    private readonly bool[] reached;

    private PathChecks(FlowGraph graph, Func<string, bool> passes)
    {
        this.graph = graph;
        this.passes = passes;
        reached = graph.Reachable();
    }

    /// <summary>Reports what is wrong with the ways through <paramref name="graph"/>.</summary>
    /// <param name="graph">The flow.</param>
    /// <param name="passes">True for a flow that can be run through without a question.</param>
    public static void Check(FlowGraph graph, Func<string, bool> passes)
    {
        var checks = new PathChecks(graph, passes);
        checks.ReportUnreachable();
        if (!checks.ReportEndless()) checks.ReportMonologues();
    }

    /// <summary>True when a run can go from the first step to the end without waiting for anybody.</summary>
    public static bool CanPass(FlowGraph graph, Func<string, bool> passes)
    {
        var seen = new bool[graph.Count];
        var pending = new Stack<int>([0]);
        while (pending.TryPop(out var index))
        {
            if (index == FlowGraph.End) return true;
            if (seen[index] || Waits(graph[index], passes)) continue;
            seen[index] = true;
            foreach (var edge in graph.From(index)) pending.Push(edge.To);
        }

        return false;
    }

    private static bool Waits(Step step, Func<string, bool> passes) => step is AskStep || (step is CallStep call && !passes(call.Flow));

    private void ReportUnreachable()
    {
        for (var i = 0; i < graph.Count; i++)
        {
            if (!reached[i] && (i == 0 || reached[i - 1])) graph.Draft.Problems.Error(graph.Written(i).Map, FlowCheckMessages.Unreachable, FlowCheckMessages.UnreachableHint);
        }
    }

    private bool ReportEndless()
    {
        var found = false;
        var state = new Progress[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            if (reached[i] && state[i] is Progress.New) Visit(i);
        }

        return found;

        void Visit(int index)
        {
            state[index] = Progress.Open;
            if (!Waits(graph[index], passes))
            {
                foreach (var edge in graph.From(index).Where(edge => edge.To != FlowGraph.End))
                {
                    if (state[edge.To] is Progress.New) Visit(edge.To);
                    else if (state[edge.To] is Progress.Open && !Waits(graph[edge.To], passes)) Report(index, edge.To);
                }
            }

            state[index] = Progress.Done;
        }

        void Report(int index, int back)
        {
            found = true;
            var written = graph.Written(index);
            var target = written.Targets.Find(target => target.Text == graph[back].Id);
            graph.Draft.Problems.Error(target ?? (Yaml.YamlNode)written.Map, FlowCheckMessages.Endless, FlowCheckMessages.EndlessHint);
        }
    }

    /// <summary>More messages in a row than the engine says in one turn.</summary>
    private void ReportMonologues()
    {
        var most = new int[graph.Count];
        Array.Fill(most, -1);
        var reported = false;
        Say(0, 0);
        for (var i = 0; i < graph.Count; i++)
        {
            if (!reached[i] || !Waits(graph[i], passes)) continue;
            foreach (var edge in graph.From(i)) Say(edge.To, graph[i] is QuizStep ? 1 : 0);
        }

        void Say(int index, int before)
        {
            if (index == FlowGraph.End || reported || before <= most[index]) return;
            most[index] = before;
            var said = before + (graph[index] is SayStep or AnswerStep or HandoffStep or AskStep or EndStep { Text.Text.Length: > 0 } ? 1 : 0);
            if (said > FlowLimits.Said)
            {
                reported = true;
                graph.Draft.Problems.Warn(graph.Written(index).Map, FlowCheckMessages.ManySaid(FlowLimits.Said));
                return;
            }

            if (Waits(graph[index], passes)) return;
            foreach (var edge in graph.From(index)) Say(edge.To, said);
        }
    }

    private enum Progress : byte
    {
        New,
        Open,
        Done,
    }
}
