using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What is forgotten by age, and what is not.</summary>
public abstract class RetentionContract(TestDatabase place) : StoreContract(place)
{
    private static readonly RetentionPeriods Periods = new();
    private static readonly Run Waiting = new() { Id = 1, Frames = [new RunFrame("pupils/quiz", "v1", "q1")] };

    [Fact]
    public async Task A_young_database_loses_nothing()
    {
        await CommitAsync("c", "lan", "1", Knowing(contact => contact with { Subject = "name" }, Answer("q", FlowValue.Of("x")) with { IsFreeText = true }));
        await DeliverAsync(Start);
        Assert.Equal(new PurgeCounts(), await PurgeAsync(Start.AddDays(29)));
        Assert.Equal(2, (await TranscriptAsync("c")).Count);
    }

    [Fact]
    public async Task Old_turns_go_and_the_conversation_goes_on_where_it_was()
    {
        await CommitAsync("c", "lan", "1");
        await CommitAsync("c", "lan", "2", at: Start.AddDays(1));
        await CommitAsync("c", "lan", "3", at: Start.AddDays(50));

        Assert.Equal(2, (await PurgeAsync(Start.AddDays(100))).Turns);
        Assert.Equal([5, 6], (await TranscriptAsync("c")).Select(entry => entry.Sequence));
        await AssertSoundAsync();
        Assert.Equal(7, (await CommitAsync("c", "lan", "4", at: Start.AddDays(100))).Inbound.Sequence);
        Assert.Equal(4, (await LoadAsync("c", "lan")).Conversation.Version);
        Assert.Equal(new PurgeCounts(), await PurgeAsync(Start.AddDays(100)));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Idle_conversations_go_and_those_in_which_a_flow_waits_go_later()
    {
        await CommitAsync("idle", "lan", "1");
        await CommitAsync("waiting", "an", "1", turn => turn with { State = turn.State with { Run = Waiting }, WakeAt = Start.AddDays(1) });
        await CommitAsync("young", "hoa", "1", at: Start.AddDays(60));

        var counts = await PurgeAsync(Start.AddDays(91));
        Assert.Equal((1, 2), (counts.Conversations, counts.Turns));
        Assert.Equal(0, (await LoadAsync("idle", "lan")).Conversation.Version);
        Assert.Equal(Waiting.Id, (await LoadAsync("waiting", "an")).Conversation.State.Run?.Id);
        Assert.Empty(await TranscriptAsync("waiting"));
        Assert.Equal(2, (await TranscriptAsync("young")).Count);
        await AssertSoundAsync();

        Assert.Equal(2, (await PurgeAsync(Start.AddDays(366))).Conversations);
        Assert.Equal(0, await CountAsync($"select count(*) from conversation"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task People_without_a_trace_go_and_a_wish_to_be_left_alone_stays()
    {
        var storm = new Subscription("parents/storm", Start, "có", "parents/reminders#ask");
        await CommitAsync("1", "told", "1", Knowing(contact => contact with { Ward = "x" }));
        await CommitAsync("2", "stopped", "1", Knowing(contact => contact with { OptedOutAt = Start }));
        await CommitAsync("3", "subscribed", "1", Knowing(contact => contact with { Subscriptions = [storm] }));
        await CommitAsync("4", "answered", "1", Knowing(contact => contact with { Subject = "name" }, Answer("q", FlowValue.Of(1))));

        Assert.Equal(1, (await PurgeAsync(Start.AddDays(91))).Contacts);
        Assert.Equal(0, (await LoadAsync("1", "told")).Contact.Version);
        Assert.Equal(Start, (await LoadAsync("2", "stopped")).Contact.OptedOutAt);
        Assert.Equal([storm], (await LoadAsync("3", "subscribed")).Contact.Subscriptions);
        Assert.Equal("name", (await LoadAsync("4", "answered")).Contact.Subject);
        await AssertSoundAsync();

        Assert.Equal(1, (await PurgeAsync(Start.AddDays(731))).Contacts);
        Assert.Equal(0, (await LoadAsync("4", "answered")).Contact.Version);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task After_two_years_answers_are_nobodys_and_free_words_are_gone()
    {
        await CommitAsync("c", "lan", "1", Knowing(
            contact => contact with { Subject = "name" },
            Answer("free", FlowValue.Of("lời riêng")) with { IsFreeText = true },
            Answer("choice", FlowValue.Of("có")),
            new FlowEvent.Contested("A", "pupils/quiz", 1, IsNew: true)));
        await CommitAsync("c", "lan", "2", turn => turn with { Events = [Answer("choice", FlowValue.Of("không"))] }, Start.AddDays(10));

        Assert.Equal(3, (await PurgeAsync(Start.AddDays(731))).Results);
        Assert.Equal(0, await CountAsync($"select count(*) from result where is_free_text = 1"));
        Assert.Equal(1, await CountAsync($"select count(*) from result where subject is null and is_latest = 0"));
        Assert.Equal(1, await CountAsync($"select count(*) from result where subject = 'name' and is_latest = 1"));
        Assert.Equal(1, await CountAsync($"select count(*) from contest_score where subject is null"));
        await AssertSoundAsync();
        Assert.Equal(1, (await PurgeAsync(Start.AddDays(745))).Results);
    }

    [Fact]
    public async Task Reports_that_are_done_with_go_after_a_year_and_open_ones_stay()
    {
        foreach (var code in new[] { "open", "fixed", "rejected", "late" })
        {
            await CommitAsync("c", "lan", code, turn => turn with { Events = [new FlowEvent.Reported(code, "f/f", "x", "y", Detail: null)] });
        }

        await Database.Reports.SetAsync("fixed", ReportState.Fixed, note: null, Start, Cancellation);
        await Database.Reports.SetAsync("rejected", ReportState.Rejected, note: null, Start, Cancellation);
        await Database.Reports.SetAsync("late", ReportState.Fixed, note: null, Start.AddDays(10), Cancellation);
        Assert.Equal(2, (await PurgeAsync(Start.AddDays(366))).Reports);
        Assert.Equal(["late", "open"], (await Database.Reports.ListAsync(state: null, 10, Cancellation)).Select(report => report.Filed.Code));
    }

    [Fact]
    public async Task The_record_of_sent_replies_goes_after_a_month_and_of_dead_ones_after_three()
    {
        await CommitAsync("sent", "lan", "1");
        await DeliverAsync(Start);
        await CommitAsync("dead", "lan", "1");
        var claim = Assert.Single(await Database.Outbox.ClaimAsync(new OutboxRequest("test", Start, TimeSpan.FromMinutes(1), 10), Cancellation));
        await Database.Outbox.DeadLetterAsync(claim, new DeadLetter(SendRefusal.Content, "gone", Start), Cancellation);
        await CommitAsync("ready", "lan", "1");

        Assert.Equal(1, (await PurgeAsync(Start.AddDays(31))).Outbox);
        Assert.Equal(2, await CountAsync($"select count(*) from outbox"));
        await AssertSoundAsync();
        Assert.Equal(1, (await PurgeAsync(Start.AddDays(91))).Outbox);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Thousands_of_conversations_go_in_pieces()
    {
        await Parallel.ForAsync(0, 1_500, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (number, cancellation) =>
        {
            var state = await Database.Turns.LoadAsync(Sample.Conversation($"c{number}"), Person($"p{number}"), cancellation);
            Assert.IsType<CommitResult.Committed>(await Database.Turns.CommitAsync(Turn(state, "1", Knowing(contact => contact with { Ward = "x" })), cancellation));
        });
        var counts = await PurgeAsync(Start.AddDays(91));
        Assert.Equal((1_500, 1_500, 1_500), (counts.Turns, counts.Conversations, counts.Contacts));
        Assert.Equal(0, await CountAsync($"select (select count(*) from conversation) + (select count(*) from transcript) + (select count(*) from outbox) + (select count(*) from contact)"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Conversations_from_before_belong_to_who_spoke_first_in_them()
    {
        await CommitAsync("old", "lan", "1");
        await CommitAsync("other", "an", "1");
        await Database.Connections.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"update conversation set contact = null", cancellation), Cancellation);

        await PurgeAsync(Start);
        Assert.Equal("lan", (await LoadAsync("old", "lan")).Conversation.ContactId);
        await CommitAsync("new", "lan", "erase", Erasing);
        Assert.Empty(await TranscriptAsync("old"));
        Assert.Equal(2, (await TranscriptAsync("other")).Count);

        // One that nobody has looked through yet is claimed by its next turn.
        await Database.Connections.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"update conversation set contact = null where id = 'other'", cancellation), Cancellation);
        await CommitAsync("other", "an", "2");
        Assert.Equal("an", (await LoadAsync("other", "an")).Conversation.ContactId);
    }

    private Task<PurgeCounts> PurgeAsync(DateTimeOffset now) => Database.Retention.PurgeAsync(Periods, now, Cancellation);
}

public sealed class SqliteRetentionTests() : RetentionContract(new SqliteTestDatabase());

public sealed class PostgresRetentionTests(PostgresServer server) : RetentionContract(new PostgresTestDatabase(server));
