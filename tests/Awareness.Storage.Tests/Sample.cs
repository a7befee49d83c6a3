using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Storage.Tests;

/// <summary>Turns as the service makes them.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    public static readonly ContactKey Contact = new("test", "person");

    public static ConversationKey Conversation(string id = "conversation") => new("test", id);

    public static Activity Message(string text, string? id = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = id,
        ChannelId = "test",
        From = new ChannelAccount { Id = "person" },
        Conversation = new ConversationAccount { Id = "conversation" },
        Text = text,
        TextFormat = "plain",
    };

    /// <summary>One question and as many replies as asked for, against the state that was read.</summary>
    public static TurnCommit Turn(TurnState state, string id, int replies = 1, bool useOutbox = true) => new()
    {
        Conversation = state.Conversation,
        Contact = state.Contact,
        ContactChanged = false,
        Inbound = Message("Đi xe máy không đội mũ bảo hiểm bị phạt bao nhiêu?", id),
        Replies = [.. Enumerable.Range(1, replies).Select(number => Message($"Trả lời {number} cho {id}: người đi xe máy phải đội mũ bảo hiểm và cài quai đúng cách."))],
        UseOutbox = useOutbox,
        State = new ConversationState { Topic = "traffic.helmet", CardId = "helmet-fine", Offered = ["traffic.helmet", "traffic.age"], ClarifyRounds = 1 },
        Reference = new ConversationReference { ServiceUrl = "https://channel.test/", BotId = "bot", ContactId = "person", Locale = "vi-VN" },
        Record = new TurnRecord(Start, Outcome.Answer, "content-1") { Topic = "traffic.helmet", CardId = "helmet-fine", Confidence = 0.875 },
    };
}
