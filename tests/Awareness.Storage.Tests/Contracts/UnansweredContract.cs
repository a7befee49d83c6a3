using Awareness.Conversations;
using Awareness.Conversations.Gaps;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>How every engine keeps the questions nobody could answer.</summary>
public abstract class UnansweredContract(TestDatabase place) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly UnansweredQuestion Question = new(Day, "directline", IsAskedBack: false, "giá vé tàu vịnh Hạ Long");

    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await place.CreateAsync();
        database = await place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_question_is_kept_with_its_turn_and_the_same_one_is_counted()
    {
        await CommitAsync("1", Question);
        await CommitAsync("2", Question);
        await CommitAsync("3", Question with { IsAskedBack = true });
        await CommitAsync("4", Question with { Day = Day.AddDays(-1), Channel = "zalo" });
        await CommitAsync("5", unanswered: null);

        Assert.Equal(
            [Question with { Day = Day.AddDays(-1), Channel = "zalo" }, Question with { Times = 2 }, Question with { IsAskedBack = true }],
            await database.Unanswered.ReadAsync(DateOnly.MinValue, Cancellation));
        Assert.Equal(2, (await database.Unanswered.ReadAsync(Day, Cancellation)).Count);
    }

    [Fact]
    public async Task A_turn_that_is_not_committed_leaves_no_question()
    {
        var stale = await LoadAsync();
        await CommitAsync("1", unanswered: null);
        Assert.IsType<CommitResult.Conflict>(await database.Turns.CommitAsync(Sample.Turn(stale, "2") with { Unanswered = Question }, Cancellation));
        Assert.IsType<CommitResult.Duplicate>(await database.Turns.CommitAsync(Sample.Turn(await LoadAsync(), "1") with { Unanswered = Question }, Cancellation));
        Assert.Empty(await database.Unanswered.ReadAsync(DateOnly.MinValue, Cancellation));
    }

    [Fact]
    public async Task Days_gone_by_are_forgotten()
    {
        await CommitAsync("1", Question);
        await CommitAsync("2", Question with { Day = Day.AddDays(-90) });
        Assert.Equal(1, await database.Unanswered.ForgetAsync(Day.AddDays(-89), Cancellation));
        Assert.Equal([Question], await database.Unanswered.ReadAsync(DateOnly.MinValue, Cancellation));
    }

    [Fact]
    public async Task A_day_holds_so_many_different_questions_and_no_more()
    {
        await database.Connections.WriteAsync(
            async (sql, cancellation) =>
            {
                for (var number = 0; number < UnansweredStore.MostOfDay + 5; number++) await UnansweredStore.AddAsync(sql, Question with { Text = $"câu {number}" }, cancellation);
                return 0;
            },
            Cancellation);
        Assert.Equal(UnansweredStore.MostOfDay, (await database.Unanswered.ReadAsync(Day, Cancellation)).Count);
        await CommitAsync("next", Question with { Day = Day.AddDays(1) });
        Assert.Single(await database.Unanswered.ReadAsync(Day.AddDays(1), Cancellation));
    }

    [Theory]
    [InlineData("NUL \0 and half a pair \ud83d")]
    [InlineData("quotes ' \" ; drop table unanswered; --")]
    public async Task Any_text_can_be_kept(string text)
    {
        await CommitAsync("1", Question with { Text = text });
        var kept = Assert.Single(await database.Unanswered.ReadAsync(Day, Cancellation));
        Assert.Equal(text.Replace('\0', '\ufffd').Replace('\ud83d', '\ufffd'), kept.Text);
    }

    [Fact]
    public async Task Another_process_reads_while_the_service_holds_the_database()
    {
        await CommitAsync("1", Question);
        Assert.Equal([Question], await UnansweredStore.ReadAsideAsync(place.Settings, Day, Cancellation));
        await CommitAsync("2", Question);
        Assert.Equal([Question with { Times = 2 }], await UnansweredStore.ReadAsideAsync(place.Settings, Day, Cancellation));
    }

    private Task<TurnState> LoadAsync() => database.Turns.LoadAsync(Sample.Conversation(), Sample.Contact, Cancellation);

    private async Task CommitAsync(string id, UnansweredQuestion? unanswered) =>
        Assert.IsType<CommitResult.Committed>(await database.Turns.CommitAsync(Sample.Turn(await LoadAsync(), id) with { Unanswered = unanswered }, Cancellation));
}

public sealed class SqliteUnansweredTests() : UnansweredContract(new SqliteTestDatabase())
{
    [Fact]
    public async Task A_database_that_is_not_there_is_said_and_not_made()
    {
        var nowhere = new DatabaseSettings.Sqlite(Path.Combine(Path.GetTempPath(), "awareness-none", "awareness.db"));
        var missing = await Assert.ThrowsAsync<DatabaseException>(() => UnansweredStore.ReadAsideAsync(nowhere, DateOnly.MinValue, TestContext.Current.CancellationToken));
        Assert.Contains("no database", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(nowhere.Path));
    }
}

public sealed class PostgresUnansweredTests(PostgresServer server) : UnansweredContract(new PostgresTestDatabase(server));
