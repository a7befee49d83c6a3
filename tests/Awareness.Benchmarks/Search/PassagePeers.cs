using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Awareness.Benchmarks.Search;

/// <summary>SQLite FTS5 in memory over passages: any word, bm25, ten best.</summary>
internal sealed class PassagePeer : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;
    private readonly SqliteParameter words;

    public PassagePeer(Passages passages)
    {
        connection.Open();
        Run("create virtual table passage using fts5(title, body, content = '', tokenize = 'unicode61 remove_diacritics 2')");
        Run("begin");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into passage (rowid, title, body) values ($id, $title, $body)";
        var (id, title, body) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
        for (var number = 0; number < passages.Texts.Count; number++)
        {
            (id.Value, title.Value, body.Value) = (number + 1, passages.Texts[number].Title, passages.Texts[number].Text);
            insert.ExecuteNonQuery();
        }

        Run("commit");
        Run("insert into passage (passage) values ('optimize')");
        search = connection.CreateCommand();
        search.CommandText = "select rowid, rank from passage where passage match $words and rank match 'bm25(1.5, 1.0)' order by rank limit 10";
        words = search.Parameters.Add("$words", SqliteType.Text);
        search.Prepare();
    }

    public int Search(string question)
    {
        words.Value = FullTextPeer.AnyOf(question);
        using var rows = search.ExecuteReader();
        var count = 0;
        while (rows.Read()) count++;
        return count;
    }

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }

    private void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

/// <summary>One way Lucene was set up, and how fast it was.</summary>
/// <param name="Name">standard: StandardAnalyzer; folded-pairs: marks removed, words and adjacent pairs.</param>
/// <param name="P50">Microseconds, median of five rounds.</param>
/// <param name="P99">Microseconds, median of five rounds.</param>
internal sealed record LuceneTimes(string Name, double P50, double P99)
{
    /// <summary>Set by build.sh: where Lucene's jars are.</summary>
    private const string ClassPathVariable = "LUCENE_CLASS_PATH";

    /// <summary>Runs tests/lucene/LucenePeer.java over the same texts and questions; empty when there is no Lucene.</summary>
    public static async Task<IReadOnlyList<LuceneTimes>> MeasureAsync(Passages passages, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(ClassPathVariable) is not { Length: > 0 } jars) return [];
        using var folder = new ScratchFolder();
        var (collection, queries) = (Path.Combine(folder.Path, "collection.txt"), Path.Combine(folder.Path, "queries.txt"));
        await File.WriteAllLinesAsync(collection, passages.Texts.Select(passage => $"{passage.Title} {passage.Text}".ReplaceLineEndings(" ")), cancellationToken);
        await File.WriteAllLinesAsync(queries, passages.Questions, cancellationToken);
        var source = Path.Combine(Workload.ContentFolder, "..", "tests", "lucene", "LucenePeer.java");
        var start = new ProcessStartInfo("java", ["-Xmx2g", "-cp", jars, source, "time", collection, queries]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var java = Process.Start(start) ?? throw new InvalidOperationException("java did not start.");
        var output = await java.StandardOutput.ReadToEndAsync(cancellationToken);
        await java.WaitForExitAsync(cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new LuceneTimes(parts[0], Number(parts[1]), Number(parts[2])))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
