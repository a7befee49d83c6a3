using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>
/// A request for help with something that harms gets a kind no, the reason in a sentence, and the help that fits.
/// Somebody who is made to do it is answered as the victim he is, and who only tells of it is answered like anybody else.
/// </summary>
internal static class Refusal
{
    public static Turn? Respond(TurnInput input)
    {
        // A button sends the title of a card, and some titles name what the card warns of.
        if (input.Cards.FindByTitle(input.InEnglish ? input.Asked.FoldedText() : input.Folded) is not null) return null;
        if (input.Reading.Refusal is not { } reply) return null;
        if (reply.CardId is not { } id) return Interruption.IsStatement(input) ? null : Say(input, reply);
        return input.FindCard(id) is { } card && card.IsValidOn(input.Today)
            ? CardTurn.Show(input, card, Outcome.Answer, confidence: 1)
            : null;
    }

    private static Turn Say(TurnInput input, RefusalReply reply) => new()
    {
        Outcome = Outcome.Refuse,
        Replies = [new Reply(Words(input, reply)) { InEnglish = input.InEnglish, Suggestions = [.. Suggestions(input, reply)] }],
        State = input.State with { Offered = [], ClarifyRounds = 0 },
        Contact = input.Contact,
    };

    private static string Words(TurnInput input, RefusalReply reply) =>
        input.InEnglish ? reply.EnglishText ?? reply.Text : reply.Text;

    private static IEnumerable<Suggestion> Suggestions(TurnInput input, RefusalReply reply) =>
        from topic in reply.Topics
        let lead = input.Cards.LeadCard(topic, input.Today)
        where lead is not null
        select new Suggestion(lead.Title, topic);
}
