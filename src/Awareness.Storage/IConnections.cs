namespace Awareness.Storage;

/// <summary>
/// Runs units of work on one of the two engines. The work is the same code for both; on SQLite it runs on the writer's thread
/// (nothing in it may wait for anything but the database), on PostgreSQL it may run again when the server broke off before the commit.
/// Throws <see cref="DatabaseException"/> when the database cannot be reached or written.
/// </summary>
internal interface IConnections : IAsyncDisposable
{
    /// <summary>The engine's name, for logs and metrics.</summary>
    string Engine { get; }

    /// <summary>Reads what is committed.</summary>
    Task<T> ReadAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs the work in one transaction and completes when it is on disk.</summary>
    Task<T> WriteAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Lets one process at a time change the schema, within the transaction of <paramref name="sql"/>.</summary>
    Task LockSchemaAsync(Sql sql, CancellationToken cancellationToken);

    /// <summary>Asks the engine whether its files are sound; returns what is wrong.</summary>
    Task<IReadOnlyList<string>> CheckFilesAsync(CancellationToken cancellationToken);

    /// <summary>Lets the engine clean what deleted rows left in its files, as far as it does not do so by itself.</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
