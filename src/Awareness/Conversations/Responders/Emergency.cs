namespace Awareness.Conversations.Responders;

/// <summary>Somebody is in danger now: who to call and what to do, before anything else.</summary>
internal static class Emergency
{
    public static Turn? Respond(TurnInput input)
    {
        if (input.Knowledge.Content.Safety.Assess(input.Question) is not { } danger) return null;
        return input.FindCard(danger.CardId) is { } card ? CardTurn.Show(input, card, Outcome.Emergency, confidence: 1) : null;
    }
}
