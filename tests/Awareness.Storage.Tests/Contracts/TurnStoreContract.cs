using System.Text.Json;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>What every <see cref="ITurnStore"/> must keep.</summary>
public abstract class TurnStoreContract(TestDatabase place) : IAsyncLifetime
{
    private readonly ConversationKey key = Sample.Conversation();
    private Database database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITurnStore Store => database.Turns;

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
    public async Task What_was_never_seen_is_loaded_with_version_0()
    {
        var state = await LoadAsync();
        Assert.Equal(0, state.Conversation.Version);
        Assert.Equal(key, state.Conversation.Key);
        Assert.Null(state.Conversation.Reference);
        Assert.Equal(Contact.New(Sample.Contact), state.Contact);
        Assert.Empty(await Store.ReadTranscriptAsync(key, 0, 10, Cancellation));
    }

    [Fact]
    public async Task State_and_reference_come_back_as_they_were_committed()
    {
        var turn = Sample.Turn(await LoadAsync(), "1");
        await CommitAsync(turn);

        var conversation = (await LoadAsync()).Conversation;
        Assert.Equal(1, conversation.Version);
        Assert.Equal(turn.Reference, conversation.Reference);
        Assert.Equal(turn.State.Offered, conversation.State.Offered);
        Assert.Equal(turn.State.Pressable, conversation.State.Pressable);
        Assert.Equal(turn.State with { Offered = [], Pressable = [] }, conversation.State with { Offered = [], Pressable = [] });
    }

    [Fact]
    public async Task A_missing_reference_keeps_the_stored_one()
    {
        var first = Sample.Turn(await LoadAsync(), "1");
        await CommitAsync(first);
        await CommitAsync(Sample.Turn(await LoadAsync(), "2") with { Reference = null });

        Assert.Equal(first.Reference, (await LoadAsync()).Conversation.Reference);
    }

    [Fact]
    public async Task Sequences_count_from_1_without_gaps_over_turns()
    {
        foreach (var replies in new[] { 2, 0, 3 })
        {
            await CommitAsync(Sample.Turn(await LoadAsync(), $"turn-{replies}", replies));
        }

        var transcript = await Store.ReadTranscriptAsync(key, 0, 100, Cancellation);
        Assert.Equal(Enumerable.Range(1, 8).Select(number => (long)number), transcript.Select(entry => entry.Sequence));
        Assert.Equal("turn-2", transcript[0].Activity.Id);
        Assert.Equal("turn-0", transcript[3].Activity.Id);
        Assert.Equal("turn-3", transcript[4].Activity.Id);
        Assert.StartsWith("Trả lời 3 cho turn-3", transcript[7].Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_get_the_id_of_their_place_and_the_inbound_keeps_its_own()
    {
        var committed = await CommitAsync(Sample.Turn(await LoadAsync(), "theirs", replies: 2));

        Assert.Equal(new TranscriptEntryId(1, "theirs"), Id(committed.Inbound));
        Assert.Equal([new(2, "conversation|0000002"), new(3, "conversation|0000003")], committed.Replies.Select(Id));
        Assert.Equal(["theirs", "conversation|0000002", "conversation|0000003"], (await Store.ReadTranscriptAsync(key, 0, 9, Cancellation)).Select(entry => entry.Activity.Id));
    }

    [Fact]
    public async Task The_transcript_is_read_after_a_sequence_and_up_to_a_limit()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "1", replies: 5));

