using System.Globalization;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Conversations.Gaps;

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
        State = StoredText.Write(commit.State);
        Reference = StoredText.Write(commit.Reference);
        Inbound = StoredText.Write(commit.Inbound);
        Unanswered = commit.Unanswered is { } question ? question with { Text = StoredText.Note(question.Text) ?? "" } : null;
        replies = [.. commit.Replies.Select(reply => StoredText.Write(reply with { Id = null }))];
        replyStart = $$"""{"id":"{{StoredText.Escape(Key.Id)}}|""";
    }

    public ConversationKey Key => commit.Conversation.Key;

    public long Version => commit.Conversation.Version;

    public string ExternalId { get; }

    public string State { get; }

    public string? Reference { get; }

    public string Inbound { get; }

    public TurnRecord Record => commit.Record;

    public long At => commit.Record.At.ToUnixTimeMilliseconds();

    public int Replies => replies.Length;

    /// <summary>The contact to write, or null.</summary>
    public Contact? Contact => commit.ContactChanged ? commit.Contact : null;

    /// <summary>The question to keep for the officers, or null.</summary>
    public UnansweredQuestion? Unanswered { get; }

    /// <summary>True when the replies go through the outbox.</summary>
    public bool UseOutbox => commit.UseOutbox;

    /// <summary>True when the commit gives the outbox something to do.</summary>
    public bool HasWork => UseOutbox && Replies > 0;

    /// <summary>Checks the ids and writes the JSON.</summary>
    public static TurnRows Of(TurnCommit commit)
    {
        StoredText.CheckIds(commit.Conversation.Key);
        if (commit.ContactChanged) StoredText.CheckIds(commit.Contact.Key);
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
