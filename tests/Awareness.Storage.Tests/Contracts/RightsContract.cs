using System.Text.Json;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What is kept of people's wishes, and what is left when they ask that nothing is.</summary>
public abstract class RightsContract(TestDatabase place) : StoreContract(place)
{
    private static readonly Subscription Storm = new("parents/storm", Start, "có, nhắc tôi", "parents/reminders#ask");

    [Fact]
    public async Task What_a_person_told_and_asked_for_comes_back()
    {
        Contact Wish(Contact contact) => contact with
        {
            Subject = "random-name",
            AgeBand = "6-11",
            Ward = "Bãi Cháy",
            SchoolLevel = "tiểu học",
            Subscriptions = [Storm, Storm with { Reminder = "parents/season", Since = Start.AddDays(1), Words = new string('x', 300) }],
        };
        await CommitAsync("c", "lan", "1", Knowing(Wish));

        var kept = (await LoadAsync("c", "lan")).Contact;
        Assert.Equal(("random-name", "6-11", "Bãi Cháy", "tiểu học", 1), (kept.Subject, kept.AgeBand, kept.Ward, kept.SchoolLevel, kept.Version));
        Assert.Equal([Storm, Storm with { Reminder = "parents/season", Since = Start.AddDays(1), Words = new string('x', 200) }], kept.Subscriptions);

        await CommitAsync("c", "lan", "2", Knowing(contact => contact with { Subscriptions = [Storm], Ward = null }));
        kept = (await LoadAsync("other", "lan")).Contact;
        Assert.Equal([Storm], kept.Subscriptions);
        Assert.Null(kept.Ward);
        Assert.Empty((await LoadAsync("c", "an")).Contact.Subscriptions);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_timer_is_due_when_its_moment_comes_and_gone_with_the_next_turn()
    {
        await CommitAsync("late", "lan", "1", turn => turn with { WakeAt = Start.AddHours(2) });
        await CommitAsync("soon", "an", "1", turn => turn with { WakeAt = Start.AddHours(1) });
        await CommitAsync("group", "an", "1");
        await CommitAsync("group", "lan", "2", turn => turn with { WakeAt = Start.AddHours(3) });

        Assert.Empty(await Database.Wakeups.ReadDueAsync(Start.AddMinutes(59), 10, Cancellation));
        var due = await Database.Wakeups.ReadDueAsync(Start.AddHours(3), 10, Cancellation);
        Assert.Equal(["soon", "late", "group"], due.Select(one => one.Conversation.Id));
        Assert.Equal(["an", "lan", "lan"], due.Select(one => one.Contact.Id));
        Assert.Equal(Start.AddHours(1), due[0].DueAt);
        Assert.Equal("https://channel.test/", due[0].Reference?.ServiceUrl);
        Assert.Single(await Database.Wakeups.ReadDueAsync(Start.AddHours(3), 1, Cancellation));

        await CommitAsync("soon", "an", "2");
        Assert.Equal(["late", "group"], (await Database.Wakeups.ReadDueAsync(Start.AddHours(3), 10, Cancellation)).Select(one => one.Conversation.Id));
    }

    [Fact]
    public async Task What_was_said_in_a_private_flow_is_taken_out_and_the_places_stay()
    {
        await CommitAsync("c", "lan", "before");
        await CommitAsync("c", "lan", "secret", at: Start.AddMinutes(1));
        await DeliverAsync(Start.AddMinutes(2));
        await CommitAsync("c", "lan", "waiting", at: Start.AddMinutes(2));
        static TurnCommit End(TurnCommit turn) => turn with
        {
            ForgetSince = Start.AddMinutes(1),
            Inbound = turn.Inbound with { ChannelData = JsonElement.Parse("""{"clientActivityID":"abc","secret":1}"""), Value = JsonElement.Parse("7") },
        };
        var ended = await CommitAsync("c", "lan", "end", End, at: Start.AddMinutes(3));
        Assert.Equal("lời của lan end", ended.Inbound.Activity.Text);

        var all = await TranscriptAsync("c");
        Assert.Equal(
            ["lời của lan before", "trả lời cho lan before", null, null, null, "trả lời cho lan waiting", null, "trả lời cho lan end"],
            all.Select(entry => entry.Activity.Text));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => (long)number), all.Select(entry => entry.Sequence));
        Assert.Equal(("end", "user", Start.AddMinutes(3)), (all[6].Activity.Id, all[6].Activity.From?.Role, all[6].Activity.Timestamp));
        Assert.Equal("""{"clientActivityID":"abc"}""", all[6].Activity.ChannelData?.GetRawText());
        Assert.Null(all[6].Activity.Value);
        Assert.IsType<CommitResult.Duplicate>(await Database.Turns.CommitAsync(Turn(await LoadAsync("c", "lan"), "secret"), Cancellation));

