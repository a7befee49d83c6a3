using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>An input as its author wrote it, with the conditions that speak of it still in words.</summary>
internal sealed record InputDraft
{
    /// <summary>Id of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its numbers, or null for a choice.</summary>
    public ValueKind? Number { get; init; }

    /// <summary>The options the table knows; empty for a number.</summary>
    public IReadOnlyList<ChoiceOption> Options { get; init; } = [];

    /// <summary>The question for it.</summary>
    public required string Ask { get; init; }

    /// <summary>What holds when nothing is said; empty when it must be asked.</summary>
    public required Condition Otherwise { get; init; }

    /// <summary>What several values mean.</summary>
    public required Several Several { get; init; }

    /// <summary>Whose value it is.</summary>
    public required string Label { get; init; }

    /// <summary>Said when the default was taken, or null.</summary>
    public required string? Assumed { get; init; }

    /// <summary>Where it is written.</summary>
    public required YamlNode At { get; init; }

    /// <summary>Cuts what it can be at the limits its conditions name; null when there are too many.</summary>
    public Axis? Cut(IEnumerable<Condition> conditions) =>
        Number is null ? new ChoiceAxis(Options) : NumberAxis.Cut(Number, conditions.Append(Otherwise).SelectMany(condition => condition.Terms.Select(term => term.Interval)));

    /// <summary>The cells of a condition on this input; all when there is none.</summary>
    public static ulong Cells(Axis axis, Condition condition)
    {
        if (axis is ChoiceAxis choices) return condition.Options.Count == 0 ? axis.All : condition.Options.Aggregate(0UL, (cells, option) => cells | choices.CellOf(option));
        var numbers = (NumberAxis)axis;
        return condition.Terms.Aggregate(axis.All, (cells, term) => cells & (term.IsNegated ? ~numbers.CellsOf(term.Interval) : numbers.CellsOf(term.Interval)));
    }
}

/// <summary>What a row or a default says of one input: limits that hold together, or options of which one holds.</summary>
/// <param name="Terms">For numbers.</param>
/// <param name="Options">For choices.</param>
internal sealed record Condition(IReadOnlyList<NumberTerm> Terms, IReadOnlyList<string> Options)
{
    /// <summary>Says nothing.</summary>
    public static Condition None { get; } = new([], []);

    /// <summary>Figures the limits come from.</summary>
    public IEnumerable<string> Figures => Terms.Select(term => term.Figure).OfType<string>();
}

/// <summary>A row as its author wrote it.</summary>
internal sealed record RowDraft
{
    /// <summary>Its conditions, one an input.</summary>
    public required IReadOnlyList<Condition> When { get; init; }

    /// <summary>Its answer, references filled in.</summary>
    public required string Say { get; init; }

    /// <summary>What is added when it is the whole answer, or null.</summary>
    public required string? More { get; init; }

    /// <summary>Figures it shows.</summary>
    public required IReadOnlyList<string> Figures { get; init; }

    /// <summary>Sources named beside the figures.</summary>
    public required IReadOnlyList<SourceReference> Sources { get; init; }

    /// <summary>Where it is written.</summary>
    public required YamlNode At { get; init; }
}
