using System.Globalization;
using Awareness.Language;

namespace Awareness.Flows.Expressions;

/// <summary>Comparisons of values. One with nothing is false, whatever is asked.</summary>
internal static class Comparison
{
    /// <summary>Whether the comparison holds. Numbers compare as numbers (a text that is written as one too), days as days, texts by their letters without case and marks.</summary>
    public static bool Holds(NodeKind kind, FlowValue left, FlowValue right)
    {
        if (left.Kind is FlowValueKind.Nothing || right.Kind is FlowValueKind.Nothing) return false;
        if (left.Kind is FlowValueKind.Text && right.Kind is FlowValueKind.Text) return HoldsForTexts(kind, left, right);
        if (left.Kind is FlowValueKind.Date || right.Kind is FlowValueKind.Date) return HoldsForDays(kind, left, right);
        if (Arithmetic.NumberOf(left) is { } first && Arithmetic.NumberOf(right) is { } second) return Holds(kind, first.CompareTo(second));
        return kind switch
        {
            // A truth beside a word: "có" is what people see of it.
            NodeKind.Equal => IsSameText(left.ToString(), right.ToString()),
            NodeKind.NotEqual => !IsSameText(left.ToString(), right.ToString()),
            _ => false,
        };
    }

    /// <summary>True when two texts have the same words, whatever their case and marks.</summary>
    public static bool IsSameText(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase)) return true;
        if (IsPlain(left) && IsPlain(right)) return false;
        var first = Tokenizer.Analyze(left);
        var second = Tokenizer.Analyze(right);
        if (first.Count != second.Count || first.Count == 0) return false;
        for (var i = 0; i < first.Count; i++)
        {
            if (!first.Folded(i).SequenceEqual(second.Folded(i))) return false;
        }

        return true;
    }

    private static bool HoldsForTexts(NodeKind kind, FlowValue left, FlowValue right)
    {
        if (kind is NodeKind.Equal) return IsSameText(left.AsText ?? "", right.AsText ?? "");
        if (kind is NodeKind.NotEqual) return !IsSameText(left.AsText ?? "", right.AsText ?? "");
        return Arithmetic.NumberOf(left) is { } first && Arithmetic.NumberOf(right) is { } second && Holds(kind, first.CompareTo(second));
    }

    private static bool HoldsForDays(NodeKind kind, FlowValue left, FlowValue right) =>
        DayOf(left) is { } first && DayOf(right) is { } second ? Holds(kind, first.CompareTo(second)) : kind is NodeKind.NotEqual;

    private static bool Holds(NodeKind kind, int order) => kind switch
    {
        NodeKind.Equal => order == 0,
        NodeKind.NotEqual => order != 0,
        NodeKind.Less => order < 0,
        NodeKind.LessOrEqual => order <= 0,
        NodeKind.Greater => order > 0,
        _ => order >= 0,
    };

    private static DateOnly? DayOf(FlowValue value) => value.AsDate
        ?? (DateOnly.TryParseExact(value.AsText, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>
    /// True for runs of letters and of digits joined by single hyphens ("12-15", "mot-phan"): two such texts have the same words only when they are equal.
    /// A final y, which may fold to i, is left to the tokenizer, and so is a letter beside a digit.
    /// </summary>
    private static bool IsPlain(string text)
    {
        var before = '-';
        foreach (var letter in text)
        {
            if (letter is not ((>= 'a' and <= 'x') or 'z' or (>= '0' and <= '9') or '-')) return false;
            if (letter == '-' && before == '-') return false;
            if (letter != '-' && before != '-' && char.IsAsciiDigit(letter) != char.IsAsciiDigit(before)) return false;
            before = letter;
        }

        return before != '-';
    }
}
