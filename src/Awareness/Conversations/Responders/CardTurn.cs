using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>The turn that shows a card.</summary>
internal static class CardTurn
{
    /// <summary>Shows the first part of <paramref name="card"/>, with "Xem thêm" when there is more and its related topics as buttons.</summary>
    public static Turn Show(TurnInput input, Card card, Outcome outcome, double confidence)
    {
        List<Suggestion> suggestions = [];
        if (card.More is not null) suggestions.Add(new Suggestion(input.Texts["more"], Topic: null));
        suggestions.AddRange(Related(input, card));
        return new Turn
        {
            Outcome = outcome,
            Replies = [new Reply(card.TextFor(input.State.Audience)) { InEnglish = card.InEnglish, Citations = card.Citations, Suggestions = suggestions }],
            State = input.State with { Topic = card.Topic, CardId = card.Id, Offered = [], ClarifyRounds = 0 },
            Contact = input.Contact,
            Topic = card.Topic,
            CardId = card.Id,
            Confidence = confidence,
        };
    }

    /// <summary>Shows what stands under "Xem thêm".</summary>
    public static Turn ShowMore(TurnInput input, Card card) => new()
    {
        Outcome = Outcome.Answer,
        Replies = [new Reply(card.More ?? input.Texts["more-nothing"]) { InEnglish = card.InEnglish, Citations = card.Citations, Suggestions = [.. Related(input, card)] }],
        State = input.State,
        Contact = input.Contact,
        Topic = card.Topic,
        CardId = card.Id,
    };

    private static IEnumerable<Suggestion> Related(TurnInput input, Card card) =>
        from topic in card.Related
        let lead = input.Cards.LeadCard(topic, input.Today)
        where lead is not null
        select new Suggestion(lead.Title, topic);
}
