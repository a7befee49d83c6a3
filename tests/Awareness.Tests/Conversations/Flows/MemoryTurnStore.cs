using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>Keeps one conversation and remembers what was committed and looked up.</summary>
internal sealed class MemoryTurnStore : ITurnStore, IWakeups
{
    private Conversation? conversation;
    private Contact? contact;

    public List<TurnCommit> Commits { get; } = [];

    public List<Lookup> Lookups { get; } = [];

    public Func<Lookup, Awareness.Conversations.Found> Find { get; set; } = _ => new Awareness.Conversations.Found();

    /// <summary>Conversations that are due besides the one kept here, whatever is committed.</summary>
    public List<Wakeup> AlwaysDue { get; } = [];

    /// <summary>Conversations that cannot be loaded.</summary>
    public HashSet<ConversationKey> Broken { get; } = [];

    public TurnCommit Last => Commits[^1];

    public Task<TurnState> LoadAsync(ConversationKey key, ContactKey person, CancellationToken cancellationToken) => Broken.Contains(key)
        ? Task.FromException<TurnState>(new InvalidOperationException("Broken."))
        : Task.FromResult(new TurnState(conversation ?? Conversation.New(key), contact ?? Contact.New(person)));

    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var entry = new TranscriptEntry(1, commit.Inbound);
        if (Commits.Exists(earlier => earlier.Inbound.Id == commit.Inbound.Id)) return Task.FromResult<CommitResult>(new CommitResult.Duplicate(entry, []));
        Commits.Add(commit);
        conversation = commit.Conversation with { State = commit.State, Version = commit.Conversation.Version + 1, Reference = commit.Reference ?? commit.Conversation.Reference };
        contact = commit.Contact;
        return Task.FromResult<CommitResult>(new CommitResult.Committed(entry, [.. commit.Replies.Select(reply => new TranscriptEntry(2, reply))]));
    }

    public Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TranscriptEntry>>([]);

    public Task<Awareness.Conversations.Found> LookUpAsync(Lookup lookup, ContactKey person, CancellationToken cancellationToken)
    {
        Lookups.Add(lookup);
        return Task.FromResult(Find(lookup));
    }

    public Task<IReadOnlyList<Wakeup>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var own = Commits is [.., { WakeAt: { } due } last] && due <= now ? new Wakeup(last.Conversation.Key, last.Person, due, Reference: null) : null;
        return Task.FromResult<IReadOnlyList<Wakeup>>([.. AlwaysDue.Append(own).OfType<Wakeup>().Take(limit)]);
    }
}
