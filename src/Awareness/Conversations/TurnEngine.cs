namespace Awareness.Conversations;

/// <summary>Decides what the service does in one turn: a pure function, first responder that has something to say wins.</summary>
public static class TurnEngine
{
    /// <summary>Runs one turn. Never throws on what a person can type.</summary>
    public static Turn Run(TurnInput input) => new()
    {
        Outcome = Outcome.Abstain,
        Replies = [],
        State = input.Conversation.State,
        Contact = input.Contact,
    };
}
