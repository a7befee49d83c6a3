using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Awareness.Storage.Sqlite;

/// <summary>SQL over one SQLite connection; each statement is prepared once and kept.</summary>
internal sealed class SqliteSql : Sql, IDisposable
{
    /// <summary>The driver repeats a statement that found the database locked for this long, on top of SQLite's own wait. Callers give up after about ten.</summary>
    private const int LockedSeconds = 2;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    private SqliteSql(SqliteConnection connection) => this.connection = connection;

    /// <summary>True while a transaction is open; SQLite ends it by itself on a full disk or a failing one.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>True when committed work took out what must not be found in the write-ahead log either.</summary>
    public bool HasTraces { get; set; }

    /// <summary>True while each unit of work has a savepoint of its own, <c>unit</c>.</summary>
    public bool HasWayBack { get; set; }

    /// <summary>Opens a connection and sets it up with <paramref name="pragmas"/>.</summary>
    public static SqliteSql Open(string path, SqliteOpenMode mode, string pragmas)
    {
        var place = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = LockedSeconds };
        var opened = new SqliteConnection(place.ToString());
        try
        {
            opened.Open();
            var sql = new SqliteSql(opened);
            sql.Run(pragmas);
            return sql;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Runs a constant statement of the engine itself (a pragma, or a transaction's begin and end).</summary>
    public void Run(string statement)
    {
        var command = Prepared(statement);
        command.ExecuteNonQuery();
    }

    /// <summary>Reads one column of all rows of a constant statement.</summary>
    public List<string> Read(string statement, int column)
    {
        using var rows = Prepared(statement).ExecuteReader();
        List<string> result = [];
        while (rows.Read()) result.Add(rows.GetString(column));
        return result;
    }

    public override Task RevertAsync(CancellationToken cancellationToken)
    {
        if (!HasWayBack) throw new InvalidOperationException("This unit of work shares its transaction and has no way back of its own.");
        Run("rollback to unit");
        return Task.CompletedTask;
    }

    public override void LeaveNoTrace() => HasTraces = true;

    public override Task RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    protected override DbCommand Bind(FormattableString statement)
    {
        if (!prepared.TryGetValue(statement.Format, out var command)) command = Prepare(statement.Format, statement.ArgumentCount);
        for (var i = 0; i < statement.ArgumentCount; i++) command.Parameters[i].Value = Value(statement.GetArgument(i));
        return command;
    }

    protected override void Release(DbCommand command)
    {
        // Kept for the next time.
    }

    private SqliteCommand Prepared(string statement) => prepared.TryGetValue(statement, out var command) ? command : Prepare(statement, 0);

    private SqliteCommand Prepare(string format, int holes)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text(format);
        for (var i = 0; i < holes; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
        prepared.Add(format, command);
        return command;
    }
}
