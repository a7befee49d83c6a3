using Awareness.Flows.Expressions;
using Awareness.Flows.Reading;
using Awareness.Yaml;

namespace Awareness.Flows.Checks;

/// <summary>Finds comparisons that can never hold: with words that are no value of any choice a variable is taken from.</summary>
internal static class ValueChecks
{
    /// <summary>Reports such comparisons in <paramref name="flows"/>, all of which can set one another's variables.</summary>
    public static void Check(IReadOnlyCollection<FlowDraft> flows)
    {
        var values = ValuesOf(flows);
        foreach (var flow in flows)
        {
            foreach (var literal in flow.Steps.SelectMany(step => step.Literals))
            {
                if (!values.TryGetValue(literal.Variable, out var known) || known is null || known.Any(value => Comparison.IsSameText(value, literal.Text))) continue;
                flow.Problems.Warn(literal.Line, literal.Column, FlowCheckMessages.NoSuchValue(literal.Variable, literal.Text), Nearest.Suggest(literal.Text, known) ?? FlowCheckMessages.Values(known));
            }
        }
    }

    /// <summary>The values of variables that get theirs from choices alone; null for those that also get others.</summary>
    private static Dictionary<string, List<string>?> ValuesOf(IReadOnlyCollection<FlowDraft> flows)
    {
        Dictionary<string, List<string>?> values = new(StringComparer.Ordinal);
        foreach (var step in flows.SelectMany(flow => flow.Steps))
        {
            IEnumerable<string> sets = step.Step switch
            {
                ReportStep report => [.. step.Sets.Select(name => name.Text), report.Save],
                ContestStep => [.. step.Sets.Select(name => name.Text), .. Variables.OfContest],
                _ => step.Sets.Select(name => name.Text),
            };
            var choices = step.Step is AskStep { Expects: Expectation.Choice } ask ? ask.Choices.Select(choice => choice.Value) : null;
            foreach (var name in sets)
            {
                if (choices is null) values[name] = null;
                else if (!values.TryGetValue(name, out var known)) values[name] = [.. choices];
                else known?.AddRange(choices);
            }
        }

        return values;
    }
}
