using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Awareness.Storage.Sqlite;

/// <summary>
/// The one connection that writes: a thread of its own takes all work that is waiting, runs it in one transaction, syncs once
/// and then acknowledges all of it. It also does every checkpoint, which the SQLite in use (3.50.4) needs to be safe, and it closes last.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int GroupSize = 256;
    private const int Backlog = 4_096;
    private const int GroupsBetweenLooks = 64;

    // Nobody is served while the file is cleaned: of a large one that is a second or more, and it must stay a small part of the time.
    private const int ShareOfCleaning = 60;
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMilliseconds(250);

    // Nobody is served during a checkpoint: one every 1,000 pages keeps the longest wait short, and rarer ones were measured to save nothing.
    // The cache holds what one group writes; all else is in the system's own cache.
    // What is deleted is overwritten, for people may ask that nothing of them is left.
    private const string Pragmas = """
        pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 1000; pragma busy_timeout = 2000; pragma secure_delete = on;
        pragma temp_store = memory; pragma cache_size = -8192; pragma mmap_size = 0; pragma trusted_schema = off
        """;

    private readonly Channel<WriteUnit> waiting = Channel.CreateBounded<WriteUnit>(new BoundedChannelOptions(Backlog) { SingleReader = true });
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteSql sql;
    private readonly PageGaps gaps;
    private readonly string log;
    private readonly long longestLog;
    private readonly ILogger logger;
    private long lastCleaning;
    private TimeSpan untilCleaning = BetweenCleanings;
    private long transactions;
    private long units;

    private SqliteWriter(SqliteSql sql, PageGaps gaps, string path, long longestLog, ILogger logger)
    {
        this.sql = sql;
        this.gaps = gaps;
        this.logger = logger;
        this.longestLog = longestLog;
        log = $"{path}-wal";
    }

    /// <summary>Transactions committed with at least one unit of work.</summary>
    public long Transactions => Volatile.Read(ref transactions);

    /// <summary>Units of work acknowledged.</summary>
    public long Units => Volatile.Read(ref units);

    /// <summary>Opens the connection and starts the thread. A write-ahead log longer than <paramref name="longestLog"/> bytes is cut as soon as its readers allow.</summary>
    public static SqliteWriter Start(string path, long longestLog, ILogger logger)
    {
        var opened = SqliteSql.Open(path, SqliteOpenMode.ReadWriteCreate, Pragmas);
        if (opened.Read("pragma journal_mode", column: 0) is not ["wal"])
        {
            opened.Dispose();
            throw new DatabaseException($"The file system of {path} cannot hold SQLite's write-ahead log; keep the database on a local disk.");
        }

        var writer = new SqliteWriter(opened, new PageGaps(path), path, longestLog, logger);
        new Thread(writer.Run) { Name = "SQLite writer", IsBackground = true }.Start();
        return writer;
    }

    /// <summary>
    /// Runs the work in the next group; completes when it is on disk. Work that has begun is done whether its caller gives up or not, and the caller hears of it: what was
    /// written, a claim for one, would be known to nobody otherwise.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Sql, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var unit = new WriteUnit<T>(work, cancellationToken);
        try
        {
            await waiting.Writer.WriteAsync(unit, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new DatabaseException("The database is closed.", exception);
        }

        await using var giving = cancellationToken.UnsafeRegister(static abandoned => ((WriteUnit)abandoned!).Abandon(), unit);
        return await unit.Completion;
    }

    /// <summary>Takes no more work and completes when all that was waiting is on disk. The connection stays open for the readers' sake.</summary>
    public Task DrainAsync()
    {
        waiting.Writer.TryComplete();
        return drained.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        sql.Dispose();
        gaps.Dispose();
    }

    private void Run()
    {
        List<WriteUnit> group = new(GroupSize);
        while (WaitForWork())
        {
            while (group.Count < GroupSize && waiting.Reader.TryRead(out var unit)) group.Add(unit);
            Commit(group);
            group.Clear();
        }

        if (sql.HasTraces) Clean();
        drained.SetResult();
    }

    /// <summary>Waits for work; meanwhile, and now and then when there is always some, what must not be found is cleaned away.</summary>
    private bool WaitForWork()
    {
        var next = waiting.Reader.WaitToReadAsync().AsTask();
        while (sql.HasTraces)
        {
            if (TimeProvider.System.GetElapsedTime(lastCleaning) >= untilCleaning) Clean();
            if (next.Wait(sql.HasTraces ? BetweenCleanings : TimeSpan.Zero)) break;
        }

        return next.GetAwaiter().GetResult();
    }

    // The border of the thread: whatever happens, every caller gets an answer and the next group starts afresh.
    private void Commit(List<WriteUnit> group)
    {
        try
        {
            if (!TryTogether(group)) RunApart(group);
            sql.Run("commit");
        }
        catch (Exception exception)
        {
            Refuse(group, exception);
            return;
        }

        transactions++;
        units += group.Count;
        foreach (var unit in group) unit.Acknowledge();
        if (transactions % GroupsBetweenLooks == 0) KeepLogShort();
    }

    /// <summary>
    /// Runs all units with no way back for a single one, which is all that nearly every group needs: a savepoint copies each page that is written. False when one failed or
    /// turned back; whatever it was, it comes again when each is run apart.
    /// </summary>
    private bool TryTogether(List<WriteUnit> group)
    {
        Begin();
        try
        {
            foreach (var unit in group) unit.Run(sql);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Runs each unit behind a savepoint of its own; those that fail by themselves get their answer and leave the group.</summary>
    private void RunApart(List<WriteUnit> group)
    {
        Begin();
        sql.HasWayBack = true;
        try
        {
            for (var next = 0; next < group.Count;)
            {
                if (TryRun(group[next])) next++;
                else group.RemoveAt(next);
            }
        }
        finally
        {
            sql.HasWayBack = false;
        }
    }

    private void Begin()
    {
        if (sql.InTransaction) sql.Run("rollback");
        sql.Run("begin immediate");
    }

    /// <summary>Runs one unit; when it fails by itself only its own writes are undone. Throws when the whole transaction is lost.</summary>
    private bool TryRun(WriteUnit unit)
    {
        sql.Run("savepoint unit");
        try
        {
            unit.Run(sql);
            sql.Run("release unit");
            return true;
        }
        catch (Exception exception) when (sql.InTransaction)
        {
            sql.Run("rollback to unit");
            sql.Run("release unit");
            unit.Fail(exception is SqliteException ? new DatabaseException("The database refused a statement.", exception) : exception);
            return false;
        }
    }

    private void Refuse(List<WriteUnit> lost, Exception exception)
    {
        logger.GroupFailed(lost.Count, exception);
        try
        {
            if (sql.InTransaction) sql.Run("rollback");
        }
        catch (SqliteException)
        {
            // Tried again before the next group, which is refused as well for as long as this lasts.
        }

        foreach (var unit in lost) unit.Fail(new DatabaseException("The database could not be written.", exception));
    }

    /// <summary>
    /// Writes the log into the file, cuts it to nothing and overwrites what SQLite left between the rows, as soon as nobody reads from the log. The readers are short:
    /// who finds one tries again, and the commits do not wait for it.
    /// </summary>
    private void Clean()
    {
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            sql.Set("pragma busy_timeout = 20");
            if (sql.Read("pragma wal_checkpoint(truncate)", column: 0) is ["0"])
            {
                // A page left in the cache would be written again with what is overwritten in the file.
                sql.Set("pragma shrink_memory");
                gaps.Overwrite();
                sql.HasTraces = false;
            }
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
        {
            logger.CleaningFailed(exception);
        }
        finally
        {
            sql.Set("pragma busy_timeout = 2000");
            var took = TimeProvider.System.GetElapsedTime(start) * ShareOfCleaning;
            untilCleaning = took > BetweenCleanings ? took : BetweenCleanings;
            lastCleaning = TimeProvider.System.GetTimestamp();
        }
    }

    // Readers that overlap without end keep the log from starting over; when it has grown long, wait for them once.
    private void KeepLogShort()
    {
        try
        {
            if (new FileInfo(log) is { Exists: true, Length: var length } && length > longestLog) sql.Read("pragma wal_checkpoint(truncate)", column: 0);
        }
        catch (SqliteException exception)
        {
            logger.GroupFailed(0, exception);
        }
    }
}
