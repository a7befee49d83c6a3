using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>A button, a number or words that choose from what the last reply offered, or say that none of it was meant.</summary>
internal static class Choice
{
    /// <summary>A choice in words is short; more words are a question of their own.</summary>
    private const int MostOwnWords = 4;

    public static Turn? Respond(TurnInput input)
    {
        var content = input.Knowledge.Content;
        if (Chosen(input) is { } chosen) return CardTurn.Show(input, chosen, KnowledgeAnswer.OutcomeOf(chosen), confidence: 1);
        if (input.Texts.Means("more", input.Folded) && LastCard(input) is { } last) return CardTurn.ShowMore(input, last);
        return input.State.Offered.Count > 0 && content.FollowUps.MeansNoneOfThese(input.Folded) ? NoneOfThese(input) : null;
    }

    /// <summary>The card a button names, by its title, by its place in the last list of choices, or by words that tell it from the others.</summary>
    private static Card? Chosen(TurnInput input)
    {
        if (input.Cards.FindByTitle(input.InEnglish ? input.Asked.FoldedText() : input.Folded) is { } titled && titled.IsValidOn(input.Today)) return titled;
        if (input.State.Offered.Count == 0) return null;
        return Placed(input) is { } place ? OfferedAt(input, place) : Named(input);
    }

    private static int? Placed(TurnInput input)
    {
        if (int.TryParse(input.Folded, out var number)) return number - 1;
        return input.Knowledge.Content.FollowUps.FindChoice(input.Folded) switch
        {
            FollowUpWords.LastChoice => input.State.Offered.Count - 1,
            var place => place,
        };
    }

    private static Card? OfferedAt(TurnInput input, int place)
    {
        var offered = input.State.Offered;
        if (place < 0 || place >= offered.Count) return null;
        return input.FindCard(offered[place]) is { } card && card.IsValidOn(input.Today) ? card : null;
    }

    /// <summary>A few words that fit an offered card better than any other card of the knowledge base: "ý em là xe máy".</summary>
    private static Card? Named(TurnInput input)
    {
        if (input.InEnglish || input.Shape.OwnWords is 0 or > MostOwnWords || input.Shape.Switches) return null;
        return input.Decision.Ranking is [var best, ..] && input.State.Offered.Contains(best.Card.Id) ? best.Card : null;
    }

    /// <summary>The card of the last answer, as long as it holds; null when there is none.</summary>
    public static Card? LastCard(TurnInput input) =>
        input.State.CardId is { } id && input.FindCard(id) is { } card && card.IsValidOn(input.Today) ? card : null;

    private static Turn NoneOfThese(TurnInput input) => new()
    {
        Outcome = Outcome.Abstain,
        Replies = [new Reply(input.Knowledge.Content.FollowUps.WayOutReply) { Suggestions = Popular.Suggestions(input) }],
        State = input.State with { Offered = [] },
        Contact = input.Contact,
    };
}
