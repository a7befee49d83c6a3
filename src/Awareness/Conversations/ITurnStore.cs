using Awareness.Contacts;
using Awareness.Conversations.Gaps;
using Awareness.Flows;

namespace Awareness.Conversations;

/// <summary>
/// Keeps conversations, contacts, the transcript and the outbox. One commit is one transaction, on disk when the task completes.
/// The contract suite <c>TurnStoreContract</c> runs against every implementation.
/// </summary>
public interface ITurnStore
{
    /// <summary>Reads the state before a turn; a conversation or contact never seen comes back with version 0.</summary>
    Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken);

    /// <summary>
    /// Commits a turn: the dedupe key, the transcript, the conversation (only against <c>Conversation.Version</c>), the contact and the outbox.
    /// </summary>
    /// <returns><see cref="CommitResult.Committed"/>, <see cref="CommitResult.Duplicate"/> (nothing written) or
    /// <see cref="CommitResult.Conflict"/> (another turn was first; nothing written, load and run again).</returns>
    Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Reads the transcript of a conversation after <paramref name="afterSequence"/>, in order, at most <paramref name="limit"/> activities.</summary>
    Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey conversation, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Finds what the engine asked for.</summary>
    Task<Found> LookUpAsync(Lookup lookup, ContactKey contact, CancellationToken cancellationToken);
}

/// <summary>The state before a turn.</summary>
/// <param name="Conversation">The conversation; version 0 when new.</param>
/// <param name="Contact">The person; version 0 when new.</param>
public sealed record TurnState(Conversation Conversation, Contact Contact)
{
    /// <summary>When the conversation was erased, by the clock of who says when things are said; null when it was not, or long ago.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>One activity of a conversation's transcript.</summary>
/// <param name="Sequence">Position in the conversation, from 1, without gaps; also the Direct Line watermark.</param>
/// <param name="Activity">What was said.</param>
public sealed record TranscriptEntry(long Sequence, Activity Activity);

/// <summary>Everything one turn writes, all or nothing.</summary>
public sealed record TurnCommit
{
    /// <summary>The conversation as it was read; its version is the condition of the commit.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The contact after the turn; written only when <see cref="ContactChanged"/>.</summary>
    public required Contact Contact { get; init; }

    /// <summary>True when the turn changed the contact (the version in <see cref="Contact"/> is still the one read).</summary>
    public required bool ContactChanged { get; init; }

    /// <summary>The inbound activity; its <see cref="Activity.Id"/> is the dedupe key within the conversation.</summary>
    public required Activity Inbound { get; init; }

    /// <summary>The replies as activities, without ids: the store names them <c>{conversation}|{sequence:0000000}</c>.</summary>
    public required IReadOnlyList<Activity> Replies { get; init; }

    /// <summary>True when the replies are carried by the outbox; false when the waiting request carries them.</summary>
    public required bool UseOutbox { get; init; }

    /// <summary>State after the turn.</summary>
    public required ConversationState State { get; init; }

    /// <summary>Where replies go; null keeps what is stored.</summary>
    public ConversationReference? Reference { get; init; }

    /// <summary>When the platform says the inbound activity was said; null when it does not say.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What the turn came to, for the record.</summary>
    public required TurnRecord Record { get; init; }

    /// <summary>The question as it is kept for the officers, when the turn left it unanswered; null keeps none.</summary>
    public UnansweredQuestion? Unanswered { get; init; }

    /// <summary>Who said it.</summary>
    public ContactKey Person => Contact.Key;

    /// <summary>
    /// True when the person was heard: wrote, pressed a button or joined. A timer is not the person, and who leaves is gone. Platforms count from here how long and how often
    /// we may write.
    /// </summary>
    public bool IsHeard => Inbound is { Type: ActivityTypes.Message } or { Type: ActivityTypes.ConversationUpdate, MembersAdded.Count: > 0 };

    /// <summary>What flows brought about, written in the same transaction; answers go under <see cref="Contact.Subject"/>.</summary>
    public IReadOnlyList<FlowEvent> Events { get; init; } = [];

    /// <summary>When the conversation is to be woken; null takes a timer away.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>From this moment on, what the person and the service said in this conversation is taken out of the transcript; this turn's messages too, but for the replies. Null takes nothing out.</summary>
    public DateTimeOffset? ForgetSince { get; init; }

    /// <summary>
    /// True when everything of the person is erased: all conversations, messages, wishes and texts go, answers lose their link, and only the replies of this turn stay, with
    /// what is needed to deliver them, until they are delivered and at most an hour.
    /// </summary>
    public bool Erases { get; init; }
}

/// <summary>What is remembered of how a turn was answered: enough to explain it later, nothing the person wrote.</summary>
/// <param name="At">The moment of the turn.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="ContentVersion">Version of the content that answered.</param>
public sealed record TurnRecord(DateTimeOffset At, Outcome Outcome, string ContentVersion)
{
    /// <summary>Topic of the answer, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Card that was shown, or null.</summary>
    public string? CardId { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }
}

/// <summary>What a commit came to.</summary>
public abstract record CommitResult
{
    /// <summary>Written and on disk. <paramref name="Inbound"/> and <paramref name="Replies"/> carry the ids and timestamps they were stored with.</summary>
    public sealed record Committed(TranscriptEntry Inbound, IReadOnlyList<TranscriptEntry> Replies) : CommitResult;

    /// <summary>This activity id was committed before; nothing was written. <paramref name="Replies"/> are those of the first time.</summary>
    public sealed record Duplicate(TranscriptEntry Inbound, IReadOnlyList<TranscriptEntry> Replies) : CommitResult;

    /// <summary>Another turn of this conversation or contact committed first; nothing was written.</summary>
    public sealed record Conflict : CommitResult;

    private CommitResult() { }
}
