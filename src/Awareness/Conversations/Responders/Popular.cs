namespace Awareness.Conversations.Responders;

/// <summary>The cards people ask for most, as buttons for somebody who does not know what to ask.</summary>
internal static class Popular
{
    private const int Count = 4;

    public static IReadOnlyList<Suggestion> Suggestions(TurnInput input) =>
    [
        .. input.Knowledge.Content.Texts.Popular
            .Select(input.FindCard)
            .Where(card => card is not null && card.IsValidOn(input.Today))
            .Take(Count)
            .Select(card => new Suggestion(card?.Title ?? "", card?.Topic)),
    ];
}
