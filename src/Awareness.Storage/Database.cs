using System.Diagnostics.Metrics;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Storage.Postgres;
using Awareness.Storage.Schema;
using Awareness.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace Awareness.Storage;

/// <summary>
/// The open database: brought up to this program's schema, with the stores that live in it. One per process.
/// All members throw <see cref="DatabaseException"/> when the database cannot be reached or written.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Name of the meter: <c>awareness.storage.transactions</c> and <c>awareness.storage.units</c> show how well commits are grouped (SQLite).</summary>
    public const string MeterName = "Awareness.Storage";

    private readonly IConnections connections;
    private readonly TimeProvider time;
    private readonly Meter meter;

    private Database(IConnections connections, ReplyNames names, TimeProvider time, long schemaVersion)
    {
        this.connections = connections;
        this.time = time;
        SchemaVersion = schemaVersion;
        var signal = new WorkSignal(time);
        Turns = new TurnStore(connections, signal);
        Outbox = new Outbox(connections, signal);
        Names = names;
        DeadLetters = new DeadLetters(connections, names, signal);
        Wakeups = new Wakeups(connections);
        Unanswered = new UnansweredStore(connections);
        Results = new ResultStore(connections);
        Reports = new ReportStore(connections);
        FlowVersions = new FlowVersionStore(connections);
        Credentials = new ChannelCredentials(connections);
        Retention = new Retention(connections);
        meter = CreateMeter();
    }

    /// <summary>Conversations, contacts and transcripts.</summary>
    public ITurnStore Turns { get; }

    /// <summary>Replies still due.</summary>
    public IOutbox Outbox { get; }

    /// <summary>What replies are called in logs and lists, the same in every service on this database.</summary>
    public ReplyNames Names { get; }

    /// <summary>Replies that were given up.</summary>
    public DeadLetters DeadLetters { get; }

    /// <summary>Timers of runs that wait.</summary>
    public IWakeups Wakeups { get; }

    /// <summary>Questions kept for the officers.</summary>
    public UnansweredStore Unanswered { get; }

    /// <summary>Answers, for reports.</summary>
    public ResultStore Results { get; }

    /// <summary>Hazard reports, for officers.</summary>
    public ReportStore Reports { get; }

    /// <summary>Flows as they were.</summary>
    public FlowVersionStore FlowVersions { get; }

    /// <summary>Tokens of channels.</summary>
    public IChannelCredentials Credentials { get; }

    /// <summary>Forgets what is kept no longer.</summary>
    public Retention Retention { get; }

    /// <summary>The number of the last schema change that was applied.</summary>
    public long SchemaVersion { get; }

    /// <summary>The engine's name: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => connections.Engine;

    /// <summary>Runs units of work; for the tests beside the contract suites.</summary>
    internal IConnections Connections => connections;

    /// <summary>
    /// Opens the database and applies missing schema changes. Throws <see cref="DatabaseException"/> with a sentence for the operator when
    /// another process already writes the SQLite file, when the database is newer than the program, or when it cannot be opened.
    /// </summary>
    public static async Task<Database> OpenAsync(DatabaseSettings settings, TimeProvider time, ILogger<Database> logger, CancellationToken cancellationToken)
    {
        IConnections opened = settings switch
        {
            DatabaseSettings.Sqlite sqlite => SqliteConnections.Open(sqlite.Path, logger),
            DatabaseSettings.Postgres postgres => PostgresConnections.Open(postgres.ConnectionString, logger),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings, "Unknown kind of database."),
        };
        try
        {
            var version = await Migrations.Embedded.ApplyAsync(opened, time, logger, cancellationToken);
            logger.Opened(opened.Engine, version);
            // Nobody else can have the file open: whoever held a lease is dead, and no reply need wait until its lease runs out.
            if (settings is DatabaseSettings.Sqlite) await ReleaseLeasesAsync(opened, cancellationToken);
            return new Database(opened, await NamingKey.TakeAsync(opened, cancellationToken), time, version);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Commits one small row, for a readiness check. Never throws for a database that is away, full or slow.</summary>
    public async Task<WriteProbe> ProbeAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var at = time.GetUtcNow().ToUnixTimeMilliseconds();
            await connections.WriteAsync(
                (sql, cancellation) => sql.ExecuteAsync(
                    $"insert into probe (id, at) values (1, {at}) on conflict (id) do update set at = excluded.at",
                    cancellation),
                either.Token).WaitAsync(either.Token);
            return new WriteProbe(CanWrite: true, time.GetElapsedTime(start), Reason: null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WriteProbe(CanWrite: false, time.GetElapsedTime(start), $"The database did not commit within {atMost.TotalSeconds} s.");
        }
        catch (DatabaseException exception)
        {
            return new WriteProbe(CanWrite: false, time.GetElapsedTime(start), exception.Message);
        }
    }

    /// <summary>Counts the outbox, for metrics; cheap however long the history is.</summary>
    public Task<OutboxCounts> CountOutboxAsync(CancellationToken cancellationToken) => connections.ReadAsync(
        async (sql, cancellation) => await sql.FindAsync(
            $"""
            select (select count(*) from outbox where state = 'ready'),
                (select count(*) from outbox where state = 'dead'),
                (select min(due_at) from outbox where state = 'ready')
            """,
            row => new OutboxCounts(
                row.GetInt64(0),
                row.GetInt64(1),
                row.NullableNumber(2) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null),
            cancellation) ?? new OutboxCounts(0, 0, OldestDue: null),
        cancellationToken);

    /// <summary>
    /// Looks through the whole database: the engine's own check of its files, and the rules between the tables.
    /// Returns what is wrong; nothing when it is sound. Takes time in proportion to its size.
    /// </summary>
    public async Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken)
    {
        var files = await connections.CheckFilesAsync(cancellationToken);
        return files is [] ? await connections.ReadAsync(Invariants.CheckAsync, cancellationToken) : files;
    }

    /// <summary>Puts on disk all that was asked for, then closes: readers first, the writer last.</summary>
    public async ValueTask DisposeAsync()
    {
        meter.Dispose();
        await connections.DisposeAsync();
    }

    // The lane is named to reach the index of what is still to do. Nobody knows whether what was held arrived.
    private static Task<int> ReleaseLeasesAsync(IConnections connections, CancellationToken cancellationToken) => connections.WriteAsync(
        async (sql, cancellation) =>
        {
            await sql.ExecuteAsync($"update channel_credential set lease = null, lease_until = null where lease is not null", cancellation);
            return await sql.ExecuteAsync(
                $"update outbox set lease = null, lease_until = null, unknowns = unknowns + 1 where state = 'ready' and lane >= '' and lease is not null",
                cancellation);
        },
        cancellationToken);

    private Meter CreateMeter()
    {
        var created = new Meter(new MeterOptions(MeterName) { Scope = this });
        if (connections is not SqliteConnections { Writer: var writer }) return created;
        created.CreateObservableCounter("awareness.storage.transactions", () => writer.Transactions, description: "Transactions synced to disk.");
        created.CreateObservableCounter("awareness.storage.units", () => writer.Units, description: "Units of work acknowledged by them.");
        return created;
    }
}
