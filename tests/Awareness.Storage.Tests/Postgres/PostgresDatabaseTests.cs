using Awareness.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Awareness.Storage.Tests.Postgres;

/// <summary>What holds for a server that others use too and that can go away, beside the contracts.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : IAsyncLifetime
{
    private readonly PostgresTestDatabase place = new(server);
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await place.CreateAsync();
        database = await place.OpenAsync();
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task Broken_connections_are_replaced_without_anybody_noticing()
    {
        for (var round = 1; round <= 5; round++)
        {
            Assert.IsType<CommitResult.Committed>(await CommitAsync($"{round}"));
            await place.BreakConnectionsAsync();
            Assert.Equal(round, (await LoadAsync()).Conversation.Version);
            await place.BreakConnectionsAsync();
        }
    }

    [Fact]
    public async Task A_server_that_is_away_is_one_kind_of_exception_and_a_probe_that_says_no()
    {
        var away = new DatabaseSettings.Postgres("Host=/nonexistent;Username=nobody;Password=secret;Database=x;Timeout=2");
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Database.OpenAsync(away, TimeProvider.System, NullLogger<Database>.Instance, Cancellation));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);

        await database.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => CommitAsync("1"));
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_repeating_it()
    {
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Database.OpenAsync(
            new DatabaseSettings.Postgres("Hots=x;Password=secret"), TimeProvider.System, NullLogger<Database>.Instance, Cancellation));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("synchronous_commit", "on")]
    [InlineData("transaction_isolation", "read committed")]
    [InlineData("lock_timeout", "7s")]
    [InlineData("idle_in_transaction_session_timeout", "30s")]
    public async Task The_operator_may_change_limits_but_not_promises(string setting, string expected)
    {
        const string options = @"-c synchronous_commit=off -c lock_timeout=7s -c default_transaction_isolation=serializable";
        await using var other = await Database.OpenAsync(
            new DatabaseSettings.Postgres($"{place.ConnectionString};Options={options}"), TimeProvider.System, NullLogger<Database>.Instance, Cancellation);
        var value = await other.Connections.WriteAsync(
            (sql, cancellation) => sql.FindAsync($"select current_setting({setting})", row => row.GetString(0), cancellation),
            Cancellation);
        Assert.Equal(expected, value);
    }

    [Fact]
    public void Settings_in_a_log_show_no_password()
    {
        var text = new DatabaseSettings.Postgres("Host=db;Database=awareness;Username=u;Password=secret").ToString();
        Assert.Equal("Postgres db/awareness", text);
    }

    private Task<TurnState> LoadAsync() => database.Turns.LoadAsync(Sample.Conversation(), Sample.Contact, Cancellation);

    private async Task<CommitResult> CommitAsync(string id) => await database.Turns.CommitAsync(Sample.Turn(await LoadAsync(), id), Cancellation);
}
