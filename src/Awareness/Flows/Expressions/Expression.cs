namespace Awareness.Flows.Expressions;

/// <summary>
/// A condition or a sum an author wrote, read once. Evaluating it costs at most one step a node, never fails, never loops, and calls nothing outside.
/// </summary>
public sealed class Expression
{
    private Expression(string source) => Source = source;

    /// <summary>As the author wrote it.</summary>
    public string Source { get; }

    /// <summary>The variables it looks at, once each, in order.</summary>
    public IReadOnlyList<string> Variables => throw new NotSupportedException("Not built yet.");

    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    public static ExpressionReading Read(string text) => throw new NotSupportedException("Not built yet.");

    /// <summary>Its value, with variables looked up by <paramref name="variable"/>; what makes no sense is nothing.</summary>
    public FlowValue Evaluate(Func<string, FlowValue> variable) => throw new NotSupportedException("Not built yet.");
}

/// <summary>What came of reading an expression.</summary>
/// <param name="Expression">Null when it is wrong.</param>
/// <param name="Mistake">What is wrong, in the author's language; null when nothing is.</param>
/// <param name="Position">Where in the text, from 0.</param>
public sealed record ExpressionReading(Expression? Expression, string? Mistake, int Position);
