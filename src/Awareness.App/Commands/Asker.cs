using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary>Runs the engine without a store: the same turns as the service, with the state kept in memory.</summary>
internal sealed class Asker(KnowledgeBase knowledge, TimeProvider time)
{
    private const string ChannelId = "console";

    private readonly Dictionary<string, ConversationState> states = new(StringComparer.Ordinal);

    /// <summary>Runs one turn; turns with the same <paramref name="conversation"/> follow each other, null is a fresh one.</summary>
    public Turn Ask(string text, string? conversation) => AskWithInput(text, conversation).Turn;

    /// <summary>The same, with what the turn was decided from.</summary>
    public (TurnInput Input, Turn Turn) AskWithInput(string text, string? conversation)
    {
        var state = conversation is not null && states.TryGetValue(conversation, out var known) ? known : new ConversationState();
        var before = new TurnState(
            new Conversation(new ConversationKey(ChannelId, conversation ?? ""), 0, state),
            Contact.New(new ContactKey(ChannelId, "")));
        var input = new TurnInput(new Activity { Type = ActivityTypes.Message, Text = text }, before, knowledge, time.GetUtcNow());
        var turn = TurnEngine.Run(input);
        if (conversation is not null) states[conversation] = turn.State;
        return (input, turn);
    }
}
