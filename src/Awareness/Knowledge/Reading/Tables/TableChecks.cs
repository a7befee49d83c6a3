using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>Goes through every combination of values a table can meet: each must fall in exactly one row.</summary>
internal static class TableChecks
{
    private const int MostCombinations = 100_000;
    private const int MostNamed = 5;

    /// <summary>Reports the combinations without a row, and the rows that claim the same one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="places">Where each row is written.</param>
    /// <param name="rows">Where the rows begin.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(DecisionTable table, IReadOnlyList<YamlNode> places, YamlNode rows, FileProblems problems)
    {
        if (table.Inputs.Aggregate(1L, (product, input) => Math.Min(product * input.Axis.Count, MostCombinations + 1)) > MostCombinations)
        {
            problems.Error(rows, TableMessages.TooManyCases(MostCombinations));
            return;
        }

        var gaps = 0;
        var claimed = new HashSet<(int First, int Second)>();
        foreach (var combination in Combinations(table))
        {
            var first = -1;
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (!Holds(table.Rows[i], combination)) continue;
                if (first < 0) first = i;
                else if (claimed.Add((first, i))) problems.Error(places[i], TableMessages.Overlap(NameOf(table, combination), places[first].Line), TableMessages.OverlapHint);
            }

            if (first < 0 && ++gaps <= MostNamed) problems.Error(rows, TableMessages.Gap(NameOf(table, combination)), TableMessages.RestHint);
        }

        if (gaps > MostNamed) problems.Error(rows, TableMessages.MoreGaps(gaps - MostNamed));
    }

    /// <summary>Every combination of one cell of each input.</summary>
    public static IEnumerable<int[]> Combinations(DecisionTable table)
    {
        var cells = new int[table.Inputs.Count];
        while (true)
        {
            yield return cells;
            var at = cells.Length - 1;
            while (at >= 0 && ++cells[at] == table.Inputs[at].Axis.Count) cells[at--] = 0;
            if (at < 0) yield break;
        }
    }

    /// <summary>What a person reads for a combination: "dưới 14 tuổi, xe máy".</summary>
    public static string NameOf(DecisionTable table, int[] combination) =>
        string.Join(", ", table.Inputs.Select((input, i) => input.Axis.Label(1UL << combination[i])));

    private static bool Holds(TableRow row, int[] combination)
    {
        for (var i = 0; i < combination.Length; i++)
        {
            if ((row.Cells[i] >> combination[i] & 1) == 0) return false;
        }

        return true;
    }
}
