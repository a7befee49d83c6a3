using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Tests.Conversations;

/// <summary>A conversation with the engine, turn by turn, on one day at a time of one's own.</summary>
internal sealed class Dialogue(KnowledgeBase knowledge)
{
    private readonly Contact contact = Contact.New(new ContactKey("test", "u"));

    /// <summary>The moment of the next turn.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>What the engine remembers.</summary>
    public ConversationState State { get; set; } = new();

    public Turn Say(string text)
    {
        var before = new TurnState(new Conversation(new ConversationKey("test", "c"), 0, State), contact);
        var turn = TurnEngine.Run(new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, knowledge, Now));
        State = turn.State;
        return turn;
    }

    /// <summary>Says one after the other and returns the last turn.</summary>
    public Turn SayAll(params string[] texts) => texts.Select(Say).ToList()[^1];
}
