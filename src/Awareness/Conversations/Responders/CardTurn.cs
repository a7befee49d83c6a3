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
            State = StateAfter(input, card, hasShownMore: false),
            Contact = input.Contact,
            Topic = card.Topic,
            CardId = card.Id,
            Confidence = confidence,
        };
    }

    /// <summary>Shows what stands under "Xem thêm", or says that there is nothing more to say.</summary>
    public static Turn ShowMore(TurnInput input, Card card) => new()
    {
        Outcome = Outcome.Answer,
        Replies = [new Reply((HasShownAll(input, card) ? null : card.More) ?? input.Texts["more-nothing"]) { InEnglish = card.InEnglish, Citations = card.Citations, Suggestions = [.. Related(input, card)] }],
        State = StateAfter(input, card, hasShownMore: true),
        Contact = input.Contact,
        Topic = card.Topic,
        CardId = card.Id,
    };

    private static bool HasShownAll(TurnInput input, Card card) => input.State.HasShownMore && input.State.CardId == card.Id;

    /// <summary>What was asked of the topic is asked of the next thing too, until something else is asked or the topic changes.</summary>
    private static ConversationState StateAfter(TurnInput input, Card card, bool hasShownMore) => input.State with
    {
        Topic = card.Topic,
        CardId = card.Id,
        Aspect = input.Shape.Aspect ?? (card.Topic == input.State.Topic ? input.State.Aspect : null),
        HasShownMore = hasShownMore,
        Offered = [],
        ClarifyRounds = 0,
    };

    private static IEnumerable<Suggestion> Related(TurnInput input, Card card) =>
        from topic in card.Related
        let lead = input.Cards.LeadCard(topic, input.Today)
        where lead is not null
        select new Suggestion(lead.Title, topic);
}
