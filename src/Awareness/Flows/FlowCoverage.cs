namespace Awareness.Flows;

/// <summary>
/// Which steps of flows, and which ways out of them that an author wrote, were gone. A way is a step with its target: a choice's, a branch's, a yes, a no, a skip, what follows when
/// nobody answers or nobody is understood, and going past a branch none of whose conditions held.
/// </summary>
public sealed class FlowCoverage
{
    private readonly HashSet<string> gone;

    /// <summary>What <paramref name="trace"/> went, as <see cref="FlowTurn.Trace"/> names it.</summary>
    public FlowCoverage(IEnumerable<string> trace) => gone = trace.ToHashSet(StringComparer.Ordinal);

    /// <summary>The name of a step in a trace.</summary>
    public static string NameOf(Flow flow, string step) => $"{flow.Id}#{step}";

    /// <summary>The name of a way in a trace.</summary>
    public static string NameOf(Flow flow, string step, string target) => $"{flow.Id}#{step}>{target}";

    /// <summary>All steps and ways of a flow, in file order.</summary>
    public static IReadOnlyList<string> AllOf(Flow flow)
    {
        List<string> all = [];
        foreach (var step in flow.Steps)
        {
            all.Add(NameOf(flow, step.Id));
            all.AddRange(TargetsOf(flow, step).Distinct(StringComparer.Ordinal).Select(target => NameOf(flow, step.Id, target)));
        }

        return all;
    }

    /// <summary>What of <paramref name="flow"/> was never gone, in file order.</summary>
    public IReadOnlyList<string> MissingOf(Flow flow) => [.. AllOf(flow).Where(name => !gone.Contains(name))];

    private static IEnumerable<string> TargetsOf(Flow flow, Step step)
    {
        switch (step)
        {
            case AskStep ask:
                var targets = ask.Choices.Select(choice => choice.Next).Append(ask.Otherwise).Append(ask.Skip).Append(ask.Timeout?.Next);
                if (ask.Expects is Expectation.YesNo) targets = targets.Append(ask.Yes ?? Onward(flow, ask)).Append(ask.No ?? Onward(flow, ask));
                else if (ask.Choices.Count == 0 || ask.Choices.Any(choice => choice.Next is null)) targets = targets.Append(Onward(flow, ask));
                return targets.OfType<string>();
            case BranchStep branch:
                return branch.Arms.Select(arm => arm.Target).Concat(branch.Arms[^1].Condition is null ? [] : [Onward(flow, branch)]);
            default:
                return [];
        }
    }

    /// <summary>Where a step leads that sends nobody elsewhere.</summary>
    private static string Onward(Flow flow, Step step) => step.Next ?? flow.After(step)?.Id ?? FlowTurn.End;
}
