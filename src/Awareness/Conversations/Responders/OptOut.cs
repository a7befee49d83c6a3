namespace Awareness.Conversations.Responders;

/// <summary>
/// The words that stop campaign messages, and those that allow them again. Only a whole message counts:
/// "dừng xe ở đâu" is a question.
/// </summary>
internal static class OptOut
{
    public static Turn? Respond(TurnInput input)
    {
        var texts = input.Texts;
        if (texts.Means("opt-out", input.Whole)) return Stop(input);
        if (texts.Means("opt-in", input.Whole))
            return Answer(input, texts["opt-in"], optedOutAt: null);
        return null;
    }

    /// <summary>Messages are stopped, and that is said.</summary>
    public static Turn Stop(TurnInput input) => Answer(input, input.Texts["opt-out"], input.Contact.OptedOutAt ?? input.Now);

    private static Turn Answer(TurnInput input, string text, DateTimeOffset? optedOutAt) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish }],
        State = input.State,
        Contact = input.Contact with { OptedOutAt = optedOutAt },
        Stops = optedOutAt is not null,
    };
}
