using Awareness.Storage.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage.Tests.Schema;

/// <summary>How a database comes up to the program's schema.</summary>
public abstract class MigrationsContract(TestDatabase place) : IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await place.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Scripts_are_numbered_from_1_without_gaps()
    {
        var all = Migrations.Embedded.All;
        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => (long)number), all.Select(migration => migration.Version));
        Assert.All(all, migration => Assert.Matches("^[0-9]{4}-[a-z-]+\\.sql$", migration.Name));
    }

    [Fact]
    public async Task An_empty_database_gets_every_script_once()
    {
        for (var opening = 0; opening < 3; opening++)
        {
            await using var database = await place.OpenAsync();
            Assert.Equal(Migrations.Embedded.Newest, database.SchemaVersion);
            Assert.Equal(Migrations.Embedded.All.Count, await CountAsync(database, $"select count(*) from schema_version"));
        }
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_and_left_alone()
    {
        await using (var database = await place.OpenAsync())
        {
            await database.Connections.WriteAsync(
                (sql, cancellation) => sql.ExecuteAsync($"insert into schema_version (version, applied_at) values ({999}, {0})", cancellation),
                Cancellation);
        }

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => place.OpenAsync());
        Assert.Contains("schema version 999", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself_or_of_those_before_it()
    {
        await using var database = await place.OpenAsync();
        var next = Migrations.Embedded.Newest + 1;
        var good = new Migration(next, "good.sql", "create table good (id bigint); insert into good values (1); insert into good values (2);");
        var bad = new Migration(next + 1, "bad.sql", "create table bad (id bigint); insert into nowhere values (1);");

        await Assert.ThrowsAsync<DatabaseException>(() => ApplyAsync(database, good, bad));
        Assert.Equal(Migrations.Embedded.Newest, await CountAsync(database, $"select max(version) from schema_version"));

        Assert.Equal(next, await ApplyAsync(database, good));
        Assert.Equal(2, await CountAsync(database, $"select count(*) from good"));
    }

    private static Task<long> ApplyAsync(Database database, params Migration[] more) =>
        new Migrations([.. Migrations.Embedded.All, .. more]).ApplyAsync(database.Connections, TimeProvider.System, NullLogger.Instance, Cancellation);

    private static Task<long?> CountAsync(Database database, FormattableString count) =>
        database.Connections.ReadAsync((sql, cancellation) => sql.NumberAsync(count, cancellation), Cancellation);
}

public sealed class SqliteMigrationsTests() : MigrationsContract(new SqliteTestDatabase());

public sealed class PostgresMigrationsTests(PostgresServer server) : MigrationsContract(new PostgresTestDatabase(server))
{
    private readonly PostgresTestDatabase shared = new(server);

    [Fact]
    public async Task Processes_that_start_together_apply_each_script_once()
    {
        await shared.CreateAsync();
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Database.OpenAsync(
            shared.Settings, TimeProvider.System, NullLogger<Database>.Instance, TestContext.Current.CancellationToken)));
        Assert.All(databases, database => Assert.Equal(Migrations.Embedded.Newest, database.SchemaVersion));
        foreach (var database in databases) await database.DisposeAsync();
        await shared.DisposeAsync();
    }
}
