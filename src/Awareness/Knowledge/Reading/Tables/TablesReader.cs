using Awareness.Knowledge.Tables;
using Awareness.Yaml;

namespace Awareness.Knowledge.Reading.Tables;

/// <summary>Reads all of <c>content/tables</c> and the values they ask for.</summary>
internal static class TablesReader
{
    private const string Folder = "tables/";
    private const string Ending = ".yaml";

    /// <summary>The path of the file that says what can be chosen.</summary>
    public const string ValuesFile = "values.yaml";

    /// <summary>True for a file this reader reads.</summary>
    public static bool Owns(string path) =>
        path == ValuesFile || (path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal) && path.Length > Folder.Length + Ending.Length);

    /// <summary>Reads the tables among <paramref name="files"/>; what cannot be used is reported and left out.</summary>
    public static DecisionTables Read(IEnumerable<YamlFile> files, SourceCatalog catalog, References references, IReadOnlyList<Card> cards, DateOnly today)
    {
        List<YamlFile> owned = [.. files.OrderBy(file => file.Problems.File, StringComparer.Ordinal)];
        var words = owned.Find(file => file.Problems.File == ValuesFile) is { } values ? ChoicesReader.Read(values, catalog, references) : ChoiceWords.None;
        var sources = new TableSources(catalog, references, cards, today);
        List<DecisionTable> tables = [];
        foreach (var file in owned.Where(file => file.Problems.File != ValuesFile))
        {
            if (TableReader.Read(file.Problems.File[Folder.Length..^Ending.Length], file, sources, words.Kinds) is { } table) tables.Add(table);
        }

        return new DecisionTables(tables, words.Kinds, words.Unknown);
    }
}
