using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What every <see cref="IOutbox"/> must keep.</summary>
public abstract class OutboxContract(TestDatabase place) : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly ManualTimeProvider time = new(Sample.Start);
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IOutbox Outbox => database.Outbox;

    public async ValueTask InitializeAsync()
    {
        await place.CreateAsync();
        database = await place.OpenAsync(time);
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_claim_carries_the_activity_its_place_and_its_address()
    {
        await CommitAsync("c", "1");
        var claim = Assert.Single(await ClaimAsync());

        Assert.Equal(Sample.Conversation("c"), claim.Outbound.Conversation);
        Assert.Equal(2, claim.Outbound.Entry.Sequence);
        Assert.Equal("c|0000002", claim.Outbound.Entry.Activity.Id);
        Assert.StartsWith("Trả lời 1 cho 1", claim.Outbound.Entry.Activity.Text, StringComparison.Ordinal);
        Assert.Equal("https://channel.test/", claim.Outbound.Reference?.ServiceUrl);
        Assert.Equal(1, claim.Outbound.Attempt);
    }

    [Fact]
    public async Task Replies_that_a_request_carries_are_not_in_the_outbox()
    {
        await CommitAsync("c", "1", useOutbox: false);
        Assert.Empty(await ClaimAsync());
        Assert.Equal(new OutboxCounts(0, 0, OldestDue: null), await database.CountOutboxAsync(Cancellation));
    }

    [Fact]
    public async Task Of_one_conversation_only_the_earliest_unfinished_row_can_be_claimed()
    {
        await CommitAsync("c", "1", replies: 3);
        foreach (var sequence in new[] { 2, 3, 4 })
        {
            var claim = Assert.Single(await ClaimAsync());
            Assert.Equal(sequence, claim.Outbound.Entry.Sequence);
            Assert.Empty(await ClaimAsync());
            Assert.True(await Outbox.CompleteAsync(claim, "external", Cancellation));
        }

        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Other_conversations_do_not_wait_and_the_limit_is_kept()
    {
        foreach (var id in new[] { "a", "b", "c" }) await CommitAsync(id, "1", replies: 2);

        Assert.Empty(await ClaimAsync(0));
        var first = await ClaimAsync(2);
        var rest = await ClaimAsync();

        Assert.Equal(2, first.Count);
        Assert.Equal(["a", "b", "c"], first.Concat(rest).Select(claim => claim.Outbound.Conversation.Id).Order(StringComparer.Ordinal));
        Assert.All(first.Concat(rest), claim => Assert.Equal(2, claim.Outbound.Entry.Sequence));
    }

    [Fact]
    public async Task The_longest_due_comes_first()
    {
        for (var i = 0; i < 5; i++)
        {
            await CommitAsync($"c{i}", "1", at: Sample.Start.AddSeconds(-i));
        }

        var claims = await ClaimAsync(3);
        Assert.Equal(["c4", "c3", "c2"], claims.Select(claim => claim.Outbound.Conversation.Id));
    }

    [Fact]
    public async Task A_row_that_is_not_due_holds_back_those_behind_it()
    {
        await CommitAsync("c", "1", replies: 2);
        var claim = Assert.Single(await ClaimAsync());
        Assert.True(await Outbox.RetryAsync(claim, new OutboxRetry(time.GetUtcNow().AddSeconds(10), "429", IsOutcomeUnknown: false), Cancellation));

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await ClaimAsync());
        time.Advance(TimeSpan.FromSeconds(1));
        var again = Assert.Single(await ClaimAsync());
        Assert.Equal(2, again.Outbound.Entry.Sequence);
        Assert.Equal(2, again.Outbound.Attempt);
    }

    [Fact]
    public async Task A_lease_that_ran_out_gives_the_row_back_and_its_old_holder_is_refused()
    {
        await CommitAsync("c", "1");
        var lost = Assert.Single(await ClaimAsync());

        time.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync());
        time.Advance(TimeSpan.FromMilliseconds(1));
        var held = Assert.Single(await ClaimAsync());

        Assert.NotEqual(lost.Token, held.Token);
        Assert.Equal(2, held.Outbound.Attempt);
        Assert.False(await Outbox.CompleteAsync(lost, "late", Cancellation));
        Assert.False(await Outbox.RetryAsync(lost, new OutboxRetry(time.GetUtcNow(), "late", IsOutcomeUnknown: true), Cancellation));
        Assert.False(await Outbox.DeadLetterAsync(lost, Letter("late"), Cancellation));
        Assert.True(await Outbox.CompleteAsync(held, externalId: null, Cancellation));
        Assert.False(await Outbox.CompleteAsync(held, externalId: null, Cancellation));
    }

    [Fact]
    public async Task A_holder_whose_lease_ran_out_may_still_finish_when_nobody_took_the_row()
    {
        await CommitAsync("c", "1");
        var claim = Assert.Single(await ClaimAsync());
        time.Advance(Lease * 2);
        Assert.True(await Outbox.CompleteAsync(claim, "external", Cancellation));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task A_dead_letter_is_kept_with_its_reason_and_lets_the_next_pass()
    {
        await CommitAsync("c", "1", replies: 2);
        var claim = Assert.Single(await ClaimAsync());
        Assert.True(await Outbox.DeadLetterAsync(claim, Letter("blocked\0 by \uD83D the person"), Cancellation));

        Assert.Equal(3, Assert.Single(await ClaimAsync()).Outbound.Entry.Sequence);
        Assert.Equal(new OutboxCounts(1, 1, Sample.Start), await database.CountOutboxAsync(Cancellation));
        var reason = await database.Connections.ReadAsync((sql, cancellation) => sql.FindAsync($"select reason from outbox where state = 'dead'", row => row.GetString(0), cancellation), Cancellation);
        Assert.Equal("blocked\uFFFD by \uFFFD the person", reason);
    }

    [Fact]
    public async Task An_endless_reason_is_cut_at_a_whole_character()
    {
        await CommitAsync("c", "1");
        await Outbox.DeadLetterAsync(Assert.Single(await ClaimAsync()), Letter("x" + string.Concat(Enumerable.Repeat("😀", 600))), Cancellation);
        var reason = await database.Connections.ReadAsync((sql, cancellation) => sql.FindAsync($"select reason from outbox", row => row.GetString(0), cancellation), Cancellation);
        Assert.Equal("x" + string.Concat(Enumerable.Repeat("😀", 249)), reason);
    }

    [Fact]
    public async Task Counts_tell_what_is_ready_dead_and_oldest()
    {
        await CommitAsync("a", "1", replies: 2, at: Sample.Start.AddMinutes(-5));
        await CommitAsync("b", "1");
        Assert.Equal(new OutboxCounts(3, 0, Sample.Start.AddMinutes(-5)), await database.CountOutboxAsync(Cancellation));

        foreach (var claim in await ClaimAsync()) await Outbox.CompleteAsync(claim, "x", Cancellation);
        Assert.Equal(new OutboxCounts(1, 0, Sample.Start.AddMinutes(-5)), await database.CountOutboxAsync(Cancellation));
    }

    [Fact]
    public async Task Waiting_ends_when_a_commit_adds_rows()
    {
        var waiting = Outbox.WaitForWorkAsync("test", TimeSpan.FromHours(1), Cancellation);
        Assert.False(waiting.IsCompleted);
        await CommitAsync("c", "1");
        await waiting;
    }

    [Fact]
    public async Task A_commit_between_the_claim_and_the_wait_is_not_missed()
    {
        await CommitAsync("c", "1");
        await Outbox.WaitForWorkAsync("test", TimeSpan.FromHours(1), Cancellation);
        var second = Outbox.WaitForWorkAsync("test", TimeSpan.FromHours(1), Cancellation);
        Assert.False(second.IsCompleted);
        await CommitAsync("c", "2");
        await second;
    }

    [Fact]
    public async Task Finishing_a_row_wakes_for_the_one_behind_it()
    {
        await CommitAsync("c", "1", replies: 3);
        await Outbox.WaitForWorkAsync("test", TimeSpan.FromHours(1), Cancellation);
        foreach (var finish in new Func<OutboxClaim, Task<bool>>[]
        {
            claim => Outbox.CompleteAsync(claim, "x", Cancellation),
            claim => Outbox.DeadLetterAsync(claim, Letter("x"), Cancellation),
        })
        {
            var waiting = Outbox.WaitForWorkAsync("test", TimeSpan.FromHours(1), Cancellation);
            Assert.True(await finish(Assert.Single(await ClaimAsync())));
            await waiting;
        }
    }

    [Fact]
    public async Task Waiting_ends_after_its_time_and_when_it_is_cancelled()
    {
        var waiting = Outbox.WaitForWorkAsync("test", TimeSpan.FromSeconds(1), Cancellation);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;

        using var cancel = new CancellationTokenSource();
        var cancelled = Outbox.WaitForWorkAsync("test", TimeSpan.FromSeconds(1), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task Claimers_at_once_never_hold_the_same_row_and_keep_the_order()
    {
        const int conversations = 20;
        const int replies = 5;
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(number => CommitAsync($"c{number}", "1", replies)));
        var other = await place.OpenOtherAsync(database);

        var sent = new List<(string Conversation, long Sequence)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(claimer => Task.Run(
            async () =>
            {
                var outbox = (claimer % 2 == 0 ? database : other).Outbox;
                while (true)
                {
                    lock (sent)
                    {
                        if (sent.Count >= conversations * replies) return;
                    }

                    foreach (var claim in await outbox.ClaimAsync(new OutboxRequest("test", Sample.Start, Lease, 3), Cancellation))
                    {
                        lock (sent) sent.Add((claim.Outbound.Conversation.Id, claim.Outbound.Entry.Sequence));
                        Assert.True(await outbox.CompleteAsync(claim, "x", Cancellation));
                    }
                }
            },
            Cancellation)));

        foreach (var conversation in sent.GroupBy(row => row.Conversation, StringComparer.Ordinal))
        {
            Assert.Equal(Enumerable.Range(2, replies).Select(sequence => (long)sequence), conversation.Select(row => row.Sequence));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_121)]
    [InlineData(null)]
    public async Task Any_interleaving_of_claim_expiry_and_finish_keeps_the_rules(int? given)
    {
        var seed = given ?? TestCases.Seed();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var interleaving = new OutboxInterleaving(database, time, new Random(seed));
        await interleaving.RunAsync(steps: 250, Cancellation);

        // A seed nobody chose may never give a row up; the chosen ones do.
        if (given is not null) Assert.True(interleaving.ReachedEveryFate);
    }

    private Task<IReadOnlyList<OutboxClaim>> ClaimAsync(int limit = 100) => Outbox.ClaimAsync(new OutboxRequest("test", time.GetUtcNow(), Lease, limit), Cancellation);

    private DeadLetter Letter(string reason, SendRefusal why = SendRefusal.Content) => new(why, reason, time.GetUtcNow());

    private async Task CommitAsync(string conversation, string id, int replies = 1, bool useOutbox = true, DateTimeOffset? at = null)
    {
        var turn = Sample.Turn(await database.Turns.LoadAsync(Sample.Conversation(conversation), Sample.Contact, Cancellation), id, replies, useOutbox);
        var moved = turn with { Record = turn.Record with { At = at ?? Sample.Start } };
        Assert.IsType<CommitResult.Committed>(await database.Turns.CommitAsync(moved, Cancellation));
    }
}

public sealed class SqliteOutboxTests() : OutboxContract(new SqliteTestDatabase());

public sealed class PostgresOutboxTests(PostgresServer server) : OutboxContract(new PostgresTestDatabase(server));
