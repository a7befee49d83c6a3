using System.Text;
using Awareness.Knowledge;
using Microsoft.Data.Sqlite;

namespace Awareness.Benchmarks.Search;

/// <summary>The peer of search: SQLite's own full-text index in memory, any word, bm25, ten best.</summary>
internal sealed class FullTextPeer : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;
    private readonly SqliteParameter words;

    /// <summary>Fills a new table and prepares the search in it.</summary>
    /// <param name="columns">The fields, separated by commas.</param>
    /// <param name="weights">The weight of each field in bm25.</param>
    /// <param name="options">Further options of the table, each behind a comma; empty when there are none.</param>
    /// <param name="rows">The documents, field by field.</param>
    private FullTextPeer(string columns, string weights, string options, IEnumerable<string[]> rows)
    {
        connection.Open();
        Run($"create virtual table document using fts5({columns}{options}, tokenize = 'unicode61 remove_diacritics 2')");
        Run("begin");
        Fill(columns, rows);
        Run("commit");
        Run("insert into document (document) values ('optimize')");
        search = connection.CreateCommand();
        search.CommandText = $"select rowid, rank from document where document match $words and rank match 'bm25({weights})' order by rank limit 10";
        words = search.Parameters.Add("$words", SqliteType.Text);
        search.Prepare();
    }

    /// <summary>Over the cards of the knowledge base.</summary>
    public static FullTextPeer OfCards(KnowledgeBase knowledge) => new("questions, title, topic, body", "2.0, 2.0, 1.0, 0.5", "", knowledge.Content.Cards.Select(card =>
    {
        var topic = knowledge.FindTopic(card.Topic);
        return (string[])[string.Join('\n', card.Questions), card.Title, $"{topic?.Title}. {topic?.Covers}", $"{card.Text}\n{card.More}"];
    }));

    /// <summary>Over plain passages, whose text the index need not keep.</summary>
    public static FullTextPeer OfPassages(Passages passages) =>
        new("title, body", "1.5, 1.0", ", content = ''", passages.Texts.Select(passage => (string[])[passage.Title, passage.Text]));

    /// <summary>The ten best documents that hold any word of the question; returns how many there are.</summary>
    public int Search(string question)
    {
        words.Value = AnyOf(question);
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

    /// <summary>A query of FTS5 for any word of the question.</summary>
    public static string AnyOf(string question)
    {
        var query = new StringBuilder(question.Length * 2);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lookup = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < question.Length;)
        {
            var end = start;
            while (end < question.Length && char.IsLetterOrDigit(question[end])) end++;
            var word = question.AsSpan(start, end - start);
            if (word.Length > 0 && lookup.Add(word)) query.Append(query.Length == 0 ? "\"" : " OR \"").Append(word).Append('"');
            start = end + 1;
        }

        return query.ToString();
    }

    private void Fill(string columns, IEnumerable<string[]> rows)
    {
        using var insert = connection.CreateCommand();
        var count = columns.Split(',').Length;
        insert.CommandText = $"insert into document ({columns}) values ({string.Join(", ", Enumerable.Range(0, count).Select(field => $"$field{field}"))})";
        for (var field = 0; field < count; field++) insert.Parameters.Add($"$field{field}", SqliteType.Text);
        foreach (var row in rows)
        {
            for (var field = 0; field < count; field++) insert.Parameters[field].Value = row[field];
            insert.ExecuteNonQuery();
        }
    }

    private void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
