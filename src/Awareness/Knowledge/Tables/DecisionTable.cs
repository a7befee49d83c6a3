namespace Awareness.Knowledge.Tables;

/// <summary>What a table makes of several values of one kind.</summary>
public enum Several
{
    /// <summary>Each gets its own answer: "16 tuổi" and "17 tuổi".</summary>
    Each,

    /// <summary>The least counts: whether two may ride along depends on the youngest.</summary>
    Least,
}

/// <summary>Something an answer depends on.</summary>
/// <param name="Kind">Id of the kind of number or choice.</param>
/// <param name="Ask">One short question for it.</param>
/// <param name="Axis">What it can be.</param>
public sealed record TableInput(string Kind, string Ask, Axis Axis)
{
    private const string Child = "bé ";

    /// <summary>What holds when nothing is said; every cell when that must be asked.</summary>
    public required ulong Otherwise { get; init; }

    /// <summary>What several values mean.</summary>
    public Several Several { get; init; }

    /// <summary>Said when <see cref="Otherwise"/> was taken for granted and the answer would differ: "Chưa đủ 18 tuổi thì nhắn tuổi." Null otherwise.</summary>
    public string? Assumed { get; init; }

    /// <summary>Whose value it is, said before it where the kind alone would not tell: "người nhỏ tuổi nhất". Empty otherwise.</summary>
    public string Label { get; init; } = "";

    /// <summary>What a person reads for <paramref name="cells"/> of this input.</summary>
    public string Name(ulong cells) => Named(Axis.Label(cells));

    /// <summary>What a person reads for <paramref name="value"/> of this input.</summary>
    public string Name(KnownValue value) => Named(Axis.Label(value));

    private string Named(string value) =>
        Label.Length == 0 ? value : $"{Label} {(value.StartsWith(Child, StringComparison.Ordinal) ? value[Child.Length..] : value)}";
}

/// <summary>One row: where it holds and what it says.</summary>
/// <param name="Cells">The cells of each input it holds in.</param>
/// <param name="Say">The answer behind the values, one or two short sentences.</param>
/// <param name="Citations">What it rests on; never empty.</param>
public sealed record TableRow(IReadOnlyList<ulong> Cells, string Say, IReadOnlyList<Citation> Citations)
{
    /// <summary>What is added when the row is the whole answer, or null.</summary>
    public string? More { get; init; }
}

/// <summary>
/// An answer that depends on values. Every combination of values falls in exactly one row, which the reader has checked; so when one row
/// is left of all that fit the values known, it is the answer, whatever else was not said.
/// </summary>
public sealed class DecisionTable
{
    /// <summary>File name below <c>content/tables</c> without ending; stable.</summary>
    public required string Id { get; init; }

    /// <summary>The topic it belongs to.</summary>
    public required string Topic { get; init; }

    /// <summary>Ids of the cards that lead to it, the one it is most like first.</summary>
    public required IReadOnlyList<string> Cards { get; init; }

    /// <summary>What it depends on, in the order it is asked for.</summary>
    public required IReadOnlyList<TableInput> Inputs { get; init; }

    /// <summary>Its rows.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>Kinds of which one must be told before the table speaks; a message without any is answered by its card.</summary>
    public required IReadOnlyList<string> LeadBy { get; init; }

    /// <summary>Said below several rows, or null.</summary>
    public string? Note { get; init; }

    /// <summary>First day all of its figures hold.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day all of its figures hold, or null while none has one.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>True when the table may be served on <paramref name="day"/>.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidUntil is not { } until || day <= until);

    /// <summary>Its input of that kind, or null.</summary>
    public TableInput? Input(string kind) => Inputs.FirstOrDefault(input => input.Kind == kind);

    /// <summary>
    /// What the table says to the values known: one look for each person or thing that was named, at most <see cref="Values.MostOfKind"/>.
    /// Empty when a value is none the table knows, as a boat where only cars are spoken of.
    /// </summary>
    public IReadOnlyList<TableLook> Look(Values values)
    {
        List<TableLook> looks = [];
        foreach (var chosen in Combinations(values))
        {
            var look = LookAt(chosen);
            if (look.Rows.Count == 0) return [];
            looks.Add(look);
        }

        return looks;
    }

