using System.Globalization;

namespace Awareness.Flows.Expressions;

/// <summary>
/// Reads an expression by recursive descent. Length, parts and nesting are bounded, so that neither reading nor evaluating can be made to cost much.
/// </summary>
internal sealed class ExpressionParser
{
    /// <summary>Operations, literals and variables of one expression.</summary>
    public const int MaxNodes = 64;

    /// <summary>Brackets, functions, <c>not</c> and minus signs inside one another.</summary>
    public const int MaxDepth = 16;

    private static readonly string[] Functions = ["has", "min", "max", "round"];
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["=="] = "=",
        ["<>"] = "!=",
        ["!"] = "not",
        ["&"] = "and",
        ["&&"] = "and",
        ["|"] = "or",
        ["||"] = "or",
        ["≤"] = "<=",
        ["≥"] = ">=",
        ["≠"] = "!=",
        ["=<"] = "<=",
        ["=>"] = ">=",
    };

    private readonly string text;
    private readonly List<ExpressionNode> nodes = [];
    private int position;
    private int depth;
    private string? mistake;
    private int mistakeAt;

    private ExpressionParser(string text) => this.text = text;

    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    public static ExpressionReading Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new ExpressionReading(Expression: null, ExpressionMessages.Empty, 0);
        if (text.Length > FlowLimits.ExpressionLength)
            return new ExpressionReading(Expression: null, ExpressionMessages.TooLong(FlowLimits.ExpressionLength), FlowLimits.ExpressionLength);
        var parser = new ExpressionParser(text);
        var root = parser.ReadOr();
        parser.SkipBlanks();
        if (parser.mistake is null && parser.position < text.Length) parser.FailHere();
        if (parser.mistake is not null) return new ExpressionReading(Expression: null, parser.mistake, parser.mistakeAt);
        parser.MarkCompared(root);
        return new ExpressionReading(new Expression(text, [.. parser.nodes]), Mistake: null, 0);
    }

    private int ReadOr()
    {
        var left = ReadAnd();
        while (TakeWord("or") is { } at) left = Truths(NodeKind.Or, left, ReadAnd(), at);
        return left;
    }

    private int ReadAnd()
    {
        var left = ReadNot();
        while (TakeWord("and") is { } at) left = Truths(NodeKind.And, left, ReadNot(), at);
        return left;
    }

    private int ReadNot()
    {
        if (TakeWord("not") is not { } at) return ReadComparison();
        if (!Enter()) return -1;
        var operand = ReadNot();
        depth--;
        MarkCompared(operand);
        return Add(new ExpressionNode(NodeKind.Not, operand, -1, at));
    }

    private int ReadComparison()
    {
        var left = ReadSum();
        if (TakeComparison() is not { } first) return left;
        var right = ReadSum();
        MarkCompared(left);
        MarkCompared(right);
        var comparison = Add(new ExpressionNode(first.Kind, left, right, first.At));
        if (mistake is null && TakeComparison() is { } second) Fail(second.At, ExpressionMessages.Chained);
        return comparison;
    }

    private int ReadSum()
    {
        var left = ReadProduct();
        while (TakeSign('+', '-') is { } sign)
            left = Add(new ExpressionNode(sign.Sign == '+' ? NodeKind.Add : NodeKind.Subtract, left, ReadProduct(), sign.At));
        return left;
    }

    private int ReadProduct()
    {
        var left = ReadValue();
        while (TakeSign('*', '/') is { } sign)
            left = Add(new ExpressionNode(sign.Sign == '*' ? NodeKind.Multiply : NodeKind.Divide, left, ReadValue(), sign.At));
        return left;
    }

    private int ReadValue()
    {
        SkipBlanks();
        if (mistake is not null) return -1;
        if (position >= text.Length) return Fail(position, ExpressionMessages.ValueExpected);
        var first = text[position];
        if (first is '-') return ReadNegative();
        if (first is '(') return ReadBracket();
        if (first is '\'' or '"' or '‘' or '’' or '“' or '”') return ReadText();
        if (char.IsAsciiDigit(first)) return ReadNumber();
        return char.IsLetter(first) || first is '_' ? ReadName() : FailHere();
    }

    private int ReadNegative()
    {
        var at = position++;
        if (!Enter()) return -1;
        var operand = ReadValue();
        depth--;
        return Add(new ExpressionNode(NodeKind.Negate, operand, -1, at));
    }

    private int ReadBracket()
    {
        var at = position++;
        if (!Enter()) return -1;
        var inner = ReadOr();
        depth--;
        return Close(at) ? inner : -1;
    }

    private int ReadText()
    {
        var at = position;
        var close = text[at] switch { '‘' => '’', '“' => '”', var quote => quote };
        var end = text.IndexOf(close, at + 1);
        if (end < 0) return Fail(at, ExpressionMessages.UnclosedText);
        position = end + 1;
        return Add(new ExpressionNode(NodeKind.Value, -1, -1, at) { Value = FlowValue.Of(text[(at + 1)..end]) });
    }

    private int ReadNumber()
    {
        var at = position;
        while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        if (position + 1 < text.Length && text[position] == '.' && char.IsAsciiDigit(text[position + 1]))
        {
            position++;
            while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        }

        if (position < text.Length && (char.IsLetter(text[position]) || text[position] is '_')) return Fail(at, ExpressionMessages.BadName(text[at..EndOfWord()]));
        if (!decimal.TryParse(text.AsSpan(at, position - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return Fail(at, ExpressionMessages.NumberTooLarge);
        return Add(new ExpressionNode(NodeKind.Value, -1, -1, at) { Value = FlowValue.Of(number) });
    }

    private int ReadName()
    {
        var at = position;
        position = EndOfWord();
        var name = text[at..position];
        SkipBlanks();
        if (position < text.Length && text[position] == '(') return ReadFunction(name, at);
        if (name is "true" or "false") return Add(new ExpressionNode(NodeKind.Value, -1, -1, at) { Value = FlowValue.Of(truth: name == "true") });
        if (name is "and" or "or" or "not") return Fail(at, ExpressionMessages.ValueExpected);
        return Variables.IsName(name) ? Add(new ExpressionNode(NodeKind.Variable, -1, -1, at) { Name = name }) : Fail(at, ExpressionMessages.BadName(name));
    }

    private int ReadFunction(string name, int at)
    {
        var open = position++;
        if (!Functions.Contains(name)) return Fail(at, ExpressionMessages.UnknownFunction(name, Functions));
        if (name == "has") return ReadHas(at, open);
        if (!Enter()) return -1;
        var first = ReadOr();
        var second = -1;
        if (name != "round")
        {
            SkipBlanks();
            if (mistake is null && (position >= text.Length || text[position] != ',')) return Fail(at, ExpressionMessages.WrongCount(name, 2));
            position++;
            second = ReadOr();
        }

        depth--;
        SkipBlanks();
        if (mistake is null && position < text.Length && text[position] == ',') return Fail(at, ExpressionMessages.WrongCount(name, name == "round" ? 1 : 2));
        if (!Close(open)) return -1;
        return Add(new ExpressionNode(name switch { "min" => NodeKind.Min, "max" => NodeKind.Max, _ => NodeKind.Round }, first, second, at));
    }

    private int ReadHas(int at, int open)
    {
        SkipBlanks();
        var start = position;
        position = EndOfWord();
        var name = text[start..position];
        if (!Variables.IsName(name)) return Fail(start, name.Length == 0 ? ExpressionMessages.HasNeedsName : ExpressionMessages.BadName(name));
        SkipBlanks();
        if (position < text.Length && text[position] != ')') return Fail(at, ExpressionMessages.HasNeedsName);
        return Close(open) ? Add(new ExpressionNode(NodeKind.Has, -1, -1, start) { Name = name, IsCompared = true }) : -1;
    }

    private int Truths(NodeKind kind, int left, int right, int at)
    {
        MarkCompared(left);
        MarkCompared(right);
        return Add(new ExpressionNode(kind, left, right, at));
    }

    private void MarkCompared(int at)
    {
        if (at >= 0 && nodes[at].Kind is NodeKind.Variable) nodes[at] = nodes[at] with { IsCompared = true };
    }

    private bool Close(int open)
    {
        SkipBlanks();
        if (mistake is not null) return false;
        if (position < text.Length && text[position] == ')')
        {
            position++;
            return true;
        }

        if (position < text.Length) FailHere();
        else Fail(open, ExpressionMessages.UnclosedBracket);
        return false;
    }

    private int? TakeWord(string word)
    {
        SkipBlanks();
        if (mistake is not null || string.CompareOrdinal(text, position, word, 0, word.Length) != 0 || EndOfWord() != position + word.Length) return null;
        var at = position;
        position += word.Length;
        return at;
    }

    private (char Sign, int At)? TakeSign(char one, char other)
    {
        SkipBlanks();
        if (mistake is not null || position >= text.Length || (text[position] != one && text[position] != other)) return null;
        return (text[position], position++);
    }

    private (NodeKind Kind, int At)? TakeComparison()
    {
        SkipBlanks();
        if (mistake is not null || position >= text.Length) return null;
        var signs = SignsHere();
        NodeKind? kind = signs switch
        {
            "=" => NodeKind.Equal,
            "!=" => NodeKind.NotEqual,
            "<" => NodeKind.Less,
            "<=" => NodeKind.LessOrEqual,
            ">" => NodeKind.Greater,
            ">=" => NodeKind.GreaterOrEqual,
            _ => null,
        };
        if (kind is not { } found) return null;
        var at = position;
        position += signs.Length;
        return (found, at);
    }

    private string SignsHere()
    {
        var end = position;
        while (end < text.Length && text[end] is '=' or '!' or '<' or '>' or '&' or '|' or '≤' or '≥' or '≠') end++;
        return text[position..end];
    }

    private int EndOfWord()
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' || (text[end] is '.' && end > position && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
        return end;
    }

    private bool Enter()
    {
        if (++depth <= MaxDepth) return true;
        Fail(position, ExpressionMessages.TooDeep(MaxDepth));
        return false;
    }

    private int Add(ExpressionNode node)
    {
        if (mistake is not null) return -1;
        if (nodes.Count >= MaxNodes) return Fail(node.Position, ExpressionMessages.TooMany(MaxNodes));
        nodes.Add(node);
        return nodes.Count - 1;
    }

    private int FailHere()
    {
        var signs = SignsHere();
        if (Foreign.TryGetValue(signs, out var right)) return Fail(position, ExpressionMessages.UseInstead(signs, right));
        var end = EndOfWord();
        return Fail(position, ExpressionMessages.Unexpected(text[position..(end > position ? end : position + 1)]));
    }

    private int Fail(int at, string message)
    {
        if (mistake is null) (mistake, mistakeAt) = (message, at);
        return -1;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }
}
