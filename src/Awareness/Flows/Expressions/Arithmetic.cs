using System.Globalization;

namespace Awareness.Flows.Expressions;

/// <summary>Sums over values. What makes no sense, is too large or divides by zero is nothing.</summary>
internal static class Arithmetic
{
    private const int LongestNumber = 28;

    /// <summary>The result of an operation with two operands.</summary>
    public static FlowValue Calculate(NodeKind kind, FlowValue left, FlowValue right)
    {
        if (left.Kind is FlowValueKind.Date || right.Kind is FlowValueKind.Date) return CalculateDays(kind, left, right);
        if (NumberOf(left) is not { } first || NumberOf(right) is not { } second) return FlowValue.Nothing;
        try
        {
            return kind switch
            {
                NodeKind.Add => FlowValue.Of(first + second),
                NodeKind.Subtract => FlowValue.Of(first - second),
                NodeKind.Multiply => FlowValue.Of(first * second),
                NodeKind.Divide => second == 0 ? FlowValue.Nothing : FlowValue.Of(first / second),
                NodeKind.Min => FlowValue.Of(Math.Min(first, second)),
                NodeKind.Max => FlowValue.Of(Math.Max(first, second)),
                _ => FlowValue.Nothing,
            };
        }
        catch (OverflowException)
        {
            return FlowValue.Nothing;
        }
    }

    /// <summary>The nearest whole number, halves away from zero.</summary>
    public static FlowValue Round(FlowValue value) =>
        value.Kind is not FlowValueKind.Date && NumberOf(value) is { } number ? FlowValue.Of(Math.Round(number, MidpointRounding.AwayFromZero)) : FlowValue.Nothing;

    /// <summary>The number a value stands for: a number, a truth as 1 or 0, a text that is written as a number ("12", "0,5"); null for anything else.</summary>
    public static decimal? NumberOf(FlowValue value) => value.Kind switch
    {
        FlowValueKind.Number or FlowValueKind.Truth => value.AsNumber,
        FlowValueKind.Text => ReadNumber(value.AsText),
        _ => null,
    };

    private static decimal? ReadNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestNumber || !(char.IsAsciiDigit(text[0]) || text[0] is '-')) return null;
        Span<char> plain = stackalloc char[LongestNumber];
        text.CopyTo(plain);
        plain = plain[..text.Length];
        plain.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Days between two days, and days before or after one.</summary>
    private static FlowValue CalculateDays(NodeKind kind, FlowValue left, FlowValue right)
    {
        if (left.Kind is FlowValueKind.Date && right.Kind is FlowValueKind.Date)
        {
            return kind switch
            {
                NodeKind.Subtract => FlowValue.Of(left.AsNumber - right.AsNumber),
                NodeKind.Min => left.AsNumber <= right.AsNumber ? left : right,
                NodeKind.Max => left.AsNumber >= right.AsNumber ? left : right,
                _ => FlowValue.Nothing,
            };
        }

        if (left.Kind is not FlowValueKind.Date || kind is not (NodeKind.Add or NodeKind.Subtract) || NumberOf(right) is not { } days) return FlowValue.Nothing;
        if (days != Math.Truncate(days) || Math.Abs(days) > DateOnly.MaxValue.DayNumber) return FlowValue.Nothing;
        var day = left.AsNumber + (kind is NodeKind.Add ? days : -days);
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? FlowValue.Of(DateOnly.FromDayNumber((int)day)) : FlowValue.Nothing;
    }
}
