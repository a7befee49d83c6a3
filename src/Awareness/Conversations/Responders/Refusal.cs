using Awareness.Language.Recognizers;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>
/// A request for help with something that harms gets a kind no, the reason in a sentence, and the help that fits.
/// Somebody who is made to do it is answered as the victim he is.
/// </summary>
internal static class Refusal
{
    public static Turn? Respond(TurnInput input)
    {
        // A button sends the title of a card, and some titles name what the card warns of.
        if (input.Knowledge.FindByTitle(input.Folded) is not null) return null;
        if (input.Knowledge.Content.Refusals.Assess(input.Question) is not { } reply) return null;
        if (reply.CardId is not { } id) return Say(input, reply);
        return input.Knowledge.CardsById.TryGetValue(id, out var card) && card.IsValidOn(input.Today)
            ? CardTurn.Show(input, card, Outcome.Answer, confidence: 1)
            : null;
    }

    private static Turn Say(TurnInput input, RefusalReply reply) => new()
    {
        Outcome = Outcome.Refuse,
        Replies = [new Reply(Words(input, reply)) { Suggestions = [.. Suggestions(input, reply)] }],
        State = input.State with { Offered = [], ClarifyRounds = 0 },
        Contact = input.Contact,
    };

    private static string Words(TurnInput input, RefusalReply reply) =>
        reply.EnglishText is { } english && CultureGuess.Of(input.Question) == Recognition.English ? english : reply.Text;

    private static IEnumerable<Suggestion> Suggestions(TurnInput input, RefusalReply reply) =>
        from topic in reply.Topics
        let lead = input.Knowledge.LeadCard(topic, input.Today)
        where lead is not null
        select new Suggestion(lead.Title, topic);
}
