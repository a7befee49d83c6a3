using Microsoft.Data.Sqlite;

namespace Awareness.App.Tests;

/// <summary>Looks into the SQLite file of a service that has ended; read-only, of one that runs.</summary>
internal static class StoredRows
{
    /// <summary>The rows of a statement, each made by <paramref name="read"/>.</summary>
    public static List<T> Read<T>(string file, string statement, Func<SqliteDataReader, T> read, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var rows = command.ExecuteReader();
        List<T> result = [];
        while (rows.Read()) result.Add(read(rows));
        return result;
    }

    /// <summary>The engine's own check of the file.</summary>
    public static string Integrity(string file) => string.Join('\n', Read(file, "pragma integrity_check", row => row.GetString(0)));
}