        Assert.Equal([4, 5], (await Store.ReadTranscriptAsync(key, 3, 2, Cancellation)).Select(entry => entry.Sequence));
        Assert.Empty(await Store.ReadTranscriptAsync(key, 6, 10, Cancellation));
        Assert.Empty(await Store.ReadTranscriptAsync(key, 0, 0, Cancellation));
        Assert.Empty(await Store.ReadTranscriptAsync(Sample.Conversation("other"), 0, 10, Cancellation));
    }

    [Fact]
    public async Task A_duplicate_id_has_one_effect_and_gives_the_first_replies_back()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "0"));
        var first = await CommitAsync(Sample.Turn(await LoadAsync(), "same", replies: 2));
        await CommitAsync(Sample.Turn(await LoadAsync(), "after"));
        var before = await LoadAsync();

        var again = Sample.Turn(before, "same", replies: 1) with { ContactChanged = true, Contact = before.Contact with { OptedOutAt = Sample.Start } };
        var duplicate = Assert.IsType<CommitResult.Duplicate>(await Store.CommitAsync(again, Cancellation));

        Assert.Equal(Json(first.Inbound), Json(duplicate.Inbound));
        Assert.Equal(first.Replies.Select(Json), duplicate.Replies.Select(Json));
        await AssertUnchangedAsync(before, entries: 7, ready: 4);
    }

    [Fact]
    public async Task A_duplicate_that_read_an_older_state_is_a_duplicate_not_a_conflict()
    {
        var stale = await LoadAsync();
        await CommitAsync(Sample.Turn(stale, "same"));

        Assert.IsType<CommitResult.Duplicate>(await Store.CommitAsync(Sample.Turn(stale, "same"), Cancellation));
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_turn()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "same"));
        var other = await Store.LoadAsync(Sample.Conversation("other"), Sample.Contact, Cancellation);
        await CommitAsync(Sample.Turn(other, "same"));
    }

    [Fact]
    public async Task Eight_copies_at_once_have_one_effect()
    {
        var other = await place.OpenOtherAsync(database);
        for (var round = 0; round < 10; round++)
        {
            var state = await LoadAsync();
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(copy => Task.Run(
                () => (copy % 2 == 0 ? database : other).Turns.CommitAsync(Sample.Turn(state, $"round-{round}"), Cancellation),
                Cancellation)));

            var committed = Assert.Single(results.OfType<CommitResult.Committed>());
            Assert.Equal(7, results.OfType<CommitResult.Duplicate>().Count(duplicate => Json(duplicate.Inbound) == Json(committed.Inbound)));
        }

        await AssertUnchangedAsync(await LoadAsync(), entries: 20, ready: 10);
    }

    [Fact]
    public async Task A_commit_against_an_older_version_is_a_conflict_and_writes_nothing()
    {
        var stale = await LoadAsync();
        await CommitAsync(Sample.Turn(stale, "1"));
        var before = await LoadAsync();

        var late = Sample.Turn(stale, "2") with { ContactChanged = true, Contact = stale.Contact with { OptedOutAt = Sample.Start } };
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(late, Cancellation));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(Sample.Turn(before with { Conversation = before.Conversation with { Version = 7 } }, "3"), Cancellation));

        await AssertUnchangedAsync(before, entries: 2, ready: 1);
        await CommitAsync(Sample.Turn(before, "2"));
    }

    [Fact]
    public async Task An_opt_out_is_kept_with_its_moment_and_can_be_taken_back()
    {
        var state = await LoadAsync();
        await CommitAsync(Sample.Turn(state, "dừng") with { ContactChanged = true, Contact = state.Contact with { OptedOutAt = Sample.Start } });

        state = await LoadAsync();
        Assert.Equal(new Contact(Sample.Contact, 1, Sample.Start), state.Contact);

        await CommitAsync(Sample.Turn(state, "hello"));
        Assert.Equal(1, (await LoadAsync()).Contact.Version);

        state = await LoadAsync();
        await CommitAsync(Sample.Turn(state, "bắt đầu") with { ContactChanged = true, Contact = state.Contact with { OptedOutAt = null } });
        Assert.Equal(new Contact(Sample.Contact, 2, OptedOutAt: null), (await LoadAsync()).Contact);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_conflict_on_the_contact_undoes_the_whole_turn(bool contactExists)
    {
        if (contactExists) await CommitAsync(OptOut(await LoadAsync(), "first"));
        var stale = await LoadAsync();
        var elsewhere = await Store.LoadAsync(Sample.Conversation("elsewhere"), Sample.Contact, Cancellation);
        await CommitAsync(OptOut(elsewhere, "1"));
        var before = await LoadAsync();

        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(OptOut(stale, "2"), Cancellation));

        await AssertUnchangedAsync(before, entries: contactExists ? 2 : 0, ready: contactExists ? 2 : 1);
        await CommitAsync(OptOut(before, "2"));
    }

    [Fact]
    public async Task Sixty_four_conversations_go_on_side_by_side()
    {
        const int turns = 8;
        var other = await place.OpenOtherAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(
            async () =>
            {
                var store = (number % 2 == 0 ? database : other).Turns;
                for (var turn = 1; turn <= turns; turn++)
                {
                    var state = await store.LoadAsync(Sample.Conversation($"c{number}"), Sample.Contact, Cancellation);
                    Assert.Equal(turn - 1, state.Conversation.Version);
                    Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Sample.Turn(state, $"{turn}"), Cancellation));
                }
            },
            Cancellation)));

        for (var number = 0; number < 64; number++)
        {
            var transcript = await Store.ReadTranscriptAsync(Sample.Conversation($"c{number}"), 0, 100, Cancellation);
            Assert.Equal(Enumerable.Range(1, turns * 2).Select(sequence => (long)sequence), transcript.Select(entry => entry.Sequence));
        }

        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task Racing_different_turns_of_one_conversation_all_get_in_by_running_again()
    {
        var other = await place.OpenOtherAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(
            async () =>
            {
                var store = (number % 2 == 0 ? database : other).Turns;
                while (await store.CommitAsync(Sample.Turn(await store.LoadAsync(key, Sample.Contact, Cancellation), $"{number}"), Cancellation) is CommitResult.Conflict)
                {
                    // Somebody was first: load and run again, as TurnRunner does.
                }
            },
            Cancellation)));

        Assert.Equal(12, (await LoadAsync()).Conversation.Version);
        var ids = (await Store.ReadTranscriptAsync(key, 0, 100, Cancellation)).Where(entry => entry.Sequence % 2 == 1).Select(entry => entry.Activity.Id);
        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"{number}").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_commit_writes_nothing()
    {
        var state = await LoadAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Sample.Turn(state, "1"), new CancellationToken(canceled: true)));
        await AssertUnchangedAsync(state, entries: 0, ready: 0);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_reopening()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "1", replies: 2));
        await database.DisposeAsync();
        database = await place.OpenAsync();

        Assert.Equal(1, (await LoadAsync()).Conversation.Version);
        await AssertUnchangedAsync(await LoadAsync(), entries: 3, ready: 2);
        Assert.IsType<CommitResult.Duplicate>(await Store.CommitAsync(Sample.Turn(await LoadAsync(), "1"), Cancellation));
    }

    [Fact]
    public async Task The_integrity_check_finds_a_transcript_with_a_hole()
    {
        await CommitAsync(Sample.Turn(await LoadAsync(), "1", replies: 2));
        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));

        await database.Connections.WriteAsync((sql, cancellation) => sql.ExecuteAsync($"delete from transcript where sequence = {2}", cancellation), Cancellation);
        Assert.Equal(
            [
                "1 conversations whose transcript has a gap or ends elsewhere",
                "1 turns whose activities are not in the transcript",
                "1 conversations whose transcript is not that of their turns",
                "1 outbox rows without an activity",
            ],
            await database.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task The_write_probe_commits()
    {
        for (var i = 0; i < 2; i++)
        {
            var probe = await database.ProbeAsync(TimeSpan.FromSeconds(20), Cancellation);
            Assert.Null(probe.Reason);
            Assert.True(probe.CanWrite);
        }
    }

    private static string Json(TranscriptEntry entry) => $"{entry.Sequence} {JsonSerializer.Serialize(entry.Activity, ActivityJson.Default.Activity)}";

    private static TranscriptEntryId Id(TranscriptEntry entry) => new(entry.Sequence, entry.Activity.Id);

    private static TurnCommit OptOut(TurnState state, string id) =>
        Sample.Turn(state, id) with { ContactChanged = true, Contact = state.Contact with { OptedOutAt = Sample.Start } };

    private Task<TurnState> LoadAsync() => Store.LoadAsync(key, Sample.Contact, Cancellation);

    private async Task<CommitResult.Committed> CommitAsync(TurnCommit turn) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(turn, Cancellation));

    private async Task AssertUnchangedAsync(TurnState before, int entries, int ready)
    {
        var after = await LoadAsync();
        Assert.Equal(before.Conversation.Version, after.Conversation.Version);
        Assert.Equal(before.Contact, after.Contact);
        Assert.Equal(entries, (await Store.ReadTranscriptAsync(key, 0, 1_000, Cancellation)).Count);
        Assert.Equal(ready, (await database.CountOutboxAsync(Cancellation)).Ready);
        Assert.Empty(await database.CheckIntegrityAsync(Cancellation));
    }

    private sealed record TranscriptEntryId(long Sequence, string? Id);
}

public sealed class SqliteTurnStoreTests() : TurnStoreContract(new SqliteTestDatabase());

public sealed class PostgresTurnStoreTests(PostgresServer server) : TurnStoreContract(new PostgresTestDatabase(server));
