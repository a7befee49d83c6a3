using System.Globalization;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Conversations.Gaps;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>A turn made ready for its rows on the caller's thread, so that the writer only binds and runs.</summary>
internal sealed class TurnRows
{
    private readonly TurnCommit commit;
    private readonly string[] replies;

    // The id of a reply is known only inside the transaction: the JSON is written without it before, and the id put in front then.
    private readonly string replyStart;

    private TurnRows(TurnCommit commit)
    {
        this.commit = commit;
        ExternalId = StoredText.CheckId(commit.Inbound.Id, "activity id");
        State = StoredText.Write(Erases ? new ConversationState() : commit.State);
        Reference = StoredText.Write(commit.Reference);
        Inbound = StoredText.Write(Erases ? Stub.Nameless(commit.Inbound) : commit.ForgetSince is null ? commit.Inbound : Stub.Of(commit.Inbound));
        Unanswered = commit.Unanswered is { } question && !Erases ? question with { Text = StoredText.Note(question.Text) ?? "" } : null;
        Events = Erases ? [] : FlowEventRow.Of(commit);
        replies = [.. commit.Replies.Select(reply => StoredText.Write(reply with { Id = null }))];
        replyStart = $$"""{"id":"{{StoredText.Escape(Key.Id)}}|""";
    }

    public ConversationKey Key => commit.Conversation.Key;

    public long Version => commit.Conversation.Version;

    /// <summary>Who speaks.</summary>
    public ContactKey Person => commit.Person;

    /// <summary>True when the conversation is not yet known to be anybody's.</summary>
    public bool ClaimsConversation => Version > 0 && commit.Conversation.ContactId is null && !Erases;

    /// <summary>Who speaks, when that is not the one the conversation belongs to; else null.</summary>
    public string? OtherSpeaker => commit.Conversation.ContactId is { } owner && owner != Person.Id ? Person.Id : null;

    public string ExternalId { get; }

    public string State { get; }

    public string? Reference { get; }

    public string Inbound { get; }

    public TurnRecord Record => commit.Record;

    public long At => commit.Record.At.ToUnixTimeMilliseconds();

    /// <summary>When it was said, by the clock of the platform, or ours where it does not say.</summary>
    public long SaidAt => (commit.SaidAt ?? commit.Record.At).ToUnixTimeMilliseconds();

    /// <summary>When the conversation is to be woken, or null.</summary>
    public long? WakeAt => Erases ? null : commit.WakeAt?.ToUnixTimeMilliseconds();

    /// <summary>Whose run waits, when that is not the one the conversation belongs to; else null.</summary>
    public string? WakeContact => WakeAt is null ? null : OtherSpeaker;

    /// <summary>From when on the transcript is to be emptied, or null.</summary>
    public long? ForgetSince => commit.ForgetSince?.ToUnixTimeMilliseconds();

    /// <summary>True when everything of the person goes.</summary>
    public bool Erases => commit.Erases;

    public int Replies => replies.Length;

    /// <summary>The contact to write, or null.</summary>
    public Contact? Contact => commit.ContactChanged && !Erases ? commit.Contact : null;

    /// <summary>The random name results go under, or null.</summary>
    public string? Subject => commit.Contact.Subject;

    /// <summary>What flows brought about.</summary>
    public IReadOnlyList<FlowEventRow> Events { get; }

    /// <summary>The question to keep for the officers, or null.</summary>
    public UnansweredQuestion? Unanswered { get; }

    /// <summary>True when the replies go through the outbox.</summary>
    public bool UseOutbox => commit.UseOutbox;

    /// <summary>The lane its replies go by.</summary>
    public string Lane => LaneName.Of(Key.ChannelId);

    /// <summary>1 when this is the person: what they wrote opens the platform's window, and shows that they did not block us. 0 when it is a timer, or somebody who left.</summary>
    public int IsHeard => commit.IsHeard ? 1 : 0;

    /// <summary>True when the commit gives the outbox something to do.</summary>
    public bool HasWork => UseOutbox && Replies > 0;

    /// <summary>Checks the ids and writes the JSON.</summary>
    public static TurnRows Of(TurnCommit commit)
    {
        StoredText.CheckIds(commit.Conversation.Key);
        StoredText.CheckIds(commit.Contact.Key);
        return new TurnRows(commit);
    }

    /// <summary>The JSON of a reply with the id of its place in the conversation.</summary>
    public string Reply(int index, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{replyStart}{sequence:0000000}\",{replies[index].AsSpan(1)}");

    /// <summary>The entries as stored, the inbound activity at <paramref name="first"/>.</summary>
    public CommitResult.Committed Committed(long first) => new(
        new TranscriptEntry(first, commit.Inbound),
        [.. commit.Replies.Select((reply, index) => new TranscriptEntry(first + 1 + index, reply with { Id = ReplyId(first + 1 + index) }))]);

    private string ReplyId(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Key.Id}|{sequence:0000000}");
}
