using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What fair and honest delivery needs of the outbox: lanes, replies before bulk, what platforms count, and what was given up.</summary>
public abstract class DeliveryContract(TestDatabase place) : StoreContract(place)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private IOutbox Outbox => Database.Outbox;

    [Fact]
    public async Task Every_channel_has_a_lane_of_its_own_whatever_follows_the_slash()
    {
        await SayAsync("botframework/msteams", "a");
        await SayAsync("botframework/slack", "b");
        await SayAsync("telegram", "c");
        await SayAsync("telegram2", "d");

        Assert.Equal(["botframework", "telegram", "telegram2"], (await Outbox.ReadLanesAsync(Cancellation)).Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b"], (await ClaimAsync("botframework")).Select(claim => claim.Outbound.Conversation.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["c"], (await ClaimAsync("telegram")).Select(claim => claim.Outbound.Conversation.Id));
        Assert.Empty(await ClaimAsync("zalo"));
    }

    [Fact]
    public async Task A_commit_wakes_the_lane_it_is_for()
    {
        var (telegram, zalo) = (Outbox.WaitForWorkAsync("telegram", TimeSpan.FromHours(1), Cancellation), Outbox.WaitForWorkAsync("zalo", TimeSpan.FromHours(1), Cancellation));
        await SayAsync("zalo", "a");
        await zalo;
        Assert.False(telegram.IsCompleted);
        await SayAsync("telegram", "a");
        await telegram;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_is_heard_by_the_next_who_waits_when_the_one_before_gave_up(bool isCancelled)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = Outbox.WaitForWorkAsync("telegram", isCancelled ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(1), enough.Token);
        if (isCancelled)
        {
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        else
        {
            await waiting;
        }

        await SayAsync("telegram", "a");
        await Outbox.WaitForWorkAsync("telegram", TimeSpan.FromHours(1), Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    [Fact]
    public async Task A_commit_is_heard_by_the_last_who_waits_whenever_the_one_before_gives_up()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = Outbox.WaitForWorkAsync("telegram", TimeSpan.FromHours(1), enough.Token);
        var second = Outbox.WaitForWorkAsync("telegram", TimeSpan.FromHours(1), Cancellation);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await SayAsync("telegram", "a");
        await second.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    [Fact]
    public async Task No_lane_has_rows_when_all_is_sent()
    {
        await SayAsync("telegram", "a");
        Assert.True(await Outbox.CompleteAsync(Assert.Single(await ClaimAsync("telegram")), externalId: null, Cancellation));
        Assert.Empty(await Outbox.ReadLanesAsync(Cancellation));
    }

    [Fact]
    public async Task Replies_go_before_bulk_that_was_due_long_before_and_bulk_keeps_to_its_limit()
    {
        for (var i = 0; i < 4; i++)
        {
            await SayAsync("test", $"b{i}", Start.AddHours(-1));
            await MakeBulkAsync($"b{i}");
            await SayAsync("test", $"r{i}");
        }

        var claims = await Outbox.ClaimAsync(new OutboxRequest("test", Start, Lease, 3), Cancellation);
        Assert.All(claims, claim => Assert.Equal(SendPriority.Reply, claim.Outbound.Priority));
        claims = await Outbox.ClaimAsync(new OutboxRequest("test", Start, Lease, 4) { BulkLimit = 2 }, Cancellation);
        Assert.Equal([SendPriority.Reply, SendPriority.Bulk, SendPriority.Bulk], claims.Select(claim => claim.Outbound.Priority));
        Assert.Empty(await Outbox.ClaimAsync(new OutboxRequest("test", Start, Lease, 4) { BulkLimit = 0 }, Cancellation));
        Assert.Equal(2, (await Outbox.ClaimAsync(new OutboxRequest("test", Start, Lease, 4), Cancellation)).Count);
    }

    [Fact]
    public async Task A_reply_does_not_wait_for_bulk_of_its_conversation_and_bulk_waits_for_everything_before_it()
    {
        await SayAsync("test", "c");
        await MakeBulkAsync("c");
        await SayAsync("test", "c");
        var reply = Assert.Single(await Outbox.ClaimAsync(new OutboxRequest("test", Start, Lease, 10) { BulkLimit = 0 }, Cancellation));
        Assert.Equal(4, reply.Outbound.Entry.Sequence);
        Assert.Equal(2, Assert.Single(await ClaimAsync("test")).Outbound.Entry.Sequence);

        await SayAsync("test", "d");
        await SayAsync("test", "d");
        await MakeBulkAsync("d", sequence: 4);
        var first = Assert.Single(await ClaimAsync("test"));
        Assert.Equal(2, first.Outbound.Entry.Sequence);
        await Outbox.CompleteAsync(first, externalId: null, Cancellation);
        Assert.Equal(4, Assert.Single(await ClaimAsync("test")).Outbound.Entry.Sequence);
    }

    [Fact]
    public async Task A_claim_tells_when_the_person_was_heard_and_how_much_was_sent_since()
    {
        await CommitAsync("c", "an", "1", turn => turn with { Replies = [turn.Replies[0], turn.Replies[0], turn.Replies[0]] });
        for (var sent = 0; sent < 3; sent++)
        {
            var claim = Assert.Single(await ClaimAsync("test"));
            Assert.Equal((Start, sent), (claim.Outbound.HeardAt, claim.Outbound.SentSinceHeard));
            await Outbox.CompleteAsync(claim, externalId: null, Cancellation);
        }

        // A timer is not the person.
        await CommitAsync("c", "an", "2", turn => turn with { Inbound = WakeActivity.Create(Start.AddHours(1)) }, Start.AddHours(1));
        var woken = Assert.Single(await ClaimAsync("test", Start.AddHours(2)));
        Assert.Equal((Start, 3), (woken.Outbound.HeardAt, woken.Outbound.SentSinceHeard));
        await Outbox.CompleteAsync(woken, externalId: null, Cancellation);

        await CommitAsync("c", "an", "3", at: Start.AddHours(2));
        var answer = Assert.Single(await ClaimAsync("test", Start.AddHours(2)));
        Assert.Equal((Start.AddHours(2), 0), (answer.Outbound.HeardAt, answer.Outbound.SentSinceHeard));
    }

    [Fact]
    public async Task Somebody_who_joins_is_heard_and_somebody_who_leaves_is_not()
    {
        await CommitAsync("c", "an", "1", turn => turn with { Inbound = Update(joined: false) });
        Assert.Null(Assert.Single(await ClaimAsync("test")).Outbound.HeardAt);
        await CommitAsync("d", "an", "1", turn => turn with { Inbound = Update(joined: true) });
        Assert.Equal(Start, Assert.Single(await ClaimAsync("test")).Outbound.HeardAt);

        static Activity Update(bool joined) => new()
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = "update",
            MembersAdded = joined ? [new ChannelAccount { Id = "an" }] : null,
            MembersRemoved = joined ? null : [new ChannelAccount { Id = "an" }],
        };
    }

    [Fact]
    public async Task Who_blocked_us_is_marked_until_they_write_again()
    {
        await CommitAsync("c", "an", "1", turn => turn with { Replies = [turn.Replies[0], turn.Replies[0]] });
        await DeadLetterAsync(Assert.Single(await ClaimAsync("test")), SendRefusal.Blocked);
        var next = Assert.Single(await ClaimAsync("test"));
        Assert.True(next.Outbound.IsBlocked);
        await DeadLetterAsync(next, SendRefusal.Blocked);

        await CommitAsync("c", "an", "2", turn => turn with { Inbound = WakeActivity.Create(Start.AddMinutes(1)) });
        var woken = Assert.Single(await ClaimAsync("test"));
        Assert.True(woken.Outbound.IsBlocked);

        // They write while the refusal is under way: they are there again, and stay so.
        await CommitAsync("c", "an", "3", at: Start.AddMinutes(2));
        await DeadLetterAsync(woken, SendRefusal.Blocked);
        Assert.False(Assert.Single(await ClaimAsync("test", Start.AddMinutes(2))).Outbound.IsBlocked);
    }

    [Fact]
    public async Task Other_refusals_block_nobody()
    {
        await CommitAsync("c", "an", "1", turn => turn with { Replies = [turn.Replies[0], turn.Replies[0]] });
        await DeadLetterAsync(Assert.Single(await ClaimAsync("test")), SendRefusal.Content);
        Assert.False(Assert.Single(await ClaimAsync("test")).Outbound.IsBlocked);
    }

    [Fact]
    public async Task Only_what_may_have_arrived_may_be_a_copy()
    {
        foreach (var id in new[] { "known", "untried", "unknown", "vanished" }) await SayAsync("test", id);
        foreach (var claim in await ClaimAsync("test"))
        {
            Assert.False(claim.Outbound.MayBeCopy);
            _ = claim.Outbound.Conversation.Id switch
            {
                "known" => await Outbox.RetryAsync(claim, new OutboxRetry(Start, "HTTP 429", IsOutcomeUnknown: false), Cancellation),
                "untried" => await Outbox.PostponeAsync(claim, Start, Cancellation),
                "unknown" => await Outbox.RetryAsync(claim, new OutboxRetry(Start, "no answer", IsOutcomeUnknown: true), Cancellation),
                _ => true,
            };
        }

        var again = await ClaimAsync("test", Start + Lease);
        Assert.Equal(["unknown", "vanished"], again.Where(claim => claim.Outbound.MayBeCopy).Select(claim => claim.Outbound.Conversation.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["untried"], again.Where(claim => claim.Outbound.Attempt == 1).Select(claim => claim.Outbound.Conversation.Id));
    }

    [Fact]
    public async Task It_is_known_how_many_attempts_may_have_arrived()
    {
        await SayAsync("test", "c");
        for (var unknowns = 0; unknowns < 4; unknowns++)
        {
            var claim = Assert.Single(await ClaimAsync("test"));
            Assert.Equal((unknowns, unknowns > 0), (claim.Outbound.Unknowns, claim.Outbound.MayBeCopy));
            Assert.True(await Outbox.RetryAsync(claim, new OutboxRetry(Start, "no answer", IsOutcomeUnknown: true), Cancellation));
        }
    }

    [Fact]
    public async Task Only_rows_that_have_been_due_for_so_long_can_be_asked_for_and_are_held_from_now_on()
    {
        await SayAsync("test", "old", Start);
        await SayAsync("test", "new", Start.AddMinutes(30));
        var request = new OutboxRequest("test", Start.AddHours(1), Lease, 10) { DueBy = Start };
        Assert.Equal("old", Assert.Single(await Outbox.ClaimAsync(request, Cancellation)).Outbound.Conversation.Id);
        Assert.Empty(await Outbox.ClaimAsync(request, Cancellation));
        Assert.Equal("new", Assert.Single(await ClaimAsync("test", Start.AddHours(1))).Outbound.Conversation.Id);
    }

    [Fact]
    public async Task Dead_letters_are_listed_counted_and_chosen_by_name_channel_reason_and_time()
    {
        await GiveUpAsync("telegram", "a", SendRefusal.Window, Start);
        await GiveUpAsync("telegram", "b", SendRefusal.Content, Start.AddHours(1));
        await GiveUpAsync("zalo", "c", SendRefusal.Window, Start.AddHours(2));
        await SayAsync("zalo", "alive");

        var all = await ListAsync(new DeadLetterFilter());
        Assert.Equal([("zalo", SendRefusal.Window), ("telegram", SendRefusal.Content), ("telegram", SendRefusal.Window)], all.Select(dead => (dead.Channel, dead.Why)));
        Assert.Equal([Start.AddHours(2), Start.AddHours(1), Start], all.Select(dead => dead.At));
        Assert.All(all, dead => Assert.Equal(1, dead.Attempts));
        Assert.Equal(Database.Names.Of(new ConversationKey("zalo", "c"), 2), all[0].Name);
        Assert.DoesNotContain("zalo", all[0].Name, StringComparison.Ordinal);
        Assert.Equal([("telegram", 2L), ("zalo", 1L)], (await Database.DeadLetters.CountAsync(Cancellation)).Select(count => (count.Key, count.Value)));

        Assert.Equal(2, (await ListAsync(new DeadLetterFilter { Why = SendRefusal.Window })).Count);
        Assert.Equal(2, (await ListAsync(new DeadLetterFilter { Channel = "telegram" })).Count);
        Assert.Equal(2, (await ListAsync(new DeadLetterFilter { Since = Start.AddHours(1) })).Count);
        Assert.Equal(all[1], Assert.Single(await ListAsync(new DeadLetterFilter { Name = all[1].Name })));
        Assert.Equal(all, await DeadLetters.ListAsideAsync(Place.Settings, new DeadLetterFilter(), Cancellation));
    }

    [Fact]
    public async Task Every_service_on_a_database_and_every_list_gives_a_reply_the_same_name()
    {
        await GiveUpAsync("telegram", "a", SendRefusal.Content, Start);
        var here = Database.Names.Of(new ConversationKey("telegram", "a"), 2);
        var there = await NamingKey.TakeAsync(Database.Connections, Cancellation);
        Assert.Equal(here, there.Of(new ConversationKey("telegram", "a"), 2));
        Assert.Equal(here, Assert.Single(await DeadLetters.ListAsideAsync(Place.Settings, new DeadLetterFilter(), Cancellation)).Name);
    }

    [Fact]
    public async Task What_is_replayed_goes_as_if_it_were_new_and_the_rest_stays()
    {
        await GiveUpAsync("telegram", "a", SendRefusal.Blocked, Start);
        await GiveUpAsync("telegram", "b", SendRefusal.Content, Start);
        var woken = Outbox.WaitForWorkAsync("telegram", TimeSpan.FromHours(1), Cancellation);
        Assert.Equal(1, await Database.DeadLetters.ReplayAsync(new DeadLetterFilter { Why = SendRefusal.Blocked }, Start.AddDays(1), Cancellation));
        await woken;

        Assert.Empty(await ClaimAsync("telegram", Start.AddHours(23)));
        var claim = Assert.Single(await ClaimAsync("telegram", Start.AddDays(1)));
        Assert.Equal(("a", 1, false), (claim.Outbound.Conversation.Id, claim.Outbound.Attempt, claim.Outbound.IsBlocked));
        Assert.Equal(SendRefusal.Content, Assert.Single(await ListAsync(new DeadLetterFilter())).Why);
        Assert.Equal(0, await Database.DeadLetters.ReplayAsync(new DeadLetterFilter { Why = SendRefusal.Quota }, Start, Cancellation));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    public async Task What_may_have_arrived_as_often_as_is_allowed_may_arrive_once_more_when_it_is_replayed(int unknowns, int known)
    {
        await SayAsync("telegram", "a");
        for (var i = 0; i < unknowns; i++)
            Assert.True(await Outbox.RetryAsync(Assert.Single(await ClaimAsync("telegram")), new OutboxRetry(Start, "no answer", IsOutcomeUnknown: true), Cancellation));
        await DeadLetterAsync(Assert.Single(await ClaimAsync("telegram")), SendRefusal.GaveUp);

        Assert.Equal(1, await Database.DeadLetters.ReplayAsync(new DeadLetterFilter(), Start, Cancellation));
        var claim = Assert.Single(await ClaimAsync("telegram"));
        Assert.Equal((1, known, true), (claim.Outbound.Attempt, claim.Outbound.Unknowns, claim.Outbound.MayBeCopy));
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_was_said_all_the_same()
    {
        await GiveUpAsync("telegram", "a", SendRefusal.Content, Start);
        await GiveUpAsync("zalo", "b", SendRefusal.Content, Start);
        Assert.Equal(1, await Database.DeadLetters.DropAsync(new DeadLetterFilter { Channel = "telegram" }, Cancellation));
        Assert.Equal("zalo", Assert.Single(await ListAsync(new DeadLetterFilter())).Channel);
        Assert.Equal(2, (await Database.Turns.ReadTranscriptAsync(new ConversationKey("telegram", "a"), 0, 10, Cancellation)).Count);
        await AssertSoundAsync();
    }

    private Task<IReadOnlyList<OutboxClaim>> ClaimAsync(string lane, DateTimeOffset? now = null) => Outbox.ClaimAsync(new OutboxRequest(lane, now ?? Start, Lease, 100), Cancellation);

    private Task<IReadOnlyList<DeadReply>> ListAsync(DeadLetterFilter filter) => Database.DeadLetters.ListAsync(filter, Cancellation);

    private async Task DeadLetterAsync(OutboxClaim claim, SendRefusal why, DateTimeOffset? at = null) =>
        Assert.True(await Outbox.DeadLetterAsync(claim, new DeadLetter(why, "a test", at ?? Start), Cancellation));

    private async Task GiveUpAsync(string lane, string conversation, SendRefusal why, DateTimeOffset at)
    {
        await SayAsync(lane, conversation);
        await DeadLetterAsync(Assert.Single(await ClaimAsync(lane)), why, at);
    }

    private Task<int> MakeBulkAsync(string conversation, int sequence = 2) => Database.Connections.WriteAsync(
        (sql, cancellation) => sql.ExecuteAsync($"update outbox set priority = 1 where conversation = {conversation} and sequence = {sequence}", cancellation),
        Cancellation);

    private async Task SayAsync(string channel, string conversation, DateTimeOffset? at = null)
    {
        var key = new ConversationKey(channel, conversation);
        var state = await Database.Turns.LoadAsync(key, new ContactKey(channel, "person"), Cancellation);
        var turn = Sample.Turn(state, $"{state.Conversation.Version + 1}");
        Assert.IsType<CommitResult.Committed>(await Database.Turns.CommitAsync(turn with { Record = turn.Record with { At = at ?? Start } }, Cancellation));
    }
}

public sealed class SqliteDeliveryTests() : DeliveryContract(new SqliteTestDatabase());

public sealed class PostgresDeliveryTests(PostgresServer server) : DeliveryContract(new PostgresTestDatabase(server));
