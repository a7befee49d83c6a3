using Awareness.Flows;
using Awareness.Flows.Expressions;

namespace Awareness.Tests.Flows.Expressions;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, FlowValue> Values = new(StringComparer.Ordinal)
    {
        ["x"] = FlowValue.Of(3m),
        ["zero"] = FlowValue.Of(0m),
        ["huge"] = FlowValue.Of(decimal.MaxValue),
        ["ten"] = FlowValue.Of("10"),
        ["ward"] = FlowValue.Of("Bãi Cháy"),
        ["band"] = FlowValue.Of("12-15"),
        ["empty"] = FlowValue.Of(""),
        ["yes"] = FlowValue.Of(truth: true),
        ["today"] = FlowValue.Of(new DateOnly(2027, 6, 1)),
        ["contact.age_band"] = FlowValue.Of("6-10"),
    };

    [Theory]
    [InlineData("x = 3")]
    [InlineData("x != 4")]
    [InlineData("x >= 3 and x <= 3")]
    [InlineData("x > 5 or x < 4")]
    [InlineData("not x > 5")]
    [InlineData("not not yes")]
    [InlineData("1 + 2 * 3 = 7")]
    [InlineData("(1 + 2) * 3 = 9")]
    [InlineData("10 - 4 - 3 = 3")]
    [InlineData("-x = 0 - 3")]
    [InlineData("7 / 2 = 3.5")]
    [InlineData("round(2.5) = 3")]
    [InlineData("min(x, 1) = 1")]
    [InlineData("max(x, 1) + 1 = 4")]
    [InlineData("has(x) and not has(nothing)")]
    [InlineData("ward = 'bai chay'")]
    [InlineData("ward = \"BÃI CHÁY\"")]
    [InlineData("ward != 'Hạ Long'")]
    [InlineData("band = '12-15'")]
    [InlineData("band != '6-10'")]
    [InlineData("contact.age_band = '6-10'")]
    [InlineData("empty = ''")]
    [InlineData("has(empty) and not empty")]
    [InlineData("ten = 10 and ten > 9 and ten + 1 = 11")]
    [InlineData("yes = true and yes = 'có'")]
    [InlineData("today >= '2027-06-01' and today < '02/06/2027'")]
    [InlineData("today - '2027' = 1 or true")]
    [InlineData("today + 1 > today")]
    [InlineData("true or nothing = 1")]
    public void What_holds_is_true(string text) => Assert.True(Evaluate(text).IsTrue, text);

    [Theory]
    [InlineData("nothing = 1")]
    [InlineData("nothing != 1")]
    [InlineData("nothing < 1")]
    [InlineData("nothing = nothing")]
    [InlineData("not x")]
    [InlineData("ward > 'A'")]
    [InlineData("ward = 3")]
    [InlineData("x / zero = 0")]
    [InlineData("false and true or false")]
    public void What_does_not_hold_is_false(string text) => Assert.False(Evaluate(text).IsTrue, text);

    [Theory]
    [InlineData("nothing + 1")]
    [InlineData("x / zero")]
    [InlineData("huge + huge")]
    [InlineData("huge * 2")]
    [InlineData("0 - huge - huge")]
    [InlineData("ward * 2")]
    [InlineData("round(ward)")]
    [InlineData("max(nothing, 3)")]
    [InlineData("today * 2")]
    [InlineData("today + 99999999")]
    public void A_sum_that_makes_no_sense_is_nothing(string text) => Assert.Equal(FlowValueKind.Nothing, Evaluate(text).Kind);

    [Theory]
    [InlineData("", 0)]
    [InlineData("x ==  3", 2)]
    [InlineData("x = 3 && yes", 6)]
    [InlineData("x = ", 4)]
    [InlineData("(x = 3", 0)]
    [InlineData("x = 3)", 5)]
    [InlineData("'mở", 0)]
    [InlineData("tên = 3", 0)]
    [InlineData("1 < x < 3", 6)]
    [InlineData("dem(x)", 0)]
    [InlineData("min(x)", 0)]
    [InlineData("round(x, 1)", 0)]
    [InlineData("has(3)", 4)]
    [InlineData("x + * 3", 4)]
    [InlineData("x y", 2)]
    [InlineData("99999999999999999999999999999999999", 0)]
    [InlineData("x; y", 1)]
    public void A_mistake_is_told_with_its_place(string text, int position)
    {
        var reading = Expression.Read(text);

        Assert.Null(reading.Expression);
        Assert.NotNull(reading.Mistake);
        Assert.Equal(position, reading.Position);
    }

    [Fact]
    public void Length_parts_and_nesting_are_bounded()
    {
        Assert.Null(Expression.Read(new string('1', FlowLimits.ExpressionLength + 1)).Expression);
        Assert.Null(Expression.Read(string.Join('+', Enumerable.Repeat('1', 33))).Expression);
        Assert.NotNull(Expression.Read(string.Join('+', Enumerable.Repeat('1', 32))).Expression);
        Assert.Null(Expression.Read(new string('(', 17) + "1" + new string(')', 17)).Expression);
        Assert.NotNull(Expression.Read(new string('(', 16) + "1" + new string(')', 16)).Expression);
        Assert.Null(Expression.Read(string.Concat(Enumerable.Repeat("not ", 17)) + "x").Expression);
        Assert.Null(Expression.Read(new string('-', 200) + "1").Expression);
    }

    [Fact]
    public void Its_variables_are_known_once_each() =>
        Assert.Equal(["x", "ward", "b"], Expression.Read("x > 1 and ward = 'x' or has(b) and x < 9").Expression?.Variables);

    [Theory]
    [InlineData("has(a)", true, "a")]
    [InlineData("not has(a)", false, "a")]
    [InlineData("a > 3 and b = 'x'", true, "a,b")]
    [InlineData("a > 3 or b = 'x'", true, "")]
    [InlineData("not (has(a) and b > 1)", false, "a,b")]
    [InlineData("a + b > 2", true, "a,b")]
    [InlineData("a > 3", false, "")]
    public void What_held_says_what_is_set(string text, bool outcome, string expected) =>
        Assert.Equal(expected, string.Join(',', (Expression.Read(text).Expression?.SetWhen(outcome) ?? new HashSet<string>()).Order(StringComparer.Ordinal)));

    private static FlowValue Evaluate(string text)
    {
        var reading = Expression.Read(text);
        Assert.True(reading.Expression is not null, $"{text}: {reading.Mistake} at {reading.Position}");
        return reading.Expression.Evaluate(name => Values.GetValueOrDefault(name));
    }
}
