using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Awareness.Storage.Schema;
using Npgsql;

namespace Awareness.Storage.Tests;

/// <summary>All SQL of the product, read from its compiled strings: one text for both engines.</summary>
public sealed partial class SqlTextTests(PostgresServer server) : IAsyncDisposable
{
    // The one statement of one engine: PostgreSQL's lock around schema changes.
    private const string SchemaLock = "select pg_advisory_xact_lock({0})";
    private readonly SqliteTestDatabase sqlite = new();
    private readonly PostgresTestDatabase postgres = new(server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await sqlite.DisposeAsync();

    [Fact]
    public void The_texts_are_found()
    {
        var statements = Statements();
        Assert.True(statements.Count >= 20, $"only {statements.Count} found");
        Assert.Contains(statements, statement => statement.StartsWith("update outbox set lease", StringComparison.Ordinal));
        Assert.Contains(SchemaLock, AllStatements(), StringComparer.Ordinal);
    }

    [Fact]
    public void No_text_uses_what_only_one_engine_knows()
    {
        foreach (var text in Statements().Concat(Migrations.Embedded.All.Select(migration => Comment().Replace(migration.Script, ""))))
        {
            var found = OneEngineOnly().Match(text);
            Assert.False(found.Success, $"'{found.Value}' in: {text}");
        }
    }

    [Theory]
    [InlineData("insert or replace into x values (1)")]
    [InlineData("select now()")]
    [InlineData("create table x (id serial)")]
    [InlineData("select a::text from x for update skip locked")]
    [InlineData("select true")]
    public void The_scan_knows_what_only_one_engine_knows(string text) => Assert.Matches(OneEngineOnly(), text);

    [Fact]
    public async Task Both_engines_understand_every_statement()
    {
        await using var file = await sqlite.OpenAsync();
        await postgres.CreateAsync();
        await using var pool = await postgres.OpenAsync();
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync(Cancellation);
        foreach (var statement in Statements().Where(statement => !statement.StartsWith("create", StringComparison.Ordinal)))
        {
            var text = Hole().Replace(statement, hole => $"${int.Parse(hole.Groups["index"].Value) + 1}");
            await file.Connections.WriteAsync(
                async (sql, cancellation) =>
                {
                    await sql.RunScriptAsync("explain " + Parameter().Replace(text, "null"), cancellation);
                    return true;
                },
                Cancellation);
            await using var prepare = new NpgsqlCommand($"prepare it as {text}; deallocate it", connection);
            await prepare.ExecuteNonQueryAsync(Cancellation);
        }

        await postgres.DisposeAsync();
    }

    [Fact]
    public async Task Claims_and_counts_look_only_at_work_still_to_do()
    {
        await using var file = await sqlite.OpenAsync();
        var plan = await PlanAsync(file, "update outbox set unknowns = unknowns + case when lease is null");
        Assert.Contains(plan, step => step.Contains("outbox_lane", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains("outbox_head", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN outbox", StringComparison.Ordinal));
        Assert.Contains("outbox_lane", Assert.Single(await PlanAsync(file, "update outbox set lease = null, lease_until = null, unknowns = unknowns + 1 where state = 'ready'")));
    }

    private static Task<List<string>> PlanAsync(Database file, string start)
    {
        var statement = Statements().Single(statement => statement.StartsWith(start, StringComparison.Ordinal));
        var text = Parameter().Replace(Hole().Replace(statement, "1"), "1");
        return ((Storage.Sqlite.SqliteConnections)file.Connections).Writer.WriteAsync((sql, _) => Task.FromResult(Explain((Storage.Sqlite.SqliteSql)sql, text)), Cancellation);
    }

    private static List<string> Explain(Storage.Sqlite.SqliteSql sql, string statement) => sql.Read($"explain query plan {statement}", column: 3);

    private static List<string> Statements() => [.. AllStatements().Where(statement => statement != SchemaLock)];

    private static List<string> AllStatements()
    {
        using var file = new PEReader(File.OpenRead(typeof(Database).Assembly.Location));
        var metadata = file.GetMetadataReader();
        List<string> texts = [];
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            if (metadata.GetUserString(handle) is var text && Verb().IsMatch(text)) texts.Add(text);
        }

        return texts;
    }

    [GeneratedRegex(@"^\s*(select|insert|update|delete|create|with)\s", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Verb();

    [GeneratedRegex("--[^\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{(?<index>\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\$\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"::|->|\b(autoincrement|pragma|rowid|without|strict|glob|regexp|ifnull|iif|strftime|datetime|julianday|changes|unixepoch|insert\s+or|replace\s+into" +
        @"|serial|bigserial|boolean|true|false|jsonb?|uuid|bytea|timestamptz?|interval|now|array|any|unnest|ilike|similar|lateral|distinct\s+on|for\s+(update|share)|skip\s+locked" +
        @"|greatest|least|generate_series|to_timestamp|extract|merge|varchar|blob|integer|pg_\w+|sqlite_\w+)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OneEngineOnly();
}
