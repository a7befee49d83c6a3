using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Awareness.Storage.Sqlite;

/// <summary>A bounded set of read-only connections. They can neither write nor checkpoint.</summary>
internal sealed class SqliteReaders(string path) : IAsyncDisposable
{
    private const int Size = 8;
    private const string Pragmas = "pragma query_only = on; pragma busy_timeout = 2000; pragma wal_autocheckpoint = 0; pragma cache_size = -512; pragma mmap_size = 0; pragma temp_store = memory; pragma trusted_schema = off";

    private readonly SemaphoreSlim free = new(Size);
    private readonly ConcurrentBag<SqliteSql> idle = [];
    private bool closed;

    /// <summary>Runs the work on a free connection.</summary>
    public async Task<T> ReadAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            if (closed) throw new DatabaseException("The database is closed.");
            if (!idle.TryTake(out var sql)) sql = SqliteSql.Open(path, SqliteOpenMode.ReadOnly, Pragmas);
            try
            {
                return await work(sql, cancellationToken);
            }
            finally
            {
                idle.Add(sql);
            }
        }
        catch (SqliteException exception)
        {
            throw new DatabaseException("The database could not be read.", exception);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Waits for those who read and closes the connections; who comes later is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Size; i++) await free.WaitAsync(CancellationToken.None);
        closed = true;
        while (idle.TryTake(out var sql)) sql.Dispose();
        free.Release(Size);
    }
}
