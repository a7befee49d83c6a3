using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Awareness.Storage.Sqlite;

/// <summary>
/// A statement, prepared once and run many times; while it runs it is the row that it stands at. SQLite's own interface: the driver's commands look every parameter up by its name
/// and make a reader for every run, which took as long as the statements of a turn themselves.
/// </summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly bool changesRows;
    private byte[] bytes = [];

    private SqliteStatement(sqlite3 connection, sqlite3_stmt statement)
    {
        this.connection = connection;
        this.statement = statement;
        changesRows = raw.sqlite3_stmt_readonly(statement) == 0;
    }

    /// <summary>Rows changed by the run that has just ended.</summary>
    public int Changes => changesRows ? raw.sqlite3_changes(connection) : 0;

    /// <summary>Prepares <paramref name="text"/>, one statement whose parameters are in the order of their names. Throws <see cref="SqliteException"/>.</summary>
    public static SqliteStatement Prepare(sqlite3 connection, string text)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, text, raw.SQLITE_PREPARE_PERSISTENT, out var statement), connection);
        return new SqliteStatement(connection, statement);
    }

    /// <summary>Sets parameter <paramref name="place"/>, from 1, to a text, a number or nothing. Returns false for anything else.</summary>
    public bool TryBind(int place, object? value)
    {
        var code = value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => Bind(place, text),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            double number => raw.sqlite3_bind_double(statement, place, number),
            _ => raw.SQLITE_MISMATCH,
        };
        if (code == raw.SQLITE_MISMATCH) return false;
        SqliteException.ThrowExceptionForRC(code, connection);
        return true;
    }

    /// <summary>Goes on to the next row; false when there is no more. Throws <see cref="SqliteException"/>.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, connection);
        return false;
    }

    /// <summary>Ends a run, whatever came of it.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, Filled(column));

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, Filled(column));

    public string GetString(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, Filled(column)));

    public void Dispose() => statement.Dispose();

    private int Filled(int column) => IsDBNull(column) ? throw new InvalidOperationException($"Column {column} is NULL.") : column;

    private int Bind(int place, string text)
    {
        // An empty span has no address, which SQLite would take for NULL.
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, place, text);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < most) bytes = new byte[most];
        return raw.sqlite3_bind_text(statement, place, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
    }
}
