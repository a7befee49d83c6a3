using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>Answers from the knowledge base, or asks which of a few topics was meant.</summary>
internal static class KnowledgeAnswer
{
    public static Turn? Respond(TurnInput input) => input.Decision switch
    {
        Decision.Answer answer => CardTurn.Show(input, answer.Card, Outcome.Answer, answer.Confidence) with { Ranking = answer.Ranking },
        Decision.Clarify clarify when input.State.ClarifyRounds < Limits.ClarifyRounds => ClarifyTurn.Ask(input, clarify.Choices, clarify.Confidence),
        _ => null,
    };

    /// <summary>Who chooses an emergency card by its name is in one; who only asks about it may not be, and triage decides.</summary>
    public static Outcome OutcomeOf(Card card) => card.Family == "emergency" ? Outcome.Emergency : Outcome.Answer;
}
