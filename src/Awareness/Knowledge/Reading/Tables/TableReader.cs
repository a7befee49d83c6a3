using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>Reads one file of <c>content/tables</c> into a table that is complete, or says what is wrong with it.</summary>
internal sealed class TableReader(TableSources sources, FileProblems problems)
{
    private const int LongestText = 60;

    private static readonly string[] KnownParts = ["topic", "cards", "lead-by", "inputs", "rows", "note", "sources", "reviewed", "review-by"];
    private static readonly string[] KnownOfRow = ["when", "say", "more", "sources"];

    private readonly TableTerm term = new();

    /// <summary>Reads the table <paramref name="id"/>; null when it cannot be used.</summary>
    public static DecisionTable? Read(string id, YamlFile file, TableSources sources, IReadOnlyList<ChoiceKind> choices)
    {
        if (!Fields.IsId(id)) file.Problems.Error(1, column: null, TableMessages.BadPath);
        return new TableReader(sources, file.Problems).Read(id, file.Open(KnownParts), new InputReader(sources, choices, file.Problems));
    }

    private DecisionTable? Read(string id, Fields fields, InputReader inputReader)
    {
        var topic = ReadTopic(fields);
        var cards = sources.ReadCards(id, topic, fields, problems);
        CheckReview(fields);
        var note = fields.Optional("note") is { } written ? sources.Fill(written, [], problems) : null;
        var inputs = inputReader.Read(fields);
        List<RowDraft> drafts = [.. fields.Entries("rows", KnownOfRow).Select(row => ReadRow(row, inputs, inputReader))];
        if (drafts.Count < 2) problems.Error(fields.Place("rows"), TableMessages.NoRows);
        var general = sources.Cite([], CardReader.ReadSources(fields, problems), term, problems);
        if (problems.IsBroken || Cut(inputs, drafts) is not { } axes) return null;

        List<TableRow> rows = [.. drafts.Select(draft => Build(draft, axes, general))];
        var table = new DecisionTable
        {
            Id = id,
            Topic = topic,
            Cards = cards,
            Inputs = [.. inputs.Zip(axes, Build)],
            LeadBy = ReadLeads(fields, inputs),
            Rows = rows,
            Note = note,
            ValidFrom = term.FirstDay,
            ValidUntil = term.LastDay,
        };
        TableChecks.Check(table, [.. drafts.Select(draft => draft.At)], fields.Place("rows"), problems);
        if (term.LastDay is { } last && last < sources.Today) problems.Expired(1, column: null, TableMessages.TableExpired(last));
        return problems.IsBroken ? null : table;
    }

    private string ReadTopic(Fields fields)
    {
        if (fields.Required("topic") is not { } topic) return "";
        if (!sources.Catalog.Topics.ContainsKey(topic.Text)) problems.Error(topic, Messages.UnknownTopic(topic.Text), Nearest.Suggest(topic.Text, sources.Catalog.Topics.Keys));
        return topic.Text;
    }

    /// <summary>Every kind leads when none is named.</summary>
    private List<string> ReadLeads(Fields fields, IReadOnlyList<InputDraft> inputs)
    {
        List<string> kinds = [.. inputs.Select(input => input.Kind)];
        var named = fields.ScalarsOrOne("lead-by");
        foreach (var kind in named.Where(kind => !kinds.Contains(kind.Text))) problems.Error(kind, TableMessages.UnknownKind(kind.Text), Nearest.Suggest(kind.Text, kinds));
        return named.Count == 0 ? kinds : [.. named.Select(kind => kind.Text)];
    }

    private void CheckReview(Fields fields)
    {
        var reviewed = fields.Date("reviewed");
        var reviewBy = fields.Date("review-by");
        if (reviewBy < reviewed) problems.Error(fields.Place("review-by"), Messages.EndsBeforeItBegins("review-by", "reviewed"));
        if (reviewBy is { } day && day < sources.Today) problems.Warn(fields.Place("review-by"), Messages.ReviewOverdue(day));
    }

    private RowDraft ReadRow(Fields fields, IReadOnlyList<InputDraft> inputs, InputReader inputReader)
    {
        List<string> figures = [];
        var when = fields.Map("when", [.. inputs.Select(input => input.Kind)]);
        return new RowDraft
        {
            When = [.. inputs.Select(input => when is null ? Condition.None : inputReader.ReadCondition(when, input.Kind, input))],
            Say = ReadText(fields.Required("say"), figures) ?? "",
            More = ReadText(fields.Optional("more"), figures),
            Figures = figures,
            Sources = CardReader.ReadSources(fields, problems),
            At = fields.At,
        };
    }

    private string? ReadText(YamlScalar? written, List<string> figures)
    {
        if (written is null) return null;
        var text = sources.Fill(written, figures, problems);
        var syllables = CardBuilder.CountSyllables(text);
        if (syllables > LongestText) problems.Error(written, TableMessages.LongSay(syllables, LongestText));
        return text;
    }

    /// <summary>The axis of every input; null when one has too many limits, and that was reported.</summary>
    private List<Axis>? Cut(IReadOnlyList<InputDraft> inputs, List<RowDraft> rows)
    {
        List<Axis> axes = [];
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Cut(rows.Select(row => row.When[i])) is { } axis) axes.Add(axis);
            else problems.Error(inputs[i].At, TableMessages.TooManyLimits);
        }

        return axes.Count == inputs.Count ? axes : null;
    }

    private static TableInput Build(InputDraft input, Axis axis) => new(input.Kind, input.Ask, axis)
    {
        Otherwise = InputDraft.Cells(axis, input.Otherwise),
        Several = input.Several,
        Label = input.Label,
        Assumed = input.Assumed,
    };

    private TableRow Build(RowDraft draft, List<Axis> axes, IReadOnlyList<Citation> general)
    {
        ulong[] cells = [.. axes.Select((axis, i) => InputDraft.Cells(axis, draft.When[i]))];
        if (cells.Contains(0UL)) problems.Error(draft.At, TableMessages.ImpossibleRow);
        var shown = sources.Cite(draft.Figures, draft.Sources, term, problems);
        var chosenBy = sources.Cite(draft.When.SelectMany(condition => condition.Figures), [], term, problems);

        // A source that is cited for what is shown needs no second place for the limit that chose the row.
        IReadOnlyList<Citation> citations = [.. shown, .. chosenBy.Concat(general).Distinct().Where(citation => !shown.Any(other => other.Source == citation.Source))];
        if (citations.Count == 0) problems.Error(draft.At, TableMessages.NothingRestedOn, TableMessages.SourcesHint);
        return new TableRow(cells, draft.Say, citations) { More = draft.More };
    }
}
