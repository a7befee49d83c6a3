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
    private readonly List<Row> rows = [];
    private readonly List<FlowEvent> events = [];
    private TaskCompletionSource work = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often each outcome was written, and with what.</summary>
    public List<(string ActivityId, string Outcome, string? Detail, DateTimeOffset? DueAt)> Outcomes { get; } = [];

    public int Pending
    {
        get { lock (door) return rows.Count(row => row.State == RowState.Due); }
    }

    public int Claims { get; private set; }

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

    public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contact, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            var kept = conversations.GetValueOrDefault(conversation);
            return Task.FromResult(new TurnState(kept?.Conversation ?? Conversation.New(conversation), contacts.GetValueOrDefault(contact) ?? Contact.New(contact)));
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
    public TranscriptEntry Say(ConversationKey key, Activity activity, ConversationReference? reference = null)
    {
        lock (door)
        {
            if (!conversations.TryGetValue(key, out var kept)) conversations[key] = kept = new Kept(Conversation.New(key));
            if (reference is not null) kept.Conversation = kept.Conversation with { Reference = reference };
            var entry = kept.Append(activity);
            Enqueue(key, [entry]);
            return entry;
        }
    }

    /// <summary>As if another process had committed: nobody here is woken.</summary>
    public void AppendSilently(ConversationKey key, Activity activity)
    {
        lock (door) conversations[key].Append(activity);
    }

    public Task<IReadOnlyList<OutboxClaim>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        lock (door)
        {
            Fail();
            Claims++;
            var claimed = rows
                .Where(row => row.State == RowState.Due)
                .GroupBy(row => row.Key)
                .Select(conversation => conversation.First())
                .Where(row => row.DueAt <= now && row.LeasedUntil <= now)
                .Take(limit)
                .ToList();
            foreach (var row in claimed) (row.LeasedUntil, row.Token) = (now + lease, Guid.NewGuid().ToString());
            return Task.FromResult<IReadOnlyList<OutboxClaim>>(
                [.. claimed.Select(row => new OutboxClaim(new OutboundActivity(row.Key, row.Entry, conversations[row.Key].Conversation.Reference, row.Attempt), row.Token))]);
        }
    }

    public Task<bool> CompleteAsync(OutboxClaim claim, string? externalId, CancellationToken cancellationToken) =>
        Finish(claim, "complete", externalId, row => row.State = RowState.Done);

    public Task<bool> RetryAsync(OutboxClaim claim, DateTimeOffset dueAt, string reason, CancellationToken cancellationToken) =>
        Finish(claim, "retry", reason, row => (row.DueAt, row.Attempt, row.LeasedUntil) = (dueAt, row.Attempt + 1, DateTimeOffset.MinValue), dueAt);

    public Task<bool> DeadLetterAsync(OutboxClaim claim, string reason, CancellationToken cancellationToken) =>
        Finish(claim, "dead", reason, row => row.State = RowState.Dead);

    public async Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await work.Task.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (door)
        {
            if (work.Task.IsCompleted) work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Takes a row's lease away, as another process does after it ran out.</summary>
    public void StealLeases()
    {
        lock (door) rows.ForEach(row => row.Token = "stolen");
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
            Outcomes.Add((held.Entry.Activity.Id ?? "", outcome, detail, dueAt));
            return Task.FromResult(true);
        }
    }

    private void Enqueue(ConversationKey key, IEnumerable<TranscriptEntry> entries)
    {
        rows.AddRange(entries.Select(entry => new Row(key, entry)));
        work.TrySetResult();
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
        public int Attempt { get; set; } = 1;
        public string Token { get; set; } = "";
    }

    private sealed class Kept(Conversation conversation)
    {
        public Conversation Conversation { get; set; } = conversation;
        public List<TranscriptEntry> Entries { get; } = [];
        public DateTimeOffset? WakeAt { get; set; }
        public Dictionary<string, (TranscriptEntry Inbound, IReadOnlyList<TranscriptEntry> Replies)> Turns { get; } = [];

        public void Forget(DateTimeOffset since)
        {
            for (var i = 0; i < Entries.Count; i++)
            {
                if ((Entries[i].Activity.Timestamp ?? DateTimeOffset.MaxValue) >= since) Entries[i] = Entries[i] with { Activity = Emptied(Entries[i].Activity) };
            }
        }

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
