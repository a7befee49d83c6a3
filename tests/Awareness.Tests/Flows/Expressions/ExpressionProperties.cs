using Awareness.Flows;
using Awareness.Flows.Expressions;
using Awareness.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Flows.Expressions;

public sealed class ExpressionProperties
{
    private static readonly string[] Pieces =
        ["x", "y", "contact.ward", "1", "0", "2.5", "79228162514264337593543950335", "'chữ'", "''", "true", "and", "or", "not", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", "has(x)", "min(", "max(x, 1)", "round(", ",", "'", "==", "{", "é"];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces.Take(40)));

    private static readonly Gen<FlowValue> Values = Gen.OneOf(
        Gen.Constant(FlowValue.Nothing),
        Gen.Elements(0m, 1m, -1m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m).Select(FlowValue.Of),
        Gen.Elements("", "chữ", "10", "2027-06-01", "🙂", "{{x}}").Select(FlowValue.Of),
        Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2027, 6, 1)).Select(FlowValue.Of),
        Gen.Elements(true, false).Select(FlowValue.Of));

    [Fact]
    public void Reading_never_throws_and_evaluating_neither() =>
        Prop.ForAll((from text in Texts from x in Values from y in Values select (text, x, y)).ToArbitrary(), given =>
        {
            var reading = Expression.Read(given.text);
            if (reading.Expression is not { } expression) return reading.Mistake is not null && reading.Position >= 0 && reading.Position <= given.text.Length;
            var value = expression.Evaluate(name => name == "x" ? given.x : given.y);
            return value == expression.Evaluate(name => name == "x" ? given.x : given.y);
        }).Holds(cases: 3000);

    [Fact]
    public void Reading_never_throws_on_any_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Expression.Read(text ?? "").Position >= 0).Holds();

    [Fact]
    public void Texts_are_the_same_exactly_when_their_folded_words_are() =>
        Prop.ForAll((from left in Gen.Elements(Words) from right in Gen.Elements(Words) select (left, right)).ToArbitrary(), pair =>
        {
            var folded = Tokenizer.Analyze(pair.left).FoldedText();
            var isSame = pair.left.Equals(pair.right, StringComparison.OrdinalIgnoreCase) || (folded.Length > 0 && folded == Tokenizer.Analyze(pair.right).FoldedText());
            return Comparison.IsSameText(pair.left, pair.right) == isSame;
        }).Holds(cases: 2000);

    private static readonly string[] Words = ["", "a", "A", "bãi cháy", "Bai Chay", "bai-chay", "baichay", "12-15", "12 15", "1215", "12--15", "50cc", "50-cc", "lý", "lí", "ly", "li", "thủy", "thuy", "?", "🙂", "6-10", "-6", "qui", "quy"];
}
