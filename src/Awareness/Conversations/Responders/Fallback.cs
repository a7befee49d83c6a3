namespace Awareness.Conversations.Responders;

/// <summary>Says honestly that nothing fits, and offers what the service does know and whom to ask.</summary>
internal static class Fallback
{
    public static Turn Respond(TurnInput input)
    {
        return new Turn
        {
            Outcome = Outcome.Abstain,
            Replies = [new Reply(input.Texts["abstain"]) { InEnglish = input.InEnglish, Suggestions = Popular.Suggestions(input) }],
            State = input.State with { Offered = [], ClarifyRounds = 0 },
            Contact = input.Contact,
            Confidence = input.Decision.Confidence,
            Ranking = input.Decision.Ranking,
        };
    }
}
