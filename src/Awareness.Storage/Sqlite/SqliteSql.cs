using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Awareness.Storage.Sqlite;

/// <summary>SQL over one SQLite connection; each statement is prepared once and kept.</summary>
internal sealed class SqliteSql : Sql, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteStatement> prepared = new(StringComparer.Ordinal);

    private SqliteSql(SqliteConnection connection) => this.connection = connection;

    /// <summary>True while a transaction is open; SQLite ends it by itself on a full disk or a failing one.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>True when committed work took out what must not be found in the write-ahead log either.</summary>
    public bool HasTraces { get; set; }

    /// <summary>True while each unit of work has a savepoint of its own, <c>unit</c>.</summary>
    public bool HasWayBack { get; set; }

    private sqlite3 Handle => connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSql));

    /// <summary>Opens a connection and sets it up with <paramref name="pragmas"/>.</summary>
    public static SqliteSql Open(string path, SqliteOpenMode mode, string pragmas)
    {
        var place = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var opened = new SqliteConnection(place.ToString());
        try
        {
            opened.Open();
            var sql = new SqliteSql(opened);
            sql.Set(pragmas);
            return sql;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Runs a constant statement of the engine itself (a transaction's begin and end).</summary>
    public void Run(string statement) => RunToEnd(Prepared(statement));

    /// <summary>Runs pragmas. They are compiled each time: some have their effect while they are.</summary>
    public void Set(string pragmas)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, pragmas), Handle);
    }

    /// <summary>Reads one column of all rows of a statement of the engine itself.</summary>
    public List<string> Read(string statement, int column)
    {
        using var once = SqliteStatement.Prepare(Handle, statement);
        List<string> result = [];
        while (once.Step()) result.Add(once.GetString(column));
        return result;
    }

    public override Task<int> ExecuteAsync(FormattableString statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bound = Bind(statement);
        RunToEnd(bound);
        return Task.FromResult(bound.Changes);
    }

    public override Task<List<T>> QueryAsync<T>(FormattableString statement, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bound = Bind(statement);
        List<T> result = [];
        try
        {
            while (bound.Step()) result.Add(read(bound));
        }
        finally
        {
            bound.Reset();
        }

        return Task.FromResult(result);
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
        Set(script);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        connection.Dispose();
    }

    private static void RunToEnd(SqliteStatement statement)
    {
        try
        {
            while (statement.Step())
            {
                // What it returns is not asked for.
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    private SqliteStatement Bind(FormattableString statement)
    {
        var bound = Prepared(statement.Format);
        for (var i = 0; i < statement.ArgumentCount; i++)
        {
            if (!bound.TryBind(i + 1, statement.GetArgument(i))) throw NoColumnType(statement.GetArgument(i));
        }

        return bound;
    }

    private SqliteStatement Prepared(string format)
    {
        if (prepared.TryGetValue(format, out var known)) return known;
        var statement = SqliteStatement.Prepare(Handle, Text(format));
        prepared.Add(format, statement);
        return statement;
    }
}
