namespace Awareness.Conversations.Responders;

/// <summary>Says honestly that nothing fits, and offers what the service does know and whom to ask.</summary>
internal static class Fallback
{
    public static Turn Respond(TurnInput input)
    {
        return new Turn
        {
            Outcome = Outcome.Abstain,
            Replies = [new Reply(input.Texts["abstain"]) { InEnglish = input.InEnglish, Suggestions = Suggestions(input) }],
            State = input.State with { Offered = [], ClarifyRounds = 0 },
            Contact = input.Contact,
            Confidence = input.Decision.Confidence,
            Ranking = input.Decision.Ranking,
        };
    }

    /// <summary>What the message seems to call for comes first.</summary>
    private static IReadOnlyList<Suggestion> Suggestions(TurnInput input) =>
        TriggeredFlow.Within(input) is { } meant ? [meant, .. Popular.Suggestions(input).Take(Limits.Suggestions - 1)] : Popular.Suggestions(input);
}
