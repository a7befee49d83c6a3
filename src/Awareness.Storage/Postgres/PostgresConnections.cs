using Microsoft.Extensions.Logging;
using Npgsql;

namespace Awareness.Storage.Postgres;

/// <summary>A pool of connections to a PostgreSQL server that other processes use as well. Isolation is READ COMMITTED; conditions in the statements do the rest.</summary>
internal sealed class PostgresConnections : IConnections
{
    private const int Attempts = 3;
    private const long SchemaLock = 0x4177_6172_656E;

    // Server settings as the server's own command line takes them; the last one wins, so the operator may change the limits but not the promises.
    private const string TimeLimits = "-c lock_timeout=2s -c idle_in_transaction_session_timeout=30s";
    private const string Promises = @"-c synchronous_commit=on -c default_transaction_isolation=read\ committed";

    private readonly NpgsqlDataSource source;
    private readonly ILogger logger;

    private PostgresConnections(NpgsqlDataSource source, ILogger logger)
    {
        this.source = source;
        this.logger = logger;
    }

    public string Engine => "postgres";

    /// <summary>Sets up the pool; nothing is connected yet.</summary>
    public static PostgresConnections Open(string connectionString, ILogger logger)
    {
        try
        {
            return new PostgresConnections(new NpgsqlDataSourceBuilder(Complete(connectionString)).Build(), logger);
        }
        catch (ArgumentException exception)
        {
            throw new DatabaseException("The connection string of the PostgreSQL database cannot be read.", exception);
        }
    }

    public Task<T> ReadAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(async attempt =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            attempt.MayRunAgain = true;
            return await work(new PostgresSql(connection, transaction: null), cancellationToken);
        });

    public Task<T> WriteAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(async attempt =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var sql = new PostgresSql(connection, transaction);
            attempt.MayRunAgain = true;
            var result = await work(sql, cancellationToken);
            if (sql.IsReverted) return result;

            // From here on the outcome of a failure is unknown: not ours to repeat, and not to be cancelled.
            attempt.MayRunAgain = false;
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        });

    public async Task LockSchemaAsync(Sql sql, CancellationToken cancellationToken)
    {
        await sql.RunScriptAsync("set local lock_timeout = '60s'", cancellationToken);
        await sql.ExecuteAsync($"select pg_advisory_xact_lock({SchemaLock})", cancellationToken);
    }

    // The server checks its own pages (data checksums); there is no file of ours to look at.
    public Task<IReadOnlyList<string>> CheckFilesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task SweepAsync(CancellationToken cancellationToken) =>
        RunAsync(async _ =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "vacuum conversation, turn, transcript, outbox, contact, subscription, result, report, contest_score";
            command.CommandTimeout = 0;
            return await command.ExecuteNonQueryAsync(cancellationToken);
        });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>What the operator left open is set for safety: a commit waits for the disk, and nobody waits for long.</summary>
    private static string Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{TimeLimits} {settings.Options} {Promises}";
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 64;
        if (!settings.ShouldSerialize("Auto Prepare Min Usages")) settings.AutoPrepareMinUsages = 2;
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        if (!settings.ShouldSerialize("Keepalive")) settings.KeepAlive = 10;
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = 15;
        return settings.ToString();
    }

    /// <summary>Runs again what surely did not commit when the server broke off, chose us in a deadlock or was restarted.</summary>
    private async Task<T> RunAsync<T>(Func<Attempt, Task<T>> run)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                return await run(attempt);
            }
            catch (NpgsqlException exception) when (exception.IsTransient && attempt.MayRunAgain && number < Attempts)
            {
                logger.TryingAgain(exception.SqlState ?? exception.GetType().Name, number + 1);
            }
            catch (NpgsqlException exception)
            {
                throw new DatabaseException("The PostgreSQL database could not be reached or refused a statement.", exception);
            }
        }
    }

    private sealed class Attempt
    {
        public bool MayRunAgain { get; set; }
    }
}
