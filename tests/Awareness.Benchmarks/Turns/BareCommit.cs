using Microsoft.Data.Sqlite;

namespace Awareness.Benchmarks.Turns;

/// <summary>The peer of a committed turn: the least that can be called durable, one row and one sync.</summary>
internal sealed class BareCommit : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    private BareCommit(SqliteConnection connection)
    {
        this.connection = connection;
        insert = connection.CreateCommand();
        insert.CommandText = "insert into line (text) values ($text)";
        insert.Parameters.Add("$text", SqliteType.Text);
    }

    public static BareCommit Open(string file)
    {
        var opened = new SqliteConnection($"Data Source={file};Pooling=false");
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table line (id integer primary key, text text)";
        command.ExecuteNonQuery();
        return new BareCommit(opened);
    }

    public void Add(string text)
    {
        insert.Parameters[0].Value = text;
        insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }
}
