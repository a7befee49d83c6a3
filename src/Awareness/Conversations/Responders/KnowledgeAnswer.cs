using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>Answers from the knowledge base, or asks which of a few topics was meant.</summary>
internal static class KnowledgeAnswer
{
    public static Turn? Respond(TurnInput input)
    {
        if (Chosen(input) is { } chosen) return CardTurn.Show(input, chosen, OutcomeOf(chosen), confidence: 1);
        if (input.Texts.Means("more", input.Folded) && LastCard(input) is { } last) return CardTurn.ShowMore(input, last);

        return input.Decision switch
        {
            Decision.Answer answer => CardTurn.Show(input, answer.Card, Outcome.Answer, answer.Confidence) with { Ranking = answer.Ranking },
            Decision.Clarify clarify when input.State.ClarifyRounds < Limits.ClarifyRounds => AskBack(input, clarify),
            _ => null,
        };
    }

    /// <summary>Who chooses an emergency card by its name is in one; who only asks about it may not be, and triage decides.</summary>
    private static Outcome OutcomeOf(Card card) => card.Family == "emergency" ? Outcome.Emergency : Outcome.Answer;

    /// <summary>The card a button names, by its title or by its number in the last list of choices.</summary>
    private static Card? Chosen(TurnInput input)
    {
        if (input.Cards.FindByTitle(input.Asked.FoldedText()) is { } titled && titled.IsValidOn(input.Today)) return titled;
        var offered = input.State.Offered;
        return int.TryParse(input.Folded, out var number) && number >= 1 && number <= offered.Count
            ? input.FindCard(offered[number - 1])
            : null;
    }

    private static Card? LastCard(TurnInput input) =>
        input.State.CardId is { } id ? input.FindCard(id) : null;

    private static Turn AskBack(TurnInput input, Decision.Clarify clarify) => new()
    {
        Outcome = Outcome.Clarify,
        Replies =
        [
            new Reply(input.Texts["clarify"])
            {
                InEnglish = input.InEnglish,
                Suggestions = [.. clarify.Choices.Select(card => new Suggestion(card.Title, card.Topic))],
            },
        ],
        State = input.State with { Offered = [.. clarify.Choices.Select(card => card.Id)], ClarifyRounds = input.State.ClarifyRounds + 1 },
        Contact = input.Contact,
        Confidence = clarify.Confidence,
        Ranking = clarify.Ranking,
    };
}
