using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations.Gaps;
using Awareness.Knowledge;

namespace Awareness.Conversations;

/// <summary>
/// The one way in: runs the engine over one inbound activity and commits all that follows.
/// Turns of one conversation run one at a time in order of arrival; when another process was first, the pure engine simply runs again.
/// </summary>
public sealed class TurnRunner(ITurnStore store, KnowledgeSource knowledge, TimeProvider time)
{
    private readonly ConversationGates gates = new();

    /// <summary>Whether unanswered questions are kept for the officers, without identity. Default: yes.</summary>
    public bool KeepsUnanswered { get; init; } = true;

    /// <summary>Messages one person is answered in a minute; what is more is kept and gets one word of patience. Default: 0, no limit.</summary>
    public int MessagesPerMinute { get; init; }

    /// <summary>The bots in force. Default: none, and everything is a question to the knowledge.</summary>
    public BotSource Bots { get; init; } = new(BotLibrary.None);

    /// <summary>Draws a number nobody can guess, one a turn: receipts of reports and names of results come from it. Must be set where there are bots.</summary>
    public Func<ulong> Entropy { get; init; } = () => throw new InvalidOperationException("Bots need a source of random numbers.");

    /// <summary>Runs one turn and returns after its commit is on disk.</summary>
    public async Task<TurnResult> RunAsync(InboundActivity inbound, CancellationToken cancellationToken)
    {
        using var gate = await gates.EnterAsync(inbound.Conversation, cancellationToken);
        if (gate is null) return new TurnResult.Busy();

        var start = time.GetTimestamp();
        using var span = TurnMeter.Source.StartActivity("turn");
        for (var attempt = 1; attempt <= Limits.CommitAttempts; attempt++)
        {
            var state = await store.LoadAsync(inbound.Conversation, inbound.Contact, cancellationToken);
            if (inbound.SaidAt <= state.ErasedAt) return new TurnResult.Erased();
            var now = time.GetUtcNow();
            var content = knowledge.Current;
            var bots = Bots.Current;
            var first = new TurnInput(inbound.Activity, state, content, now) { Bots = bots, MessagesPerMinute = MessagesPerMinute, Seed = bots.Texts.IsEmpty ? 0 : Entropy() };
            var (input, turn) = await DecideAsync(first, state, cancellationToken);
            var unanswered = KeepsUnanswered && !IsPrivate(input, turn) ? UnansweredQuestion.Of(input, turn) : null;

            switch (await store.CommitAsync(Commit(inbound, state, turn, input) with { Unanswered = unanswered }, cancellationToken))
            {
                case CommitResult.Committed committed:
                    TurnMeter.Record(turn.Outcome, isDuplicate: false, time.GetElapsedTime(start));
                    return new TurnResult.Done(turn, committed.Inbound, committed.Replies, IsDuplicate: false);
                case CommitResult.Duplicate duplicate:
                    TurnMeter.Record(turn.Outcome, isDuplicate: true, time.GetElapsedTime(start));
                    return new TurnResult.Done(turn, duplicate.Inbound, duplicate.Replies, IsDuplicate: true);
                default:
                    TurnMeter.CountConflict();
                    break;
            }
        }

        return new TurnResult.Busy();
    }

    /// <summary>Runs the engine, looks up what it asks for, and runs it again: it decides the same up to that, for nothing else changed.</summary>
    private async Task<(TurnInput Input, Turn Turn)> DecideAsync(TurnInput input, TurnState state, CancellationToken cancellationToken)
    {
        var turn = TurnEngine.Run(input);
        for (var looked = 0; looked < Limits.Lookups && turn.Wants is { } wanted; looked++)
        {
            var found = await store.LookUpAsync(wanted, state.Contact.Key, cancellationToken);
            input = new TurnInput(input.Activity, state, input.Knowledge, input.Now) { Bots = input.Bots, MessagesPerMinute = input.MessagesPerMinute, Seed = input.Seed, Found = input.Found?.And(found) ?? found };
            turn = TurnEngine.Run(input);
        }

        return (input, turn);
    }

    /// <summary>What is asked in the middle of a hazard report is nobody's to read.</summary>
    private static bool IsPrivate(TurnInput input, Turn turn) => turn.Erases || turn.ForgetSince is not null || input.State.Run is { IsPrivate: true } || turn.State.Run is { IsPrivate: true };

    private static TurnCommit Commit(InboundActivity inbound, TurnState state, Turn turn, TurnInput input) => new()
    {
        Conversation = state.Conversation,
        Contact = turn.Contact,
        ContactChanged = turn.Contact != state.Contact,
        // What people send as a picture or a file is never kept.
        Inbound = inbound.Activity with { Timestamp = input.Now, Attachments = null },
        Replies = Replies(inbound, state, turn, input),
        UseOutbox = inbound.UseOutbox,
        State = turn.State,
        Reference = inbound.Reference,
        SaidAt = inbound.SaidAt,
        Record = new TurnRecord(input.Now, turn.Outcome, input.Knowledge.Version) { Topic = turn.Topic, CardId = turn.CardId, Confidence = turn.Confidence },
        Events = turn.Events,
        WakeAt = turn.State.Run?.WakeAt,
        ForgetSince = turn.ForgetSince,
        Erases = turn.Erases,
    };

    private static IReadOnlyList<Activity> Replies(InboundActivity inbound, TurnState state, Turn turn, TurnInput input)
    {
        var said = ReplyActivity.All(turn.Replies, inbound.Activity, input.Now);
        return SkillEnding.Of(turn, input, inbound, state.Conversation.Reference) is { } end ? [.. said.Take(Limits.Activities - 1), end] : said;
    }
}

/// <summary>A verified activity on its way in. The endpoint has checked its ids: present, and no longer than <see cref="Limits.IdLength"/>.</summary>
/// <param name="Activity">With <c>Id</c> set: the dedupe key.</param>
/// <param name="Conversation">Where it was said.</param>
/// <param name="Contact">Who said it.</param>
/// <param name="UseOutbox">True when the replies go out by themselves; false when the waiting request carries them.</param>
public sealed record InboundActivity(Activity Activity, ConversationKey Conversation, ContactKey Contact, bool UseOutbox)
{
    /// <summary>When the platform says it was said; null when it does not say, or nobody vouches for it. What was said before the person was erased is not heard any more.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Where replies go, when the channel told us.</summary>
    public ConversationReference? Reference { get; init; }
}

/// <summary>What became of an inbound activity.</summary>
public abstract record TurnResult
{
    /// <summary>Committed, now or before. The entries carry ids and timestamps.</summary>
    /// <param name="Turn">What the engine decided (for a duplicate: what it would decide now; the replies are those of the first time).</param>
    /// <param name="Inbound">The activity as stored.</param>
    /// <param name="Replies">The replies as stored.</param>
    /// <param name="IsDuplicate">True when this activity id was committed before.</param>
    public sealed record Done(Turn Turn, TranscriptEntry Inbound, IReadOnlyList<TranscriptEntry> Replies, bool IsDuplicate) : TurnResult;

    /// <summary>It was said before everything in its conversation was erased, and comes again or late: nothing was written, and nothing follows.</summary>
    public sealed record Erased : TurnResult;

    /// <summary>Too much is waiting for this conversation; nothing was written, the channel should come back.</summary>
    public sealed record Busy : TurnResult;

    private TurnResult() { }
}
