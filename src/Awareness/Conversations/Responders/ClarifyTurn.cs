using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>The turn that asks which of a few topics was meant.</summary>
internal static class ClarifyTurn
{
    private const int MostChoices = 3;

    /// <summary>Offers <paramref name="choices"/> as buttons, and a way out when the content has one.</summary>
    public static Turn Ask(TurnInput input, IEnumerable<Card> choices, double confidence)
    {
        IReadOnlyList<Card> offered = [.. choices.Take(MostChoices)];
        List<Suggestion> suggestions = [.. offered.Select(card => new Suggestion(card.Title, card.Topic))];
        if (!input.InEnglish && input.Knowledge.Content.FollowUps.WayOut is { Length: > 0 } wayOut) suggestions.Add(new Suggestion(wayOut, Topic: null));
        return new Turn
        {
            Outcome = Outcome.Clarify,
            Replies = [new Reply(input.Texts["clarify"]) { InEnglish = input.InEnglish, Suggestions = suggestions, IsQuestion = true }],
            State = input.State with { Offered = [.. offered.Select(card => card.Id)], ClarifyRounds = input.State.ClarifyRounds + 1 },
            Contact = input.Contact,
            Confidence = confidence,
            Ranking = input.Decision.Ranking,
        };
    }
}
