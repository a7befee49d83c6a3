using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary>Runs the engine without a store: the same turns as the service, with the state kept in memory.</summary>
internal sealed class Asker(KnowledgeBase knowledge, TimeProvider time)
{
    private const string ChannelId = "console";

    private readonly Dictionary<string, ConversationState> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Contact> contacts = new(StringComparer.Ordinal);

    /// <summary>The bots in force.</summary>
    public BotLibrary Bots { get; init; } = BotLibrary.None;

    /// <summary>Runs one turn; turns with the same <paramref name="conversation"/> follow each other, null is a fresh one.</summary>
    public Turn Ask(string text, string? conversation) => AskWithInput(text, conversation).Turn;

    /// <summary>The same, with what the turn was decided from.</summary>
    public (TurnInput Input, Turn Turn) AskWithInput(string text, string? conversation)
    {
        var key = conversation ?? "";
        var isKept = conversation is not null;
        var state = isKept ? states.GetValueOrDefault(key) : null;
        var contact = (isKept ? contacts.GetValueOrDefault(key) : null) ?? Contact.New(new ContactKey(ChannelId, key));
        var before = new TurnState(new Conversation(new ConversationKey(ChannelId, key), 0, state ?? new ConversationState()), contact);
        var (input, turn) = Decide(text, before);
        if (isKept) (states[key], contacts[key]) = (turn.State, turn.Contact);
        return (input, turn);
    }

    /// <summary>Nothing is stored here, so what the engine asks for is found to be nothing.</summary>
    private (TurnInput Input, Turn Turn) Decide(string text, TurnState before)
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = text };
        var input = new TurnInput(activity, before, knowledge, time.GetUtcNow()) { Bots = Bots };
        var turn = TurnEngine.Run(input);
        if (turn.Wants is not { } wanted) return (input, turn);
        var again = new TurnInput(activity, before, knowledge, input.Now) { Bots = Bots, Found = Found.Nothing(wanted, before.Contact) };
        return (again, TurnEngine.Run(again));
    }
}
