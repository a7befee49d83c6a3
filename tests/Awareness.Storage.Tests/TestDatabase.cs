using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Awareness.Storage.Tests;

/// <summary>An empty database of one engine, gone after the test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private readonly List<Database> opened = [];

    /// <summary>Makes it, empty.</summary>
    public virtual Task CreateAsync() => Task.CompletedTask;

    /// <summary>Where it is.</summary>
    public abstract DatabaseSettings Settings { get; }

    /// <summary>True when several processes may have it open at once.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Opens it; closed at the end of the test unless the test closes it.</summary>
    public async Task<Database> OpenAsync(TimeProvider? time = null)
    {
        var database = await Database.OpenAsync(Settings, time ?? TimeProvider.System, NullLogger<Database>.Instance, TestContext.Current.CancellationToken);
        opened.Add(database);
        return database;
    }

    /// <summary>Another process's view of it: a second opening where the engine allows it, the same one where not.</summary>
    public async Task<Database> OpenOtherAsync(Database first) => IsShared ? await OpenAsync() : first;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in opened) await database.DisposeAsync();
        await DeleteAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task DeleteAsync();
}

/// <summary>A file in a temporary folder.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("awareness-test-").FullName;

    public string File => Path.Combine(Folder, "awareness.db");

    public override DatabaseSettings Settings => new DatabaseSettings.Sqlite(File);

    public override bool IsShared => false;

    protected override Task DeleteAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>A schema of its own on the test run's server.</summary>
public sealed class PostgresTestDatabase(PostgresServer server) : TestDatabase
{
    // On a busy machine whoever holds a row may not get on for longer than the service would wait.
    private const string PatientLocks = "-c lock_timeout=60s";

    private readonly string schema = $"test_{Guid.NewGuid():N}";
    private string address = "";

    public override DatabaseSettings Settings => new DatabaseSettings.Postgres(ConnectionString);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(address) { SearchPath = schema, ApplicationName = schema, MaxPoolSize = 16, Options = PatientLocks }.ToString();

    public override bool IsShared => true;

    public override async Task CreateAsync()
    {
        address = await server.ConnectionStringAsync;
        await RunAsync($"create schema {schema}");
    }

    /// <summary>Ends all connections of the databases opened here, as a restart of the server would.</summary>
    public async Task BreakConnectionsAsync() => await RunAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{schema}'");

    protected override async Task DeleteAsync() => await RunAsync($"drop schema {schema} cascade");

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ToString());
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
