namespace Awareness.Conversations.Responders;

/// <summary>Greetings, thanks and goodbyes get a human word back, and a way on.</summary>
internal static class SmallTalk
{
    private static readonly string[] Kinds = ["greeting", "thanks", "goodbye"];

    public static Turn? Respond(TurnInput input)
    {
        var texts = input.Texts;
        if (input.Question.Count == 0) return Say(input, "empty");
        return Kinds.FirstOrDefault(kind => texts.Means(kind, input.Folded)) is { } kind ? Say(input, kind) : null;
    }

    private static Turn Say(TurnInput input, string key) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(input.Texts[key]) { InEnglish = input.InEnglish, Suggestions = key == "goodbye" ? [] : Popular.Suggestions(input) }],
        State = input.State,
        Contact = input.Contact,
    };
}
