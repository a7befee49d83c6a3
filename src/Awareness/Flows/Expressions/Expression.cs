namespace Awareness.Flows.Expressions;

/// <summary>
/// A condition or a sum an author wrote, read once. Evaluating it costs at most one step a node, never fails, never loops, and calls nothing outside.
/// </summary>
public sealed class Expression
{
    private readonly ExpressionNode[] nodes;

    internal Expression(string source, ExpressionNode[] nodes)
    {
        Source = source;
        this.nodes = nodes;
        Variables = [.. nodes.Where(IsVariable).Select(node => node.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As the author wrote it.</summary>
    public string Source { get; }

    /// <summary>The variables it looks at, once each, in order.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Every place a variable is looked at, in order; those that are only asked for by <c>has</c> are marked.</summary>
    internal IEnumerable<VariableUse> Uses =>
        nodes.Where(IsVariable).Select(node => new VariableUse(node.Name, node.Position, node.Kind is NodeKind.Has, node.IsCompared)).OrderBy(use => use.Position);

    /// <summary>Every place where a variable has to be equal to a text, in order: where the text stands, and what it is.</summary>
    internal IEnumerable<(string Variable, string Text, int Position)> Literals
    {
        get
        {
            foreach (var node in nodes.Where(node => node.Kind is NodeKind.Equal))
            {
                var (left, right) = (nodes[node.Left], nodes[node.Right]);
                if (left.Kind is NodeKind.Value) (left, right) = (right, left);
                if (left.Kind is NodeKind.Variable && right is { Kind: NodeKind.Value, Value.AsText: { } text }) yield return (left.Name, text, right.Position);
            }
        }
    }

    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    public static ExpressionReading Read(string text) => ExpressionParser.Read(text);

    /// <summary>Its value, with variables looked up by <paramref name="variable"/>; what makes no sense is nothing.</summary>
    public FlowValue Evaluate(Func<string, FlowValue> variable) => Evaluate(nodes.Length - 1, variable);

    /// <summary>The variables that are surely set when the whole came out as <paramref name="outcome"/>, for a comparison with something unset is false.</summary>
    internal IReadOnlySet<string> SetWhen(bool outcome) => SetWhen(nodes.Length - 1, outcome);

    private FlowValue Evaluate(int at, Func<string, FlowValue> variable)
    {
        ref readonly var node = ref nodes[at];
        return node.Kind switch
        {
            NodeKind.Value => node.Value,
            NodeKind.Variable => variable(node.Name),
            NodeKind.Has => FlowValue.Of(variable(node.Name).Kind is not FlowValueKind.Nothing),
            NodeKind.Not => FlowValue.Of(!Evaluate(node.Left, variable).IsTrue),
            NodeKind.And => FlowValue.Of(Evaluate(node.Left, variable).IsTrue && Evaluate(node.Right, variable).IsTrue),
            NodeKind.Or => FlowValue.Of(Evaluate(node.Left, variable).IsTrue || Evaluate(node.Right, variable).IsTrue),
            NodeKind.Negate => Arithmetic.Calculate(NodeKind.Subtract, FlowValue.Of(0m), Evaluate(node.Left, variable)),
            NodeKind.Round => Arithmetic.Round(Evaluate(node.Left, variable)),
            >= NodeKind.Equal and <= NodeKind.GreaterOrEqual => FlowValue.Of(Comparison.Holds(node.Kind, Evaluate(node.Left, variable), Evaluate(node.Right, variable))),
            _ => Arithmetic.Calculate(node.Kind, Evaluate(node.Left, variable), Evaluate(node.Right, variable)),
        };
    }

    private HashSet<string> SetWhen(int at, bool outcome)
    {
        ref readonly var node = ref nodes[at];
        switch (node.Kind)
        {
            case NodeKind.Not:
                return SetWhen(node.Left, !outcome);
            case NodeKind.And or NodeKind.Or:
                var both = SetWhen(node.Left, outcome);
                if (node.Kind is NodeKind.And == outcome) both.UnionWith(SetWhen(node.Right, outcome));
                else both.IntersectWith(SetWhen(node.Right, outcome));
                return both;
            case NodeKind.Has or NodeKind.Variable when outcome:
                return [node.Name];
            case >= NodeKind.Equal and <= NodeKind.GreaterOrEqual when outcome:
                return [.. Below(at).Where(below => nodes[below].Kind is NodeKind.Variable).Select(below => nodes[below].Name)];
            default:
                return [];
        }
    }

    /// <summary>The node and all it is made of.</summary>
    private IEnumerable<int> Below(int at)
    {
        yield return at;
        if (nodes[at].Left >= 0)
        {
            foreach (var below in Below(nodes[at].Left)) yield return below;
        }

        if (nodes[at].Right < 0) yield break;
        foreach (var below in Below(nodes[at].Right)) yield return below;
    }

    private static bool IsVariable(ExpressionNode node) => node.Kind is NodeKind.Variable or NodeKind.Has;
}

/// <summary>What came of reading an expression.</summary>
/// <param name="Expression">Null when it is wrong.</param>
/// <param name="Mistake">What is wrong, in the author's language; null when nothing is.</param>
/// <param name="Position">Where in the text, from 0.</param>
public sealed record ExpressionReading(Expression? Expression, string? Mistake, int Position);

/// <summary>A place in an expression that looks at a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Position">Where, from 0.</param>
/// <param name="IsAsked">True inside <c>has(…)</c>: being unset is then an answer too.</param>
/// <param name="IsCompared">True where it is compared or asked for its truth, which being unset leaves well defined: false.</param>
internal sealed record VariableUse(string Name, int Position, bool IsAsked, bool IsCompared);
