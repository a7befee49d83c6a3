using Awareness.Storage.Postgres;
using Awareness.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage;

/// <summary>Reads from a database that a running service holds: nothing is written, migrated or checkpointed.</summary>
internal static class Aside
{
    /// <summary>Throws <see cref="DatabaseException"/> with a sentence for the operator when there is no database, or when it was made by an older program.</summary>
    public static async Task<T> ReadAsync<T>(DatabaseSettings settings, Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (settings is DatabaseSettings.Sqlite { Path: var path })
        {
            if (!File.Exists(path)) throw new DatabaseException($"There is no database {path}.");
            await using var readers = new SqliteReaders(path);
            return await readers.ReadAsync(work, cancellationToken);
        }

        if (settings is not DatabaseSettings.Postgres { ConnectionString: var place }) throw new ArgumentOutOfRangeException(nameof(settings), settings, "Unknown kind of database.");
        await using var server = PostgresConnections.Open(place, NullLogger.Instance);
        return await server.ReadAsync(work, cancellationToken);
    }
}
