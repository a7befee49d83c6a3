using Awareness.Conversations.Responders;

namespace Awareness.Conversations;

/// <summary>
/// Decides what the service does in one turn: a pure function. The first responder that has something to say wins;
/// the order is the product's promise that danger is seen before anything else.
/// </summary>
public static class TurnEngine
{
    /// <summary>Runs one turn. Never throws on what a person can type.</summary>
    public static Turn Run(TurnInput input) => Forgotten.From(Respond(input), input);

    private static Turn Respond(TurnInput input) => input.Activity.Type switch
    {
        ActivityTypes.Message => Spoken(input, TooFast.Respond(input) ?? Exact(input) ?? Addressed(input) ?? StandingBy.InsteadOf(input, Emergency.Before(input, Asked(input)))),
        ActivityTypes.ConversationUpdate => Leaving.Respond(input) ?? Welcome.Respond(input) ?? Turn.Silent(input),
        ActivityTypes.DeleteUserData => Turn.Erased(input),
        ActivityTypes.EndOfConversation => RunningFlow.BrokenOff(input),
        ActivityTypes.Event when WakeActivity.Is(input.Activity) => RunningFlow.Wake(input) ?? Turn.Silent(input),
        _ => Turn.Silent(input),
    };

    /// <summary>A button of the question that waits, pressed or typed: the author wrote these words, nothing else is looked for in them.</summary>
    private static Turn? Exact(TurnInput input) => input.IsExactAnswer ? RunningFlow.Respond(input) : null;

    /// <summary>What is surely meant: danger, a word of the service's own, an answer to what it asked.</summary>
    private static Turn? Addressed(TurnInput input) =>
        Emergency.Respond(input)
        ?? PeopleRights.Respond(input)
        ?? RunningFlow.Respond(input)
        ?? TriggeredFlow.Respond(input)
        ?? SmallTalk.Respond(input)
        ?? Refusal.Respond(input)
        ?? TableAnswer.Reply(input)
        ?? Choice.Respond(input);

    /// <summary>A question to the knowledge, in or out of what was spoken of.</summary>
    private static Turn Asked(TurnInput input) =>
        SmallTalk.Bare(input)
        ?? FollowUp.Respond(input)
        ?? TableAnswer.Lead(input)
        ?? KnowledgeAnswer.Respond(input)
        ?? Fallback.Respond(input);

    /// <summary>A conversation is remembered from the last word of the person on; an erased one is not.</summary>
    private static Turn Spoken(TurnInput input, Turn turn) => turn.Erases ? turn : turn with { State = turn.State with { SpokenAt = input.Now, Pressable = Pressable(turn) } };

    /// <summary>Where a flow ended, the menu was shown or nothing is known, a number presses the button in its place; a question of the service's own reads numbers itself.</summary>
    private static IReadOnlyList<string> Pressable(Turn turn) => turn is { Outcome: Outcome.Flow or Outcome.Abstain, State: { RightsAsked: RightsQuestion.None } state, Replies: [.., { IsQuestion: false, Suggestions: { Count: > 0 } buttons }] } && (state.Run is null || turn.IsMenu)
        ? [.. buttons.Take(Limits.Suggestions).Select(button => button.Title)]
        : [];
}