    /// <summary>The value of each input, for each combination; null where none is known.</summary>
    private List<KnownValue?[]> Combinations(Values values)
    {
        List<KnownValue?[]> combinations = [new KnownValue?[Inputs.Count]];
        for (var i = 0; i < Inputs.Count; i++)
        {
            List<KnownValue> known = [.. values.Of(Inputs[i].Kind)];
            if (known.Count > 1 && Inputs[i].Several is Several.Least) known = [known.MinBy(value => value.Low) ?? known[0]];
            if (known.Count == 0) continue;
            combinations = [.. combinations.SelectMany(chosen => known.Select(value => With(chosen, i, value))).Take(Values.MostOfKind)];
        }

        return combinations;
    }

    private static KnownValue?[] With(KnownValue?[] chosen, int at, KnownValue value)
    {
        var copy = (KnownValue?[])chosen.Clone();
        copy[at] = value;
        return copy;
    }

    private TableLook LookAt(KnownValue?[] chosen)
    {
        var cells = new ulong[Inputs.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = chosen[i] is { } value ? Inputs[i].Axis.CellsOf(value) : Inputs[i].Otherwise;
        return new TableLook(this, chosen, cells, [.. Rows.Where(row => Fits(row, cells))]);
    }

    private static bool Fits(TableRow row, ulong[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if ((row.Cells[i] & cells[i]) == 0) return false;
        }

        return true;
    }
}

/// <summary>What a table says to one value of each input.</summary>
/// <param name="Table">The table.</param>
/// <param name="Chosen">The value of each input, null where none is known.</param>
/// <param name="Cells">The cells each input may be in.</param>
/// <param name="Rows">The rows that fit, at least one.</param>
public sealed record TableLook(DecisionTable Table, IReadOnlyList<KnownValue?> Chosen, IReadOnlyList<ulong> Cells, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The one row that holds, or null while several may.</summary>
    public TableRow? Decided => Rows is [var only] ? only : null;

    /// <summary>The first input that would tell the rows apart; null when one row holds.</summary>
    public TableInput? Missing
    {
        get
        {
            if (Rows.Count < 2) return null;
            for (var i = 0; i < Cells.Count; i++)
            {
                if (Differs(i)) return Table.Inputs[i];
            }

            return null;
        }
    }

    /// <summary>The first input whose value was taken for granted though the person should know; null when there is none.</summary>
    public TableInput? Assumed
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++)
            {
                if (Chosen[i] is null && Table.Inputs[i].Assumed is not null && Table.Rows.Any(row => !Rows.Contains(row) && FitsBut(row, i))) return Table.Inputs[i];
            }

            return null;
        }
    }

    /// <summary>What was understood: "bé 7 tuổi, cao 1,2 m"; also what was taken for granted. Empty when nothing is known.</summary>
    public string Understood => string.Join(", ", Enumerable.Range(0, Cells.Count).Select(LabelOf).OfType<string>());

    /// <summary>What tells <paramref name="row"/> from the other rows that fit: "cao dưới 1,35 m".</summary>
    public string Case(TableRow row) =>
        string.Join(", ", Enumerable.Range(0, Cells.Count).Where(Differs).Select(i => (Input: Table.Inputs[i], Cells: row.Cells[i]))
            .Where(entry => entry.Cells != entry.Input.Axis.All).Select(entry => entry.Input.Name(entry.Cells)));

    /// <summary>What a person may answer when asked for <paramref name="input"/>.</summary>
    public IReadOnlyList<string> Choices(TableInput input)
    {
        var at = Table.Inputs.Index().First(entry => entry.Item == input).Index;
        return [.. input.Axis.Part(Cells[at], cell => RowsAt(at, cell)).Select(input.Axis.Label)];
    }

    /// <summary>True when a row fits all inputs but this one.</summary>
    private bool FitsBut(TableRow row, int input)
    {
        for (var i = 0; i < Cells.Count; i++)
        {
            if (i != input && (row.Cells[i] & Cells[i]) == 0) return false;
        }

        return true;
    }

    private bool Differs(int input) => Rows.Select(row => row.Cells[input] & Cells[input]).Distinct().Take(2).Count() > 1;

    private string? LabelOf(int input)
    {
        if (Chosen[input] is { } value) return Table.Inputs[input].Name(value);
        return Cells[input] == Table.Inputs[input].Axis.All ? null : Table.Inputs[input].Name(Cells[input]);
    }

    /// <summary>Which of the rows that fit hold in a cell, as bits; beyond 64 rows no buttons are merged wrongly, they are only parted.</summary>
    private ulong RowsAt(int input, int cell)
    {
        var rows = 0UL;
        for (var i = 0; i < Rows.Count && i < 64; i++)
        {
            if ((Rows[i].Cells[input] >> cell & 1) != 0) rows |= 1UL << i;
        }

        return rows;
    }
}
