using System.Text.Json;
using Awareness.Bots;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.Tests.Conversations.Flows;

/// <summary>A conversation with the sample bots, turn by turn; what is remembered passes through JSON between any two turns.</summary>
internal sealed class FlowDialogue
{
    private static readonly ConversationKey Key = new("terminal", "c");

    /// <summary>The moment of the next turn.</summary>
    public DateTimeOffset Now { get; set; } = new(2027, 6, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public KnowledgeBase Knowledge { get; init; } = SampleFlows.Knowledge;

    public BotLibrary Bots { get; init; } = SampleFlows.Library;

    public bool HasConversation { get; init; } = true;

    public ConversationState State { get; set; } = new();

    public Contact Contact { get; set; } = Contact.New(new ContactKey("terminal", "u"));

    /// <summary>What a look-up finds.</summary>
    public Func<Lookup, Awareness.Conversations.Found>? Find { get; init; }

    /// <summary>Where the run waits, or null.</summary>
    public string? Step => State.Run?.Current.Step;

    public static string Texts(Turn turn) => string.Join(" | ", turn.Replies.Select(reply => reply.Text));

    public Turn Say(string text) => Take(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>Says one after the other and returns the last turn.</summary>
    public Turn SayAll(params string[] texts) => texts.Select(Say).ToList()[^1];

    public Turn Take(Activity activity)
    {
        var before = new TurnState(new Conversation(Key, 0, State), Contact);
        var turn = TurnEngine.Run(Input(activity, before, found: null));
        if (turn.Wants is { } wanted) turn = TurnEngine.Run(Input(activity, before, Find?.Invoke(wanted) ?? Awareness.Conversations.Found.Nothing(wanted, Contact)));
        var json = JsonSerializer.Serialize(turn.State, ConversationJson.Default.ConversationState);
        State = JsonSerializer.Deserialize(json, ConversationJson.Default.ConversationState) ?? throw new InvalidOperationException("A state is never null.");
        Contact = turn.Contact;
        return turn;
    }

    private TurnInput Input(Activity activity, TurnState before, Awareness.Conversations.Found? found) => new(activity, before, Knowledge, Now) { Bots = Bots, Seed = 7, Found = found, HasConversation = HasConversation };
}