        // The reply that was under way when the flow ended arrives whole, and is emptied then.
        Assert.Contains(await DeliverAsync(Start.AddMinutes(3)), claim => claim.Outbound.Entry.Activity.Text == "trả lời cho lan waiting");
        Assert.Equal(0, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(3), Cancellation));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(5), Cancellation));
        Assert.Null((await TranscriptAsync("c"))[5].Activity.Text);
        Assert.Equal("trả lời cho lan end", (await TranscriptAsync("c"))[7].Activity.Text);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Erasing_leaves_the_last_replies_until_they_are_delivered_and_then_nothing()
    {
        await CommitAsync("other", "lan", "1", turn => turn with { WakeAt = Start });
        await CommitAsync("c", "lan", "1", Knowing(
            contact => contact with { Subject = "name", OptedOutAt = Start, Subscriptions = [Storm] },
            Answer("free", FlowValue.Of("lời riêng")) with { IsFreeText = true },
            Answer("choice", FlowValue.Of("có")),
            new FlowEvent.Contested("QN-1", "pupils/quiz", 3, IsNew: true)));
        await CommitAsync("c", "an", "kept");
        await CommitAsync("stays", "an", "1");
        await DeliverAsync(Start);

        var erased = await CommitAsync("c2", "lan", "1");
        Assert.Equal(1, erased.Inbound.Sequence);
        var last = await CommitAsync("c2", "lan", "erase", Erasing, Start.AddMinutes(1));
        Assert.Equal(4, Assert.Single(last.Replies).Sequence);

        Assert.Empty(await TranscriptAsync("other"));
        Assert.Equal(Contact.New(Person("lan")), (await LoadAsync("other", "lan")).Contact);
        Assert.Equal(0, (await LoadAsync("other", "lan")).Conversation.Version);
        Assert.Equal([null, "trả lời cho lan erase"], (await TranscriptAsync("c2")).Select(entry => entry.Activity.Text));
        Assert.Null((await TranscriptAsync("c2"))[0].Activity.From?.Id);
        Assert.Empty(await Database.Wakeups.ReadDueAsync(Start.AddDays(1), 10, Cancellation));
        Assert.Equal(1, await CountAsync($"select count(*) from result where subject is null and step = 'choice'"));
        Assert.Equal(1, await CountAsync($"select count(*) from result"));
        Assert.Equal(1, await CountAsync($"select count(*) from contest_score where subject is null"));
        Assert.Equal(0, await CountAsync($"select count(*) from subscription"));
        await AssertSoundAsync();

        var again = Assert.IsType<CommitResult.Duplicate>(await Database.Turns.CommitAsync(Turn(await LoadAsync("c2", "lan"), "erase", Erasing), Cancellation));
        Assert.Equal("trả lời cho lan erase", Assert.Single(again.Replies).Activity.Text);

        Assert.Equal(0, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(5), Cancellation));
        var delivered = Assert.Single(await DeliverAsync(Start.AddMinutes(5)));
        Assert.Equal(("trả lời cho lan erase", "lan"), (delivered.Outbound.Entry.Activity.Text, delivered.Outbound.Reference?.ContactId));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(5), Cancellation));
        Assert.Equal(0, await CountAsync($"select count(*) from conversation where id = 'c2' or id = 'other'"));
        Assert.Equal(0, await CountAsync($"select count(*) from turn where conversation = 'c2' or conversation = 'other'"));
        Assert.Equal(2, (await TranscriptAsync("stays")).Count);
        await AssertSoundAsync();

        // The page is still open: it goes on counting where it was.
        Assert.Equal(5, (await CommitAsync("c2", "lan", "hello again", at: Start.AddMinutes(6))).Inbound.Sequence);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_cannot_be_delivered_within_an_hour_goes_too()
    {
        await CommitAsync("c", "lan", "erase", Erasing);
        Assert.Equal(0, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(59), Cancellation));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(60), Cancellation));
        Assert.Empty(await DeliverAsync(Start.AddDays(1)));
        Assert.Equal(0, await CountAsync($"select count(*) from transcript"));
    }

    [Fact]
    public async Task Whoever_writes_again_at_once_is_a_new_person_in_the_same_conversation()
    {
        await CommitAsync("c", "lan", "1");
        await CommitAsync("c", "lan", "erase", Erasing);
        await CommitAsync("c", "lan", "thanks");
        await DeliverAsync(Start);

        Assert.Equal(0, await Database.Retention.PurgeTailsAsync(Start.AddDays(1), Cancellation));
        var state = await LoadAsync("c", "lan");
        Assert.Equal("lan", state.Conversation.ContactId);
        Assert.Equal(3, state.Conversation.Version);
        await AssertSoundAsync();

        await CommitAsync("c", "lan", "erase again", Erasing);
        Assert.Equal(2, (await TranscriptAsync("c")).Count);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task It_is_known_when_conversations_were_erased_for_as_long_as_a_platform_may_repeat_what_was_said_in_them()
    {
        var saidAt = Start.AddMinutes(-1);
        await CommitAsync("other", "lan", "1");
        await CommitAsync("c", "lan", "1");
        await CommitAsync("stays", "an", "1");
        Assert.Null((await LoadAsync("c", "lan")).ErasedAt);
        await CommitAsync("c", "lan", "erase", turn => Erasing(turn) with { SaidAt = saidAt });
        await AssertKnownAsync();

        // Whoever writes again does not make it forgotten, nor does what is left being taken away.
        await CommitAsync("c", "lan", "thanks", at: Start.AddMinutes(1));
        await AssertKnownAsync();
        await CommitAsync("c", "lan", "erase again", turn => Erasing(turn) with { SaidAt = saidAt });
        await DeliverAsync(Start.AddMinutes(2));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddHours(2), Cancellation));
        await AssertKnownAsync();
        Assert.Equal(0, (await LoadAsync("c", "lan")).Conversation.Version);
        Assert.Null((await LoadAsync("stays", "an")).ErasedAt);

        await CommitAsync("stays", "an", "erase", Erasing, Start.AddDays(8));
        await DeliverAsync(Start.AddDays(8));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddDays(9), Cancellation));
        await AssertKnownAsync();
        Assert.Equal(Start.AddDays(8), (await LoadAsync("stays", "an")).ErasedAt);

        async Task AssertKnownAsync()
        {
            foreach (var conversation in new[] { "c", "other" }) Assert.Equal(saidAt, (await LoadAsync(conversation, "lan")).ErasedAt);
        }
    }

    [Fact]
    public async Task In_a_group_only_what_the_person_said_and_was_told_is_emptied()
    {
        foreach (var conversation in new[] { "group", "group2" })
        {
            await CommitAsync(conversation, "lan", "1");
            await CommitAsync(conversation, "an", "2");
            await CommitAsync(conversation, "lan", "3");
        }

        await DeliverAsync(Start);
        await CommitAsync("group", "an", "erase", Erasing, Start.AddMinutes(1));

        Assert.Equal(
            ["lời của lan 1", "trả lời cho lan 1", null, null, "lời của lan 3", "trả lời cho lan 3", null, "trả lời cho an erase"],
            (await TranscriptAsync("group")).Select(entry => entry.Activity.Text));
        Assert.Equal(
            ["lời của lan 1", "trả lời cho lan 1", null, null, "lời của lan 3", "trả lời cho lan 3"],
            (await TranscriptAsync("group2")).Select(entry => entry.Activity.Text));
        Assert.Single(await DeliverAsync(Start.AddMinutes(1)));
        Assert.Equal(1, await Database.Retention.PurgeTailsAsync(Start.AddMinutes(3), Cancellation));
        Assert.Equal(0, await CountAsync($"select count(*) from transcript where activity like '%\"an\"%' or contact = 'an'"));
        Assert.Equal(0, await CountAsync($"select count(*) from conversation where reference like '%\"an\"%' or contact = 'an'"));
        await AssertSoundAsync();

        // Then the first speaker goes, and nobody is left in it.
        await CommitAsync("group2", "lan", "erase", Erasing, Start.AddMinutes(4));
        Assert.Equal([null, "trả lời cho lan erase"], (await TranscriptAsync("group2")).Select(entry => entry.Activity.Text));
        await DeliverAsync(Start.AddMinutes(4));
        await Database.Retention.PurgeTailsAsync(Start.AddMinutes(6), Cancellation);
        Assert.Equal(0, await CountAsync($"select count(*) from transcript where activity like '%\"lan\"%' or contact is not null"));
        Assert.Equal(0, await CountAsync($"select count(*) from conversation where reference like '%\"lan\"%' or contact is not null"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_turn_that_read_what_was_erased_meanwhile_is_run_again()
    {
        await CommitAsync("a", "lan", "1", Knowing(contact => contact with { Subject = "name" }));
        await CommitAsync("b", "lan", "1");
        var (old, fresh) = (await LoadAsync("b", "lan"), await LoadAsync("new", "lan"));
        await CommitAsync("a", "lan", "erase", Erasing);

        Assert.IsType<CommitResult.Conflict>(await Database.Turns.CommitAsync(Turn(old, "2"), Cancellation));
        Assert.IsType<CommitResult.Conflict>(await Database.Turns.CommitAsync(Turn(fresh, "2", Knowing(contact => contact with { Ward = "x" })), Cancellation));
        Assert.IsType<CommitResult.Conflict>(await Database.Turns.CommitAsync(Turn(fresh, "2", turn => turn with { Events = [Answer("q", FlowValue.Of(1))] }), Cancellation));
        Assert.Equal(0, await CountAsync($"select count(*) from result"));
        await CommitAsync("b", "lan", "2");
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Erasing_beside_turns_of_the_same_person_leaves_nothing_of_before()
    {
        var other = await Place.OpenOtherAsync(Database);
        for (var round = 0; round < 5; round++)
        {
            foreach (var number in Enumerable.Range(0, 6)) await CommitAsync($"{number}", "lan", $"old-{round}", Knowing(contact => contact with { Subject = $"name-{round}", Ward = $"{number}" }));
            await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => RunAsync((number % 2 == 0 ? Database : other).Turns, $"{number}", $"new-{round}", number == 0), Cancellation)));
            Assert.Equal(0, await CountAsync($"select count(*) from transcript where activity like {$"%old-{round}\"%"}"));
            await AssertSoundAsync();
        }
    }

    [Fact]
    public async Task A_person_sees_what_is_kept()
    {
        await CommitAsync("c", "lan", "1", Knowing(
            contact => contact with { Subject = "name", Subscriptions = [Storm] }, Answer("a", FlowValue.Of("một")), Answer("b", FlowValue.Of(1.5m))));
        await CommitAsync("c", "lan", "2", turn => turn with { Events = [Answer("a", FlowValue.Of("hai"))] }, Start.AddDays(1));
        await CommitAsync("group", "an", "1");
        await CommitAsync("group", "lan", "2");

        var person = (await Database.Turns.LookUpAsync(new Lookup.Person(), Person("lan"), Cancellation)).Person;
        Assert.NotNull(person);
        Assert.Equal([Storm], person.Contact.Subscriptions);
        Assert.Equal((5, Start), (person.Messages, person.FirstMessage));
        Assert.Equal([("a", "hai"), ("b", "1,5")], person.Results.Select(result => (result.Step, result.Value)));

        var nobody = (await Database.Turns.LookUpAsync(new Lookup.Person(), Person("nobody"), Cancellation)).Person;
        Assert.Equal((0, null), (nobody?.Messages, nobody?.FirstMessage));
    }

    private static async Task RunAsync(ITurnStore store, string conversation, string id, bool erases)
    {
        while (true)
        {
            var state = await store.LoadAsync(Sample.Conversation(conversation), Person("lan"), Cancellation);
            var result = await store.CommitAsync(Turn(state, id, turn => turn with { Erases = erases }), Cancellation);
            if (result is not CommitResult.Conflict) return;
        }
    }
}

public sealed class SqliteRightsTests() : RightsContract(new SqliteTestDatabase());

public sealed class PostgresRightsTests(PostgresServer server) : RightsContract(new PostgresTestDatabase(server));
