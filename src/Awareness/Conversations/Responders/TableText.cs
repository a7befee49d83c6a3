using Awareness.Knowledge;
using Awareness.Knowledge.Tables;

namespace Awareness.Conversations.Responders;

/// <summary>The words of a table's answer. Every answer begins with the values as they were understood, so that a misreading is seen.</summary>
internal sealed record TableText
{
    /// <summary>Rows a person still reads in a chat.</summary>
    private const int MostRows = 8;

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>What the rows that are shown rest on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What may be answered, when something is asked.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>The kind that is asked for, or null.</summary>
    public string? Asked { get; init; }

    /// <summary>True when nothing but the question is said.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Puts the looks into words.</summary>
    /// <param name="table">The table.</param>
    /// <param name="looks">What it says, at least one.</param>
    /// <param name="unknown">What a button says for "I do not know", or null.</param>
    /// <param name="mayAsk">False when asking again would not help.</param>
    public static TableText Of(DecisionTable table, IReadOnlyList<TableLook> looks, string? unknown, bool mayAsk)
    {
        if (looks is [{ Decided: { } row } only]) return Single(only, row);
        if (looks is [{ Missing: { } input } open] && open.Rows.Count > MostRows && mayAsk)
        {
            return new TableText
            {
                Text = open.Understood.Length == 0 ? input.Ask : $"{Capital(open.Understood)}. {input.Ask}",
                Buttons = unknown is null ? open.Choices(input) : [.. open.Choices(input), unknown],
                Asked = input.Kind,
                IsQuestion = true,
            };
        }

        return Rows(table, looks, mayAsk);
    }

    private static TableText Single(TableLook look, TableRow row) => new()
    {
        Text = Join("\n\n", Sentence(look, row), row.More, look.Assumed?.Assumed),
        Citations = row.Citations,
        Asked = look.Assumed?.Kind,
    };

    /// <summary>The rows that remain, and the question that would settle them.</summary>
    private static TableText Rows(DecisionTable table, IReadOnlyList<TableLook> looks, bool mayAsk)
    {
        List<string> lines = [];
        foreach (var look in looks)
        {
            if (look.Decided is { } row)
            {
                var line = $"- {Sentence(look, row)}";
                if (!lines.Contains(line, StringComparer.Ordinal)) lines.Add(line);
            }
            else
            {
                if (look.Understood.Length > 0) lines.Add($"{Capital(look.Understood)}:");
                lines.AddRange(look.Rows.Take(MostRows).Select(open => $"- {Capital(look.Case(open))}: {open.Say}"));
            }
        }

        var asking = mayAsk && looks is [{ Missing: { } input } only] ? (Input: input, Choices: only.Choices(input)) : default;
        return new TableText
        {
            Text = Join("\n\n", string.Join('\n', lines), table.Note, asking.Input?.Ask),
            Citations = [.. looks.SelectMany(look => look.Rows.Take(MostRows)).SelectMany(row => row.Citations).Distinct()],
            Buttons = asking.Choices ?? [],
            Asked = asking.Input?.Kind,
        };
    }

    private static string Sentence(TableLook look, TableRow row) => look.Understood.Length == 0 ? Capital(row.Say) : $"{Capital(look.Understood)}: {row.Say}";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
