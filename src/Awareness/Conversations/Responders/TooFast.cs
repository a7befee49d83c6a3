namespace Awareness.Conversations.Responders;

/// <summary>
/// Asks a person who writes faster than anybody reads to wait, once, and is silent until the minute is over. Whoever speaks of danger is heard all the same,
/// doubtful danger too.
/// </summary>
internal static class TooFast
{
    public static Turn? Respond(TurnInput input)
    {
        if (input.MessagesPerMinute == 0 || input.State.Pace is not { } pace || pace.Count <= input.MessagesPerMinute || input.Danger is not null) return null;
        return new Turn
        {
            Outcome = Outcome.Flow,
            Replies = pace.IsTold ? [] : [new Reply(input.Texts["too-fast"]) { InEnglish = input.InEnglish }],
            // What the person was asked about their rights waits on: this message answered nothing.
            State = input.State with { Pace = pace with { IsTold = true }, RightsAsked = input.RightsAsked },
            Contact = input.Contact,
        };
    }
}
