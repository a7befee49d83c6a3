using System.Collections;
using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Flows.Checks;

/// <summary>
/// Finds variables that are used before they are set: a data flow over the steps of each flow, the flows it calls included. Steps only ever set variables, so
/// what is known at a step is what was known at the beginning of its flow and what the ways to it add.
/// </summary>
internal sealed class VariableChecks
{
    private readonly IReadOnlyDictionary<string, FlowGraph> graphs;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known> ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known> begins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known?[]> steps = new(StringComparer.Ordinal);

    private VariableChecks(IReadOnlyDictionary<string, FlowGraph> graphs)
    {
        this.graphs = graphs;
        foreach (var name in graphs.Values.SelectMany(graph => graph.Draft.Steps).SelectMany(NamesIn)) numbers.TryAdd(name, numbers.Count);
    }

    /// <summary>Reports variables that are used before they are set.</summary>
    /// <param name="graphs">All flows that could be read, by full name.</param>
    /// <param name="started">Full names of those that start by themselves, and not only by being called.</param>
    public static void Check(IReadOnlyDictionary<string, FlowGraph> graphs, IReadOnlySet<string> started)
    {
        var checks = new VariableChecks(graphs);
        checks.FindEnds();
        checks.FindBegins(started);
        foreach (var (id, graph) in graphs) checks.Report(id, graph);
    }

    private static IEnumerable<string> NamesIn(StepDraft step)
    {
        var sure = step.Step is BranchStep branch ? branch.Arms.SelectMany(arm => arm.Condition?.Variables ?? []) : [];
        return step.Sets.Select(name => name.Text).Concat(step.Uses.Select(use => use.Name)).Concat(sure).Concat(Written(step.Step));
    }

    /// <summary>What a step sets without naming it as a key of its own.</summary>
    private static IEnumerable<string> Written(Step? step) => step switch
    {
        ReportStep report => [report.Save],
        ContestStep => Variables.OfContest,
        _ => [],
    };

