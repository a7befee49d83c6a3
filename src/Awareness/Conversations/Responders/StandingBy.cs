using Awareness.Conversations.FollowUps;
using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>
/// Somebody is in danger and says little: "vâng", "không", "huhu", "thôi". No thanks are returned and no menu is shown: the numbers are said again, and that somebody listens.
/// </summary>
internal static class StandingBy
{
    /// <summary>The turn that stays with the danger last spoken of; null when none was, or it is long ago.</summary>
    public static Turn? Respond(TurnInput input)
    {
        if (CardOf(input) is { } card)
        {
            var words = input.Texts[Emergency.IsPersonal(card.Id) ? "still-listening" : "still-in-danger"];
            return Say(input, $"{Emergency.FirstLine(card)}\n\n{words}", new Suggestion(card.Title, card.Topic));
        }

        // A cry for help named no danger: all numbers again.
        return input.State is { IsRunPaused: true, DangerCardId: null } ? Say(input, input.Texts["help"]) : null;
    }

    /// <summary>While a danger keeps a flow from going on, nobody is told that his words were not understood.</summary>
    public static Turn InsteadOf(TurnInput input, Turn turn) =>
        input.State.IsRunPaused && turn.Outcome is Outcome.Clarify or Outcome.Abstain ? Respond(input) ?? turn : turn;

    private static Card? CardOf(TurnInput input)
    {
        var id = input.State.IsRunPaused ? input.State.DangerCardId : IsRecent(input) ? input.State.CardId : null;
        return id is not null && Emergency.IsOfDanger(id) && input.FindCard(id) is { } card && card.IsValidOn(input.Today) ? card : null;
    }

    private static bool IsRecent(TurnInput input) => input.State.SpokenAt is { } last && (input.Now - last).Duration() <= TopicContext.Lifetime;

    private static Turn Say(TurnInput input, string text, params IEnumerable<Suggestion> suggestions) => new()
    {
        Outcome = Outcome.Flow,
        Replies = [new Reply(text) { InEnglish = input.InEnglish, Suggestions = input.State.IsRunPaused ? [.. suggestions, RunningFlow.GoOn(input)] : [.. suggestions] }],
        State = input.State,
        Contact = input.Contact,
    };
}
