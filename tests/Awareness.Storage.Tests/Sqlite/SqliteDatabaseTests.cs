using System.Diagnostics.Metrics;
using System.Runtime.Versioning;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage.Tests.Sqlite;

/// <summary>What holds for one file, one writer and its readers, beside the contracts.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase place = new();
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqliteWriter Writer => ((SqliteConnections)database.Connections).Writer;

    public async ValueTask InitializeAsync() => database = await place.OpenAsync();

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task A_second_opening_is_refused_with_a_clear_message()
    {
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => place.OpenAsync());
        Assert.Contains("another process holds it", refused.Message, StringComparison.Ordinal);

        await database.DisposeAsync();
        database = await place.OpenAsync();
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_due_again_at_once()
    {
        await CommitAsync("c", "1");
        var now = TimeProvider.System.GetUtcNow();
        Assert.Single(await database.Outbox.ClaimAsync(new OutboxRequest("test", now, TimeSpan.FromHours(1), 10), Cancellation));
        Assert.Empty(await database.Outbox.ClaimAsync(new OutboxRequest("test", now, TimeSpan.FromHours(1), 10), Cancellation));

        await database.DisposeAsync();
        database = await place.OpenAsync();
        var again = Assert.Single(await database.Outbox.ClaimAsync(new OutboxRequest("test", now, TimeSpan.FromHours(1), 10), Cancellation));
        Assert.Equal(2, again.Outbound.Attempt);
        Assert.True(again.Outbound.MayBeCopy);
    }

    [Fact]
    public async Task A_link_to_the_file_is_the_same_file()
    {
        var link = Path.Combine(place.Folder, "link.db");
        File.CreateSymbolicLink(link, place.File);
        await Assert.ThrowsAsync<DatabaseException>(() =>
            Database.OpenAsync(new DatabaseSettings.Sqlite(link), TimeProvider.System, NullLogger<Database>.Instance, Cancellation));
    }

    [Fact]
    public async Task All_files_are_for_their_owner_only()
    {
        await CommitAsync("c", "1");
        await database.Turns.LoadAsync(Sample.Conversation(), Sample.Contact, Cancellation);
        foreach (var name in new[] { "", "-wal", "-shm", ".lock" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(place.File + name));
        }
    }

    [Fact]
    public async Task An_existing_file_is_closed_to_others_when_it_is_opened()
    {
        await database.DisposeAsync();
        File.SetUnixFileMode(place.File, (UnixFileMode)0b110_110_110);
        database = await place.OpenAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(place.File));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var path = Path.Combine(place.Folder, "letter.txt");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("Not a database. ", 1_000)), Cancellation);
        var before = await File.ReadAllBytesAsync(path, Cancellation);

        var refused = await Assert.ThrowsAsync<DatabaseException>(() =>
            Database.OpenAsync(new DatabaseSettings.Sqlite(path), TimeProvider.System, NullLogger<Database>.Instance, Cancellation));

        Assert.Contains("letter.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Fact]
    public async Task The_writer_syncs_every_commit_and_readers_can_do_nothing_but_read()
    {
        Assert.Equal("wal", await PragmaAsync(database.Connections.WriteAsync, $"pragma journal_mode"));
        Assert.Equal("2", await PragmaAsync(database.Connections.WriteAsync, $"pragma synchronous"));
        Assert.Equal("0", await PragmaAsync(database.Connections.ReadAsync, $"pragma wal_autocheckpoint"));
        Assert.Equal("0", await PragmaAsync(database.Connections.ReadAsync, $"pragma mmap_size"));
        await Assert.ThrowsAsync<DatabaseException>(() => database.Connections.ReadAsync(
            (sql, cancellation) => sql.ExecuteAsync($"insert into probe (id, at) values (2, 2)", cancellation),
            Cancellation));
    }

    [Fact]
    public async Task Commits_that_wait_together_are_synced_together()
    {
        var (transactions, units) = ReadMeter();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(
            async () =>
            {
                for (var turn = 0; turn < 5; turn++) await CommitAsync($"c{number}", $"{turn}");
            },
            Cancellation)));

        var (transactionsAfter, unitsAfter) = ReadMeter();
        Assert.Equal(64 * 5, unitsAfter - units);
        Assert.InRange(transactionsAfter - transactions, 1, 64 * 5 / 2);
    }

    [Fact]
    public async Task Units_that_fail_do_not_spoil_the_others_of_their_group()
    {
        await database.Connections.WriteAsync(
            (sql, cancellation) => sql.ExecuteAsync(
                $"create trigger poison before insert on transcript when new.activity like '%poison%' begin select raise(abort, 'poisoned'); end",
                cancellation),
            Cancellation);
        var stale = await LoadAsync("stale");
        await CommitAsync("stale", "0");
        var before = Writer.Transactions;

        var (results, poisoned, thrown) = await InOneGroupAsync(async () =>
        {
            var good = Enumerable.Range(0, 10).Select(number => database.Turns.CommitAsync(Sample.Turn(New($"good{number}"), "1"), Cancellation)).ToList();
            var conflict = database.Turns.CommitAsync(Sample.Turn(stale, "1"), Cancellation);
            var duplicate = database.Turns.CommitAsync(Sample.Turn(stale, "0"), Cancellation);
            var bad = database.Turns.CommitAsync(Sample.Turn(New("bad"), "1") with { Replies = [Sample.Message("poison")] }, Cancellation);
            var broken = database.Connections.WriteAsync<int>(
                async (sql, cancellation) =>
                {
                    await sql.ExecuteAsync($"insert into probe (id, at) values (77, 77)", cancellation);
                    throw new InvalidOperationException("broken");
                },
                Cancellation);
            return (await Task.WhenAll([.. good, conflict, duplicate]), await Record.ExceptionAsync(() => bad), await Record.ExceptionAsync(() => broken));
        });

        Assert.Equal(2, Writer.Transactions - before);
        Assert.All(results[..10], result => Assert.IsType<CommitResult.Committed>(result));
        Assert.IsType<CommitResult.Conflict>(results[10]);
        Assert.IsType<CommitResult.Duplicate>(results[11]);
        Assert.IsType<DatabaseException>(poisoned);
        Assert.Equal("broken", Assert.IsType<InvalidOperationException>(thrown).Message);
        Assert.Equal(0, (await LoadAsync("bad")).Conversation.Version);
        Assert.Equal("0", await PragmaAsync(database.Connections.ReadAsync, $"select count(*) from probe where id = 77"));
        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task A_full_disk_refuses_all_that_waits_and_writing_goes_on_when_there_is_room()
    {
        await CommitAsync("before", "1");
        await PragmaAsync(database.Connections.WriteAsync, $"pragma max_page_count = 1");
        var large = Sample.Turn(New("large"), "1") with { Replies = [Sample.Message(new string('x', 200_000))] };

        var failures = await InOneGroupAsync(async () =>
        {
            var commits = Enumerable.Range(0, 5).Select(number => database.Turns.CommitAsync(Sample.Turn(New($"c{number}"), "1"), Cancellation))
                .Append(database.Turns.CommitAsync(large, Cancellation)).ToList();
            return await Task.WhenAll(commits.Select(commit => Record.ExceptionAsync(() => commit).AsTask()));
        });

        Assert.IsType<DatabaseException>(failures[^1]);
        for (var number = 0; number < 5; number++)
        {
            // Acknowledged exactly when it is stored.
            Assert.Equal(failures[number] is null ? 1 : 0, (await LoadAsync($"c{number}")).Conversation.Version);
        }

        Assert.Equal(0, (await LoadAsync("large")).Conversation.Version);
        await PragmaAsync(database.Connections.WriteAsync, $"pragma max_page_count = 1000000");
        Assert.IsType<CommitResult.Committed>(await database.Turns.CommitAsync(large, Cancellation));
        Assert.Equal(1, (await LoadAsync("before")).Conversation.Version);
        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task A_commit_that_fails_at_the_end_acknowledges_nobody_and_the_next_group_starts_afresh()
    {
        await database.Connections.WriteAsync(
            async (sql, cancellation) =>
            {
                await sql.RunScriptAsync("create table parent (id integer primary key); create table child (parent integer references parent deferrable initially deferred)", cancellation);
                return true;
            },
            Cancellation);

        var failures = await InOneGroupAsync(async () =>
        {
            var commits = Enumerable.Range(0, 5).Select(number => (Task)database.Turns.CommitAsync(Sample.Turn(New($"c{number}"), "1"), Cancellation))
                .Append(database.Connections.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"insert into child (parent) values (1)", cancellation), Cancellation))
                .ToList();
            return await Task.WhenAll(commits.Select(commit => Record.ExceptionAsync(() => commit).AsTask()));
        });

        Assert.All(failures, failure => Assert.IsType<DatabaseException>(failure));
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(0, (await LoadAsync($"c{number}")).Conversation.Version);
            await CommitAsync($"c{number}", "1");
        }
    }

    [Fact]
    public async Task Readers_see_what_was_acknowledged_while_the_writer_goes_on()
    {
        var acknowledged = 0L;
        var reading = Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref acknowledged) < 200)
                {
                    var atLeast = Volatile.Read(ref acknowledged);
                    Assert.InRange((await LoadAsync("c")).Conversation.Version, atLeast, 200);
                    await Task.Yield();
                }
            },
            Cancellation)));
        for (var turn = 1; turn <= 200; turn++)
        {
            await CommitAsync("c", $"{turn}");
            Volatile.Write(ref acknowledged, turn);
        }

        await reading;
    }

    [Fact]
    public async Task Closing_puts_all_that_waits_on_disk_and_leaves_one_file()
    {
        var commits = Enumerable.Range(0, 300).Select(number => database.Turns.CommitAsync(Sample.Turn(New($"c{number}"), "1"), Cancellation)).ToList();
        await database.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.IsType<CommitResult.Committed>(result));
        await Assert.ThrowsAsync<DatabaseException>(() => database.Turns.CommitAsync(Sample.Turn(New("late"), "1"), Cancellation));
        await Assert.ThrowsAsync<DatabaseException>(() => LoadAsync("late"));
        Assert.Equal(["awareness.db", "awareness.db.lock"], Directory.GetFiles(place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_log_is_cut_when_it_has_grown_long()
    {
        var path = Path.Combine(place.Folder, "short.db");
        await using var writer = SqliteWriter.Start(path, longestLog: 8_192, NullLogger.Instance);
        await writer.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"create table numbers (number bigint)", cancellation), Cancellation);
        for (var number = 2; number < 64; number++)
        {
            await writer.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"insert into numbers values ({number})", cancellation), Cancellation);
        }

        Assert.True(new FileInfo($"{path}-wal").Length > 8_192);
        await writer.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"insert into numbers values ({64})", cancellation), Cancellation);
        await writer.DrainAsync();
        Assert.Equal(0, new FileInfo($"{path}-wal").Length);
    }

    [Fact]
    public async Task Pragmas_have_their_effect_each_time_they_are_set() => Assert.Equal("20", await Writer.WriteAsync(
        (sql, _) =>
        {
            var engine = (SqliteSql)sql;
            foreach (var wait in new[] { 20, 2_000, 20 }) engine.Set($"pragma busy_timeout = {wait}");
            var set = engine.Read("pragma busy_timeout", column: 0)[0];
            engine.Set("pragma busy_timeout = 2000");
            return Task.FromResult(set);
        },
        Cancellation));

    [Theory]
    [InlineData("")]
    [InlineData("chữ 🙂 'và' \"dấu\"")]
    public async Task Values_come_back_as_they_went_in(string text)
    {
        await Writer.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"create table kept (text text, number bigint, part double precision, none text)", cancellation), Cancellation);
        string? none = null;
        var written = await Writer.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"insert into kept values ({text}, {long.MinValue}, {0.1}, {none}), ('', 1, 1.5, '')", cancellation), Cancellation);
        Assert.Equal(2, written);

        var rows = await database.Connections.ReadAsync(
            (sql, cancellation) => sql.QueryAsync($"select text, number, part, none from kept order by number", row => (row.GetString(0), row.GetInt64(1), row.GetDouble(2), row.NullableText(3)), cancellation),
            Cancellation);
        Assert.Equal([(text, long.MinValue, 0.1, null), ("", 1, 1.5, "")], rows);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Connections.ReadAsync(
            (sql, cancellation) => sql.FindAsync($"select none from kept order by number", row => row.GetString(0), cancellation),
            Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => database.Connections.ReadAsync((sql, cancellation) => sql.FindAsync($"select {1.5m}", row => row.GetString(0), cancellation), Cancellation));
    }

    [Fact]
    public async Task A_probe_says_why_when_the_writer_is_stuck_or_closed()
    {
        using var open = new ManualResetEventSlim();
        var stuck = database.Connections.WriteAsync(
            (_, _) =>
            {
                open.Wait(Cancellation);
                return Task.FromResult(0);
            },
            Cancellation);
        var probe = await database.ProbeAsync(TimeSpan.FromMilliseconds(50), Cancellation);
        open.Set();
        await stuck;
        Assert.False(probe.CanWrite);
        Assert.Equal("The database did not commit within 0.05 s.", probe.Reason);

        await database.DisposeAsync();
        Assert.Equal("The database is closed.", (await database.ProbeAsync(TimeSpan.FromSeconds(1), Cancellation)).Reason);
    }

    [Fact]
    public async Task What_has_not_begun_when_its_caller_gives_up_is_told_so_at_once_and_never_done()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var isDone = false;
        await InOneGroupAsync(() =>
        {
            var writing = database.Connections.WriteAsync((_, _) => Task.FromResult(isDone = true), enough.Token);
            // Before the writer is let go on.
            enough.Cancel();
            return Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        });
        await CommitAsync("c", "1");
        Assert.False(isDone);
    }

    private static TurnState New(string id) => new(Conversation.New(Sample.Conversation(id)), Contacts.Contact.New(Sample.Contact));

    private static async Task<string> PragmaAsync(
        Func<Func<Sql, CancellationToken, Task<string?>>, CancellationToken, Task<string?>> run,
        FormattableString pragma) =>
        await run((sql, cancellation) => sql.FindAsync(pragma, row => row.GetString(0), cancellation), Cancellation) ?? "";

    private Task<TurnState> LoadAsync(string id) => database.Turns.LoadAsync(Sample.Conversation(id), Sample.Contact, Cancellation);

    private async Task CommitAsync(string conversation, string id) =>
        Assert.IsType<CommitResult.Committed>(await database.Turns.CommitAsync(Sample.Turn(await LoadAsync(conversation), id), Cancellation));

    /// <summary>Holds the writer's thread while <paramref name="ask"/> queues its work, so that all of it falls into the next group.</summary>
    private async Task<T> InOneGroupAsync<T>(Func<Task<T>> ask)
    {
        using var open = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        var holding = database.Connections.WriteAsync(
            (_, _) =>
            {
                held.Set();
                open.Wait(Cancellation);
                return Task.FromResult(0);
            },
            Cancellation);
        held.Wait(Cancellation);
        var asked = ask();
        open.Set();
        await holding;
        return await asked;
    }

    private (long Transactions, long Units) ReadMeter()
    {
        Dictionary<string, long> values = new(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Database.MeterName && ReferenceEquals(instrument.Meter.Scope, database)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return (values["awareness.storage.transactions"], values["awareness.storage.units"]);
    }
}
