using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;

namespace Awareness.Storage.Tests.Contracts;

/// <summary>An open database and the turns of its people, for the contracts of what flows and rights need.</summary>
public abstract class StoreContract(TestDatabase place) : IAsyncLifetime
{
    protected static readonly DateTimeOffset Start = Sample.Start;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestDatabase Place => place;

    protected Database Database { get; set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        await place.CreateAsync();
        Database = await place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static ContactKey Person(string id) => new("test", id);

    protected static FlowEvent.Answered Answer(string step, FlowValue value) =>
        new(ResultKind.Survey, "pupils/quiz", "v1", step, value) { StartedFlow = "pupils/start" };

    protected Task<TurnState> LoadAsync(string conversation, string person) =>
        Database.Turns.LoadAsync(Sample.Conversation(conversation), Person(person), Cancellation);

    /// <summary>One turn of a person, changed as asked for.</summary>
    protected async Task<CommitResult.Committed> CommitAsync(string conversation, string person, string id, Func<TurnCommit, TurnCommit>? change = null, DateTimeOffset? at = null) =>
        Assert.IsType<CommitResult.Committed>(await Database.Turns.CommitAsync(Turn(await LoadAsync(conversation, person), id, change, at), Cancellation));

    protected static TurnCommit Turn(TurnState state, string id, Func<TurnCommit, TurnCommit>? change = null, DateTimeOffset? at = null)
    {
        var moment = at ?? Start;
        var person = state.Contact.Key.Id;
        var turn = Sample.Turn(state, id);
        turn = turn with
        {
            Inbound = turn.Inbound with { From = new ChannelAccount { Id = person, Role = "user" }, Timestamp = moment, Text = $"lời của {person} {id}" },
            Replies = [.. turn.Replies.Select(reply => reply with
            {
                From = new ChannelAccount { Id = "bot", Role = "bot" },
                Recipient = new ChannelAccount { Id = person },
                Text = $"trả lời cho {person} {id}",
                Timestamp = moment,
            })],
            Reference = new ConversationReference { ServiceUrl = "https://channel.test/", BotId = "bot", ContactId = person },
            Record = turn.Record with { At = moment },
        };
        return change is null ? turn : change(turn);
    }

    protected static Func<TurnCommit, TurnCommit> Knowing(Func<Contact, Contact> change, params FlowEvent[] events) =>
        turn => turn with { Contact = change(turn.Contact), ContactChanged = true, Events = events };

    protected static TurnCommit Erasing(TurnCommit turn) => turn with { Erases = true };

    protected async Task<List<OutboxClaim>> DeliverAsync(DateTimeOffset now)
    {
        List<OutboxClaim> delivered = [];
        while (await Database.Outbox.ClaimAsync(new OutboxRequest("test", now, TimeSpan.FromMinutes(1), 100), Cancellation) is { Count: > 0 } claims)
        {
            foreach (var claim in claims) Assert.True(await Database.Outbox.CompleteAsync(claim, externalId: null, Cancellation));
            delivered.AddRange(claims);
        }

        return delivered;
    }

    protected async Task<long> CountAsync(FormattableString count) =>
        await Database.Connections.ReadAsync((sql, cancellation) => sql.NumberAsync(count, cancellation), Cancellation) ?? 0;

    protected async Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(string conversation) =>
        await Database.Turns.ReadTranscriptAsync(Sample.Conversation(conversation), 0, 1_000, Cancellation);

    protected async Task AssertSoundAsync() => Assert.Empty(await Database.CheckIntegrityAsync(Cancellation));
}
