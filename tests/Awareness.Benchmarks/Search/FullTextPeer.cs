using System.Text;
using Awareness.Knowledge;
using Microsoft.Data.Sqlite;

namespace Awareness.Benchmarks.Search;

/// <summary>The peer of search: SQLite's own full-text index in memory, over the same text with the same weights.</summary>
internal sealed class FullTextPeer : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand search;
    private readonly SqliteParameter words;

    private FullTextPeer()
    {
        connection.Open();
        Run("create virtual table card using fts5(questions, title, topic, body, tokenize = 'unicode61 remove_diacritics 2')");
        search = connection.CreateCommand();
        search.CommandText = "select rowid, rank from card where card match $words and rank match 'bm25(2.0, 2.0, 1.0, 0.5)' order by rank limit 10";
        words = search.Parameters.Add("$words", SqliteType.Text);
    }

    public static FullTextPeer Build(KnowledgeBase knowledge)
    {
        var peer = new FullTextPeer();
        peer.Run("begin");
        using var insert = peer.connection.CreateCommand();
        insert.CommandText = "insert into card (questions, title, topic, body) values ($questions, $title, $topic, $body)";
        foreach (var name in (string[])["$questions", "$title", "$topic", "$body"]) insert.Parameters.Add(name, SqliteType.Text);
        foreach (var card in knowledge.Content.Cards)
        {
            var topic = knowledge.FindTopic(card.Topic);
            insert.Parameters[0].Value = string.Join('\n', card.Questions);
            insert.Parameters[1].Value = card.Title;
            insert.Parameters[2].Value = $"{topic?.Title}. {topic?.Covers}";
            insert.Parameters[3].Value = $"{card.Text}\n{card.More}";
            insert.ExecuteNonQuery();
        }

        peer.Run("commit");
        peer.Run("insert into card (card) values ('optimize')");
        peer.search.Prepare();
        return peer;
    }

    /// <summary>The ten best cards that hold any word of the question; returns how many there are.</summary>
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

    private void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
