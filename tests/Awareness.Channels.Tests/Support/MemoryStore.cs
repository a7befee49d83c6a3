using System.Text.Json;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Delivery;
using Awareness.Flows;

namespace Awareness.Channels.Tests.Support;

/// <summary>
/// Keeps what the contracts say must be kept, in memory: version check, dedupe, one claim a conversation, leases.
/// Activities pass through JSON, as in a database.
/// </summary>
internal sealed class MemoryStore : ITurnStore, IOutbox, IWakeups
{
    private readonly Lock door = new();
    private readonly Dictionary<ConversationKey, Kept> conversations = [];
    private readonly Dictionary<ContactKey, Contact> contacts = [];
    private readonly Dictionary<ConversationKey, DateTimeOffset> erased = [];
    private readonly List<Row> rows = [];
    private readonly List<FlowEvent> events = [];
    private readonly List<(string ActivityId, string Outcome, string? Detail, DateTimeOffset? DueAt)> outcomes = [];
    private TaskCompletionSource work = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often each outcome was written, and with what.</summary>
    public IReadOnlyList<(string ActivityId, string Outcome, string? Detail, DateTimeOffset? DueAt)> Outcomes
    {
        get { lock (door) return [.. outcomes]; }
    }

    public int Pending
    {
        get { lock (door) return rows.Count(row => row.State == RowState.Due); }
    }

    public int Claims { get; private set; }

    /// <summary>Ids of the people who said something.</summary>
    public IReadOnlyList<string> People
    {
        get { lock (door) return [.. conversations.Values.Select(kept => kept.Conversation.ContactId).OfType<string>().Distinct()]; }
    }

    /// <summary>Everything that was ever said, either way.</summary>
    public int Entries
    {
        get { lock (door) return conversations.Values.Sum(kept => kept.Entries.Count); }
    }

    /// <summary>What flows brought about, in order.</summary>
    public IReadOnlyList<FlowEvent> Events
    {
        get { lock (door) return [.. events]; }
    }

    /// <summary>The conversations there are, and whose they are.</summary>
    public IReadOnlyList<Conversation> Conversations
    {
        get { lock (door) return [.. conversations.Values.Select(kept => kept.Conversation)]; }
    }

    /// <summary>The person, or null when nothing is kept about them.</summary>
    public Contact? FindContact(ContactKey contact)
    {
        lock (door) return contacts.GetValueOrDefault(contact);
    }

    /// <summary>All that was said in a conversation.</summary>
    public IReadOnlyList<Activity> Said(ConversationKey conversation)
    {
        lock (door) return [.. (conversations.GetValueOrDefault(conversation)?.Entries ?? []).Select(entry => entry.Activity)];
    }

