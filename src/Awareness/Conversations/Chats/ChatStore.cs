using System.Globalization;
using System.Text.Json;
using Awareness.Contacts;
using Awareness.Flows;

namespace Awareness.Conversations.Chats;

/// <summary>
/// The store of one chat that is played. State and contact are kept as JSON, so what does not survive being stored shows at the next turn.
/// </summary>
internal sealed class ChatStore(ConversationKey key, Contact person, ChatHeader header) : ITurnStore
{
    private readonly List<TranscriptEntry> transcript = [];
    private readonly Dictionary<(string Flow, string Step), KeptResult> results = [];
    private readonly Dictionary<string, FiledReport> reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> own = new(StringComparer.Ordinal);
    private string state = JsonSerializer.Serialize(new ConversationState(), ConversationJson.Default.ConversationState);
    private string contact = JsonSerializer.Serialize(person, ConversationJson.Default.Contact);
    private long version;

    /// <summary>When the conversation is to be woken, or null.</summary>
    public DateTimeOffset? WakeAt { get; private set; }

    public Task<TurnState> LoadAsync(ConversationKey conversation, ContactKey contactKey, CancellationToken cancellationToken) => Task.FromResult(new TurnState(
        new Conversation(key, version, JsonSerializer.Deserialize(state, ConversationJson.Default.ConversationState) ?? new ConversationState()),
        JsonSerializer.Deserialize(contact, ConversationJson.Default.Contact) ?? person));

    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Conversation.Version != version) return Task.FromResult<CommitResult>(new CommitResult.Conflict());
        if (commit.Erases) Erase();
        version++;
        state = JsonSerializer.Serialize(commit.State, ConversationJson.Default.ConversationState);
        if (commit.ContactChanged) contact = JsonSerializer.Serialize(commit.Contact with { Version = commit.Contact.Version + 1 }, ConversationJson.Default.Contact);
        WakeAt = commit.WakeAt;
        foreach (var happened in commit.Events) Keep(happened, commit.Record.At);
        var inbound = Add(commit.Inbound);
        return Task.FromResult<CommitResult>(new CommitResult.Committed(inbound, [.. commit.Replies.Select(Add)]));
    }

    public Task<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(ConversationKey conversation, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TranscriptEntry>>([.. transcript.Where(entry => entry.Sequence > afterSequence).Take(limit)]);

    public Task<Found> LookUpAsync(Lookup lookup, ContactKey contactKey, CancellationToken cancellationToken) => Task.FromResult(lookup switch
    {
        Lookup.Report report => new Found { ReportCode = report.Code, Report = reports.GetValueOrDefault(report.Code) },
        Lookup.Standing standing => new Found { Standing = StandingOf(standing.Code) },
        _ => new Found { Person = new PersonalRecord(JsonSerializer.Deserialize(contact, ConversationJson.Default.Contact) ?? person, transcript.Count, transcript.Count > 0 ? header.Now : null, [.. results.Values.Reverse()]) },
    });

    private TranscriptEntry Add(Activity activity)
    {
        var entry = new TranscriptEntry(transcript.Count + 1, activity.Id is null ? activity with { Id = string.Create(CultureInfo.InvariantCulture, $"{key.Id}|{transcript.Count + 1:0000000}") } : activity);
        transcript.Add(entry);
        return entry;
    }

    private void Keep(FlowEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case FlowEvent.Answered answer: results[(answer.Flow, answer.Step)] = new KeptResult(at, answer.Kind, answer.Flow, answer.Step, answer.Value.ToString()); break;
            case FlowEvent.Reported report: reports[report.Code] = new FiledReport(report.Code, ReportState.Open, at, at, Note: null); break;
            case FlowEvent.Contested contest: own[contest.Code] = contest.Score; break;
        }
    }

    /// <summary>As the database counts: a code without a score is nobody's; the person's own scores are left to the turn.</summary>
    private ContestStanding StandingOf(string code)
    {
        var others = header.Contests.GetValueOrDefault(code, []);
        if (others.Count == 0 && !own.ContainsKey(code)) return ContestStanding.Unknown(code);
        var classes = header.Contests.Keys.Where(other => other != code).Select(ScoresOf).Where(scores => scores.Count >= ContestStanding.FewestPeople);
        return new ContestStanding(code, Exists: true, others.Count, others.Sum(), [.. classes.Select(scores => scores.Average())]);
    }

    private List<decimal> ScoresOf(string code)
    {
        List<decimal> scores = [.. header.Contests.GetValueOrDefault(code, [])];
        if (own.TryGetValue(code, out var score)) scores.Add(score);
        return scores;
    }

    private void Erase()
    {
        transcript.Clear();
        results.Clear();
        own.Clear();
    }
}
