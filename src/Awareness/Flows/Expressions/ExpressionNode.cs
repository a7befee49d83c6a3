namespace Awareness.Flows.Expressions;

/// <summary>One operation of an expression. The nodes of an expression lie in one array, what a node is made of before it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Left">First operand; -1 for none.</param>
/// <param name="Right">Second operand; -1 for none.</param>
/// <param name="Position">Where it stands in the text, from 0.</param>
internal readonly record struct ExpressionNode(NodeKind Kind, int Left, int Right, int Position)
{
    /// <summary>Of a literal.</summary>
    public FlowValue Value { get; init; }

    /// <summary>Of a variable; empty otherwise.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for a variable that is an operand of a comparison or of <c>and</c>, <c>or</c>, <c>not</c>, or stands alone.</summary>
    public bool IsCompared { get; init; }
}

/// <summary>What a node does. The comparisons are neighbours.</summary>
internal enum NodeKind
{
    /// <summary>A literal.</summary>
    Value,

    /// <summary>A variable.</summary>
    Variable,

    /// <summary>Whether a variable is set.</summary>
    Has,

    /// <summary>Not.</summary>
    Not,

    /// <summary>Both.</summary>
    And,

    /// <summary>Either.</summary>
    Or,

    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    LessOrEqual,

    /// <summary>More.</summary>
    Greater,

    /// <summary>More or the same.</summary>
    GreaterOrEqual,

    /// <summary>Sum.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient.</summary>
    Divide,

    /// <summary>The smaller.</summary>
    Min,

    /// <summary>The larger.</summary>
    Max,

    /// <summary>The nearest whole number.</summary>
    Round,

    /// <summary>The opposite number.</summary>
    Negate,
}