    public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            var kept = conversations.GetValueOrDefault(conversation);
            return Task.FromResult(new TurnState(kept?.Conversation ?? Conversation.New(conversation), contacts.GetValueOrDefault(contact) ?? Contact.New(contact))
            {
                ErasedAt = erased.TryGetValue(conversation, out var at) ? at : null,
            });
        }
    }

    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            var key = commit.Conversation.Key;
            if (!conversations.TryGetValue(key, out var kept)) kept = new Kept(Conversation.New(key));
            var id = commit.Inbound.Id ?? throw new InvalidOperationException("An inbound activity has an id.");
            if (kept.Turns.TryGetValue(id, out var first)) return Task.FromResult<CommitResult>(new CommitResult.Duplicate(first.Inbound, first.Replies));
            if (kept.Conversation.Version != commit.Conversation.Version) return Task.FromResult<CommitResult>(new CommitResult.Conflict());

            conversations[key] = kept;
            kept.Conversation = new Conversation(key, commit.Conversation.Version + 1, commit.State)
            {
                Reference = commit.Reference ?? kept.Conversation.Reference,
                ContactId = commit.Person.Id,
            };
            kept.WakeAt = commit.WakeAt;
            if (commit.ContactChanged) contacts[commit.Contact.Key] = commit.Contact with { Version = commit.Contact.Version + 1 };
            events.AddRange(commit.Events);
            if (commit.ForgetSince is { } since) kept.Forget(since);
            if (commit.Erases) Erase(commit, kept);
            var inbound = kept.Append(commit.Erases || commit.ForgetSince is not null ? Emptied(commit.Inbound) : commit.Inbound);
            if (commit.IsHeard) kept.Hear(commit.Record.At);
            IReadOnlyList<TranscriptEntry> replies = [.. commit.Replies.Select(kept.Append)];
            kept.Turns[id] = (inbound, replies);
            if (commit.UseOutbox) Enqueue(key, replies);
            return Task.FromResult<CommitResult>(new CommitResult.Committed(inbound, replies));
        }
    }

    public Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey conversation, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            return Task.FromResult<IReadOnlyList<TranscriptEntry>>(
                [.. (conversations.GetValueOrDefault(conversation)?.Entries ?? []).Where(entry => entry.Sequence > afterSequence).Take(limit)]);
        }
    }

    /// <summary>The person alone is known here: reports and contests are the database's.</summary>
    public Task<Found> LookUpAsync(Lookup lookup, ContactKey contact, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            if (lookup is not Lookup.Person) return Task.FromResult(new Found { ReportCode = (lookup as Lookup.Report)?.Code });
            var said = conversations.Values.Where(kept => kept.Conversation.ContactId == contact.Id).SelectMany(kept => kept.Entries).ToList();
            var person = contacts.GetValueOrDefault(contact) ?? Contact.New(contact);
            return Task.FromResult(new Found { Person = new PersonalRecord(person, said.Count, said.Min(entry => entry.Activity.Timestamp), []) });
        }
    }

    public Task<IReadOnlyList<Wakeup>> ReadDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            return Task.FromResult<IReadOnlyList<Wakeup>>(
                [.. conversations.Values.Where(kept => kept.WakeAt <= now && kept.Conversation.ContactId is not null).OrderBy(kept => kept.WakeAt).Take(limit).Select(Due)]);
        }
    }

    /// <summary>Says something unasked, as a campaign would: transcript and outbox in one step.</summary>
    public TranscriptEntry Say(ConversationKey key, Activity activity, ConversationReference? reference = null, SendPriority priority = SendPriority.Reply, DateTimeOffset dueAt = default)
    {
        lock (door)
        {
            if (!conversations.TryGetValue(key, out var kept)) conversations[key] = kept = new Kept(Conversation.New(key));
            if (reference is not null) kept.Conversation = kept.Conversation with { Reference = reference };
            var entry = kept.Append(activity);
            Enqueue(key, [entry], priority, dueAt);
            return entry;
        }
    }

    /// <summary>As if another process had committed: nobody here is woken.</summary>
    public void AppendSilently(ConversationKey key, Activity activity)
    {
        lock (door) conversations[key].Append(activity);
    }

    public Task<IReadOnlyList<string>> ReadLanesAsync(CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            return Task.FromResult<IReadOnlyList<string>>([.. rows.Where(row => row.State == RowState.Due).Select(row => row.Lane).Distinct(StringComparer.Ordinal)]);
        }
    }

    public Task<IReadOnlyList<OutboxClaim>> ClaimAsync(OutboxRequest request, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            Claims++;
            var replies = Claimable(request, SendPriority.Reply).Take(request.Limit).ToList();
            var bulk = Claimable(request, SendPriority.Bulk).Take(Math.Min(request.BulkLimit, request.Limit - replies.Count)).ToList();
            foreach (var row in replies.Concat(bulk))
            {
                if (row.Token.Length > 0) row.Unknowns++;
                (row.LeasedUntil, row.Token) = (request.Now + request.Lease, Guid.NewGuid().ToString());
                row.Attempt++;
            }

            return Task.FromResult<IReadOnlyList<OutboxClaim>>([.. replies.Concat(bulk).Select(row => new OutboxClaim(Outbound(row), row.Token))]);
        }
    }

    public Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken) =>
        Finish(claim, "complete", externalId, row => row.State = RowState.Done);

    public Task<bool> RetryAsync(OutboxClaim claim, OutboxRetry retry, CancellationToken cancellationToken) => Finish(
        claim,
        "retry",
        retry.Reason,
        row => (row.DueAt, row.LeasedUntil, row.Unknowns) = (retry.DueAt, DateTimeOffset.MinValue, row.Unknowns + (retry.IsOutcomeUnknown ? 1 : 0)),
        retry.DueAt);

    public Task<bool> PostponeAsync(OutboxClaim claim, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Finish(claim, "postpone", detail: null, row => (row.DueAt, row.LeasedUntil, row.Attempt) = (dueAt, DateTimeOffset.MinValue, row.Attempt - 1), dueAt);

    public Task<bool> DeadLetterAsync(OutboxClaim claim, DeadLetter letter, CancellationToken cancellationToken) => Finish(
        claim,
        "dead",
        letter.Reason,
        row =>
        {
            row.State = RowState.Dead;
            row.Refusal = letter.Why;
            if (letter.Why is SendRefusal.Blocked) conversations[row.Key].IsBlocked = true;
        });

    public async Task WaitForWorkAsync(string lane, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task signal;
        lock (door) signal = work.Task;
        await signal.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Why each dead reply was given up, in the order they were enqueued.</summary>
    public IReadOnlyList<SendRefusal> Refusals
    {
        get { lock (door) return [.. rows.Where(row => row.State == RowState.Dead).Select(row => row.Refusal)]; }
    }

    /// <summary>Says when the person was last heard.</summary>
    public void Hear(ConversationKey key, DateTimeOffset at)
    {
        lock (door)
        {
            if (!conversations.TryGetValue(key, out var kept)) conversations[key] = kept = new Kept(Conversation.New(key));
            kept.Hear(at);
        }
    }

    /// <summary>Takes a row's lease away, as another process does after it ran out.</summary>
    public void StealLeases()
    {
        lock (door) rows.ForEach(row => row.Token = "stolen");
    }

    private List<Row> Claimable(OutboxRequest request, SendPriority priority) => rows
        .Where(row => row.State == RowState.Due && row.Priority <= priority)
        .GroupBy(row => row.Key)
        .Select(conversation => conversation.First())
        .Where(row => row.Lane == request.Lane && row.Priority == priority && row.DueAt <= request.DueBy && row.LeasedUntil <= request.Now)
        .ToList();

    private OutboundActivity Outbound(Row row)
    {
        var kept = conversations[row.Key];
        return new OutboundActivity(row.Key, row.Entry, kept.Conversation.Reference, row.Attempt)
        {
            HeardAt = kept.HeardAt,
            IsBlocked = kept.IsBlocked,
            Unknowns = row.Unknowns,
            Priority = row.Priority,
            SentSinceHeard = rows.Count(other => other.Key == row.Key && other.State == RowState.Done && other.Entry.Sequence > kept.HeardSequence),
        };
    }

    private static Wakeup Due(Kept kept)
    {
        var (key, reference) = (kept.Conversation.Key, kept.Conversation.Reference);
        return new Wakeup(key, new ContactKey(key.ChannelId, kept.Conversation.ContactId ?? ""), kept.WakeAt ?? DateTimeOffset.MinValue, reference);
    }

    private static Activity Emptied(Activity activity) =>
        new() { Type = activity.Type, Id = activity.Id, Timestamp = activity.Timestamp, ChannelId = activity.ChannelId, From = activity.From };

    /// <summary>The conversation of the turn is emptied but goes on counting; the person's others go.</summary>
    private void Erase(TurnCommit commit, Kept current)
    {
        contacts.Remove(commit.Person);
        erased[current.Conversation.Key] = commit.SaidAt ?? commit.Record.At;
        foreach (var (key, kept) in conversations.Where(pair => pair.Value != current && pair.Key.ChannelId == commit.Person.ChannelId && pair.Value.Conversation.ContactId == commit.Person.Id).ToList())
        {
            conversations.Remove(key);
            rows.RemoveAll(row => row.Key == kept.Conversation.Key);
        }

        rows.RemoveAll(row => row.Key == current.Conversation.Key);
        current.Forget(DateTimeOffset.MinValue);
        current.Turns.Clear();
        current.WakeAt = null;
        current.Conversation = current.Conversation with { State = new ConversationState(), ContactId = null };
    }

    private Task<bool> Finish(OutboxClaim claim, string outcome, string? detail, Action<Row> finish, DateTimeOffset? dueAt = null)
    {
        lock (door)
        {
            Fail();
            if (rows.Find(row => row.Token == claim.Token) is not { } held) return Task.FromResult(false);
            held.Token = "";
            finish(held);
            outcomes.Add((held.Entry.Activity.Id ?? "", outcome, detail, dueAt));
            return Task.FromResult(true);
        }
    }

    /// <summary>Every waiter is woken; who looks anew waits for the next.</summary>
    private void Enqueue(ConversationKey key, IEnumerable<TranscriptEntry> entries, SendPriority priority = SendPriority.Reply, DateTimeOffset dueAt = default)
    {
        rows.AddRange(entries.Select(entry => new Row(key, entry) { Priority = priority, DueAt = dueAt }));
        var woken = work;
        work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        woken.TrySetResult();
    }

    private void Fail()
    {
        if (Failure is { } failure) throw failure;
    }

    private enum RowState
    {
        Due,
        Done,
        Dead,
    }

    private sealed class Row(ConversationKey key, TranscriptEntry entry)
    {
        public ConversationKey Key => key;
        public TranscriptEntry Entry => entry;
        public RowState State { get; set; }
        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MinValue;
        public DateTimeOffset LeasedUntil { get; set; } = DateTimeOffset.MinValue;
        public string Lane { get; } = LaneName.Of(key.ChannelId);
        public SendPriority Priority { get; init; }
        public SendRefusal Refusal { get; set; }
        public int Unknowns { get; set; }
        public int Attempt { get; set; }
        public string Token { get; set; } = "";
    }

    private sealed class Kept(Conversation conversation)
    {
        public Conversation Conversation { get; set; } = conversation;
        public List<TranscriptEntry> Entries { get; } = [];
        public DateTimeOffset? WakeAt { get; set; }
        public DateTimeOffset? HeardAt { get; private set; }
        public long HeardSequence { get; private set; }
        public bool IsBlocked { get; set; }
        public Dictionary<string, (TranscriptEntry Inbound, IReadOnlyList<TranscriptEntry> Replies)> Turns { get; } = [];

        public void Forget(DateTimeOffset since)
        {
            for (var i = 0; i < Entries.Count; i++)
            {
                if ((Entries[i].Activity.Timestamp ?? DateTimeOffset.MaxValue) >= since) Entries[i] = Entries[i] with { Activity = Emptied(Entries[i].Activity) };
            }
        }

        public void Hear(DateTimeOffset at) => (HeardAt, HeardSequence, IsBlocked) = (at, Entries.Count, false);

        public TranscriptEntry Append(Activity activity)
        {
            var sequence = Entries.Count + 1;
            var named = activity with { Id = activity.Id ?? $"{Conversation.Key.Id}|{sequence:0000000}" };
            var json = JsonSerializer.SerializeToUtf8Bytes(named, ActivityJson.Default.Activity);
            var entry = new TranscriptEntry(sequence, JsonSerializer.Deserialize(json, ActivityJson.Default.Activity) ?? named);
            Entries.Add(entry);
            return entry;
        }
    }
}
