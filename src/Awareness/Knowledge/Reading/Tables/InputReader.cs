using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>Reads what a table depends on, and the conditions its rows put on it.</summary>
internal sealed class InputReader(TableSources sources, IReadOnlyList<ChoiceKind> choices, FileProblems problems)
{
    private static readonly string[] Known = ["value", "ask", "only", "otherwise", "several", "label", "assumed"];

    private static readonly Dictionary<string, Several> SeveralWords = new(StringComparer.Ordinal) { ["each"] = Several.Each, ["least"] = Several.Least };

    /// <summary>The inputs of a table; those that cannot be used are reported and left out.</summary>
    public IReadOnlyList<InputDraft> Read(Fields table)
    {
        List<InputDraft> inputs = [];
        foreach (var fields in table.Entries("inputs", Known))
        {
            if (ReadInput(fields) is not { } input) continue;
            if (inputs.Exists(earlier => earlier.Kind == input.Kind)) problems.Error(input.At, TableMessages.InputTwice(input.Kind));
            else inputs.Add(input);
        }

        if (inputs.Count == 0) problems.Error(table.Place("inputs"), TableMessages.NoInputs);
        return inputs;
    }

    private InputDraft? ReadInput(Fields fields)
    {
        if (fields.Required("value") is not { } kind) return null;
        var number = ValueKind.Find(kind.Text);
        var choice = choices.FirstOrDefault(choice => choice.Id == kind.Text);
        if (number is null && choice is null)
        {
            problems.Error(kind, TableMessages.UnknownKind(kind.Text), Nearest.Suggest(kind.Text, ValueKind.All.Select(known => known.Id).Concat(choices.Select(known => known.Id))));
            return null;
        }

        var input = new InputDraft
        {
            Kind = kind.Text,
            Number = number,
            Options = choice is null ? [] : Only(fields, choice),
            Ask = fields.Required("ask") is { } ask ? sources.Fill(ask, [], problems) : "",
            Otherwise = Condition.None,
            Several = fields.Choice("several", SeveralWords, Several.Each),
            Label = fields.OptionalText("label"),
            Assumed = fields.Optional("assumed") is { } assumed ? sources.Fill(assumed, [], problems) : null,
            At = kind,
        };
        if (number is not null && fields.Scalars("only") is [var first, ..]) problems.Error(first, TableMessages.OnlyOfNumber);
        return input with { Otherwise = ReadCondition(fields, "otherwise", input) };
    }

    private List<ChoiceOption> Only(Fields fields, ChoiceKind kind)
    {
        List<ChoiceOption> options = [];
        foreach (var id in fields.ScalarsOrOne("only"))
        {
            if (kind.Find(id.Text) is { } option) options.Add(option);
            else problems.Error(id, TableMessages.UnknownOption(id.Text, kind.Id), Nearest.Suggest(id.Text, kind.Options.Select(known => known.Id)));
        }

        return options.Count == 0 ? [.. kind.Options] : options;
    }

    /// <summary>The condition under <paramref name="key"/> on an input; none when the key is left out.</summary>
    public Condition ReadCondition(Fields fields, string key, InputDraft input)
    {
        List<NumberTerm> terms = [];
        List<string> options = [];
        foreach (var written in fields.ScalarsOrOne(key))
        {
            if (input.Number is { } kind)
            {
                if (NumberTerm.Read(written.Text, kind, sources.Catalog, sources.References, problems, written) is { } term) terms.Add(term);
            }
            else if (input.Options.Any(option => option.Id == written.Text)) options.Add(written.Text);
            else problems.Error(written, TableMessages.UnknownOption(written.Text, input.Kind), Nearest.Suggest(written.Text, input.Options.Select(option => option.Id)));
        }

        return new Condition(terms, options);
    }
}
