using Awareness.Flows;
using Awareness.Flows.Checks;
using Awareness.Yaml;

namespace Awareness.Bots.Checks;

/// <summary>Finds flows that call one another in a circle, or too deep.</summary>
internal sealed class Calls(IReadOnlyDictionary<string, FlowGraph> graphs)
{
    private readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>Reports calls of <paramref name="graphs"/> that can never be finished.</summary>
    public static void Check(IReadOnlyDictionary<string, FlowGraph> graphs)
    {
        var calls = new Calls(graphs);
        foreach (var id in graphs.Keys) calls.DepthOf(id);
    }

    /// <summary>How many flows stand on top of one another when this one runs, itself included.</summary>
    private int DepthOf(string id)
    {
        if (depths.TryGetValue(id, out var known)) return known;
        if (!graphs.TryGetValue(id, out var graph)) return 1;
        open.Add(id);
        var deepest = 1;
        for (var i = 0; i < graph.Count; i++)
        {
            if (graph[i] is not CallStep call) continue;
            var at = graph.Written(i).Map.Find("call")?.Value ?? (YamlNode)graph.Written(i).Map;
            if (open.Contains(call.Flow))
            {
                graph.Draft.Problems.Error(at, FlowCheckMessages.CallCycle);
                continue;
            }

            var depth = DepthOf(call.Flow) + 1;
            if (depth == FlowLimits.Depth + 1) graph.Draft.Problems.Error(at, FlowCheckMessages.DeepCalls(FlowLimits.Depth));
            deepest = Math.Max(deepest, depth);
        }

        open.Remove(id);
        return depths[id] = deepest;
    }
}
