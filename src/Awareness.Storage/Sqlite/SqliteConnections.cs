using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Awareness.Storage.Sqlite;

/// <summary>One file: one writer, some readers, and the claim that keeps other processes away.</summary>
internal sealed class SqliteConnections : IConnections
{
    private const long LongestLog = 256L * 1024 * 1024;
    private readonly SqliteFile file;
    private readonly SqliteReaders readers;

    private SqliteConnections(SqliteFile file, SqliteWriter writer)
    {
        this.file = file;
        Writer = writer;
        readers = new SqliteReaders(file.Path);
    }

    public string Engine => "sqlite";

    /// <summary>The one connection that writes.</summary>
    public SqliteWriter Writer { get; }

    /// <summary>Takes the file and opens it.</summary>
    public static SqliteConnections Open(string path, ILogger logger)
    {
        var claimed = SqliteFile.Claim(path);
        try
        {
            return new SqliteConnections(claimed, SqliteWriter.Start(claimed.Path, LongestLog, logger));
        }
        catch (SqliteException exception)
        {
            claimed.Dispose();
            throw new DatabaseException($"{claimed.Path} cannot be opened as a SQLite database: {exception.Message}", exception);
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    public Task<T> ReadAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => readers.ReadAsync(work, cancellationToken);

    public Task<T> WriteAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => Writer.WriteAsync(work, cancellationToken);

    // The claim on the file has locked everybody else out already.
    public Task LockSchemaAsync(Sql sql, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> CheckFilesAsync(CancellationToken cancellationToken) => readers.ReadAsync<IReadOnlyList<string>>(
        async (sql, cancellation) =>
        {
            var lines = await sql.QueryAsync($"pragma integrity_check", row => row.GetString(0), cancellation);
            return lines is ["ok"] ? [] : lines;
        },
        cancellationToken);

    // Asked for by each unit of work that needs it; once more for those whose process ended before it came to that.
    public Task SweepAsync(CancellationToken cancellationToken) => Writer.WriteAsync(
        (sql, _) =>
        {
            sql.LeaveNoTrace();
            return Task.FromResult(true);
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Writer.DrainAsync();
        await readers.DisposeAsync();
        await Writer.DisposeAsync();
        file.Dispose();
    }
}
