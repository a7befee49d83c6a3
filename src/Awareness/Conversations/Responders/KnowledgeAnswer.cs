using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>Answers from the knowledge base, or asks which of a few topics was meant.</summary>
internal static class KnowledgeAnswer
{
    public static Turn? Respond(TurnInput input) => input.Decision switch
    {
        Decision.Answer answer => CardTurn.Show(input, answer.Card, OutcomeOf(answer.Card), answer.Confidence) with { Ranking = answer.Ranking },
        Decision.Clarify clarify when input.State.ClarifyRounds < Limits.ClarifyRounds => ClarifyTurn.Ask(input, clarify.Choices, clarify.Confidence),
        _ => null,
    };

    /// <summary>Words no sign knew can still be close to what people in danger wrote.</summary>
    public static Outcome OutcomeOf(Card card) => card.Family == "emergency" ? Outcome.Emergency : Outcome.Answer;
}
