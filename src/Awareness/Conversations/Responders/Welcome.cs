namespace Awareness.Conversations.Responders;

/// <summary>Greets a person who joined, once: who this is, what it can do, whom to call in danger.</summary>
internal static class Welcome
{
    public static Turn? Respond(TurnInput input)
    {
        var bot = input.Activity.Recipient?.Id;
        var joined = input.Activity.MembersAdded?.Any(member => member.Id is { } id && id != bot) ?? false;
        if (!joined) return null;
        return new Turn
        {
            Outcome = Outcome.Flow,
            Replies = [new Reply(input.Knowledge.Content.Texts["greeting"]) { Suggestions = [.. TriggeredFlow.Buttons(input.Bots).Concat(Popular.Suggestions(input)).Take(Limits.Suggestions)] }],
            State = input.State,
            Contact = input.Contact,
        };
    }
}