    /// <summary>What each flow is sure to have set when it ends, until nothing changes: what a flow sets depends on the flows it calls.</summary>
    private void FindEnds()
    {
        foreach (var id in graphs.Keys) ends[id] = Known.Everything(numbers.Count) with { May = new BitArray(numbers.Count) };
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var (id, graph) in graphs)
            {
                var (at, end) = Walk(graph);
                steps[id] = at;
                if (ends[id].SameAs(end)) continue;
                ends[id] = end;
                changed = true;
            }
        }
    }

    private (Known?[] Steps, Known End) Walk(FlowGraph graph)
    {
        var at = new Known?[graph.Count];
        Known? end = null;
        var pending = new Queue<int>([0]);
        at[0] = Known.Empty(numbers.Count);
        while (pending.TryDequeue(out var index))
        {
            foreach (var edge in graph.From(index))
            {
                if (at[index] is not { } here) continue;
                var after = Take(here, graph.Written(index), graph[index], edge);
                if (edge.To == FlowGraph.End)
                {
                    end = end is null ? after : end.Meet(after);
                    continue;
                }

                var met = at[edge.To] is { } before ? before.Meet(after) : after;
                if (at[edge.To] is { } known && known.SameAs(met)) continue;
                at[edge.To] = met;
                pending.Enqueue(edge.To);
            }
        }

        return (at, end ?? Known.Everything(numbers.Count) with { May = new BitArray(numbers.Count) });
    }

    private Known Take(Known before, StepDraft written, Step step, FlowEdge edge)
    {
        if (step is CallStep call) return before.Join(ends.GetValueOrDefault(call.Flow) ?? Known.Everything(numbers.Count));
        var after = before.Copy();
        foreach (var name in edge.Sure) after.Set(numbers[name], isSkip: false);
        foreach (var name in Written(step)) after.Set(numbers[name], isSkip: false);
        if (edge.Kind is FlowEdgeKind.GivenUp) return after;
        foreach (var name in written.Sets) after.Set(numbers[name.Text], edge.Kind is FlowEdgeKind.Skipped);
        return after;
    }

    /// <summary>What is known where each flow begins: what all who call it know there; nothing where it starts by itself.</summary>
    private void FindBegins(IReadOnlySet<string> started)
    {
        var called = graphs.Values.SelectMany(graph => Enumerable.Range(0, graph.Count).Select(index => graph[index])).OfType<CallStep>().Select(call => call.Flow).ToHashSet(StringComparer.Ordinal);
        foreach (var id in graphs.Keys.Where(id => started.Contains(id) || !called.Contains(id))) begins[id] = Known.Empty(numbers.Count);
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var (id, graph) in graphs)
            {
                if (begins.TryGetValue(id, out var begin)) changed |= PassOn(id, graph, begin);
            }
        }
    }

    private bool PassOn(string id, FlowGraph graph, Known begin)
    {
        var changed = false;
        for (var i = 0; i < graph.Count; i++)
        {
            if (graph[i] is not CallStep call || steps[id][i] is not { } at || !graphs.ContainsKey(call.Flow)) continue;
            var known = begin.Join(at);
            var met = begins.TryGetValue(call.Flow, out var before) ? before.Meet(known) : known;
            if (before is not null && before.SameAs(met)) continue;
            begins[call.Flow] = met;
            changed = true;
        }

        return changed;
    }

    private void Report(string id, FlowGraph graph)
    {
        if (!begins.TryGetValue(id, out var begin)) return;
        var warned = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < graph.Count; i++)
        {
            if (steps[id][i] is not { } at) continue;
            var known = begin.Join(at);
            var written = graph.Written(i);
            foreach (var use in written.Uses)
            {
                if (IsThere(use, written, graph[i])) continue;
                ReportUse(use, known, graph.Draft.Problems, warned);
            }
        }
    }

    private static bool IsThere(WrittenUse use, StepDraft written, Step step) =>
        Variables.Always.Contains(use.Name) || Variables.OfContact.Contains(use.Name)
        || written.Sets.Take(use.SetBefore).Any(name => name.Text == use.Name)
        || (step is QuizStep quiz && quiz.Save == use.Name);

    private void ReportUse(WrittenUse use, Known known, FileProblems problems, HashSet<string> warned)
    {
        var number = numbers[use.Name];
        if (!known.May[number])
        {
            var near = Nearest.Suggest(use.Name, numbers.Where(entry => known.May[entry.Value]).Select(entry => entry.Key).Concat(Variables.Always).Concat(Variables.OfContact));
            if (use.IsAsked) problems.Warn(use.Line, use.Column, FlowCheckMessages.AskedNeverSet(use.Name), near);
            else problems.Error(use.Line, use.Column, FlowCheckMessages.NeverSet(use.Name), near);
            return;
        }

        // One a variable and flow: mended once, the others are gone too.
        if (use.IsAsked || known.Must[number] || (use.MayBeUnset && known.MustOrSkipped[number]) || !warned.Add(use.Name)) return;
        problems.Warn(use.Line, use.Column, known.MustOrSkipped[number] ? FlowCheckMessages.SetBySkip(use.Name) : FlowCheckMessages.SometimesUnset(use.Name));
    }

    /// <summary>What is known of the variables at one place.</summary>
    /// <param name="Must">Set on every way.</param>
    /// <param name="MustOrSkipped">Set on every way, or left out by the person's own choice.</param>
    /// <param name="May">Set on some way.</param>
    private sealed record Known(BitArray Must, BitArray MustOrSkipped, BitArray May)
    {
        public static Known Empty(int count) => new(new BitArray(count), new BitArray(count), new BitArray(count));

        public static Known Everything(int count) => new(new BitArray(count, defaultValue: true), new BitArray(count, defaultValue: true), new BitArray(count, defaultValue: true));

        public Known Copy() => new(new BitArray(Must), new BitArray(MustOrSkipped), new BitArray(May));

        /// <summary>Where two ways meet.</summary>
        public Known Meet(Known other) => new(new BitArray(Must).And(other.Must), new BitArray(MustOrSkipped).And(other.MustOrSkipped), new BitArray(May).Or(other.May));

        /// <summary>One after the other.</summary>
        public Known Join(Known other) => new(new BitArray(Must).Or(other.Must), new BitArray(MustOrSkipped).Or(other.MustOrSkipped), new BitArray(May).Or(other.May));

        public bool SameAs(Known other) => Same(Must, other.Must) && Same(MustOrSkipped, other.MustOrSkipped) && Same(May, other.May);

        public void Set(int number, bool isSkip)
        {
            MustOrSkipped[number] = true;
            if (isSkip) return;
            Must[number] = true;
            May[number] = true;
        }

        private static bool Same(BitArray left, BitArray right) => !new BitArray(left).Xor(right).HasAnySet();
    }
}
