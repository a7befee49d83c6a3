namespace Awareness.Conversations.Responders;

/// <summary>A person who blocked the bot or unfollowed the account. Nothing is said, for nobody reads it any more.</summary>
internal static class Leaving
{
    /// <summary>
    /// The person of the turn is among those who left: no message and no timer reaches out to them until they ask for it, and what they wrote in a private flow is not kept for
    /// an answer that may never come. Null when somebody else left, or nobody.
    /// </summary>
    public static Turn? Respond(TurnInput input)
    {
        var left = input.Activity.MembersRemoved?.Any(member => member.Id == input.Contact.Key.Id) ?? false;
        if (!left) return null;
        var run = input.State.Run is { IsPrivate: false } waiting ? waiting with { WakeAt = null } : null;
        return Turn.Silent(input) with
        {
            State = input.State with { Run = run, IsRunPaused = run is not null && input.State.IsRunPaused },
            Contact = input.Contact with { OptedOutAt = input.Contact.OptedOutAt ?? input.Now },
        };
    }
}
