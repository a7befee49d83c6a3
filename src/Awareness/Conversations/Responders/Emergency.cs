using Awareness.Knowledge;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>Somebody is in danger now: who to call and what to do, before anything else. Where it is doubtful, the numbers come first and then the answer.</summary>
internal static class Emergency
{
    private const string Family = "emergency";

    /// <summary>Words of what a person suffers or plans: nobody stores them as an answer.</summary>
    private static readonly string[] PersonalCards = [$"{Family}/self-harm", $"{Family}/abuse", $"{Family}/violence"];

    /// <summary>Those nobody stores even where dangers are reported.</summary>
    private static readonly string[] UnspeakableCards = [$"{Family}/self-harm", $"{Family}/abuse"];

    /// <summary>The card for a danger that is sure.</summary>
    public static Turn? Respond(TurnInput input) =>
        input.Danger is { Level: DangerLevel.Now } danger && !RunningFlow.IsReported(input, danger) && CardOf(input, danger) is { } card ? RunningFlow.Pause(input, Show(input, card, confidence: 1)) : null;

    /// <summary>
    /// Puts the numbers before <paramref name="turn"/> where somebody may be in danger. Where nothing answered the message, or the answer is an
    /// emergency card, two doubts make one certainty: better to warn once too often.
    /// </summary>
    public static Turn Before(TurnInput input, Turn turn)
    {
        if (turn.Outcome is not (Outcome.Answer or Outcome.Clarify or Outcome.Abstain)) return turn;
        if (input.Danger is not { } danger || CardOf(input, danger) is not { } card) return turn;
        if (turn.Outcome is not Outcome.Answer) return Show(input, card, turn.Confidence);
        if (turn.CardId is { } known && known == input.State.CardId) return turn;
        if (turn.CardId is { } id && input.FindCard(id) is { Family: Family } shown) return Show(input, shown, turn.Confidence) with { Ranking = turn.Ranking };
        return turn with { Replies = [Numbers(input, card), .. turn.Replies] };
    }

    /// <summary>The numbers for a danger that is not sure; null when nothing is known to say of it.</summary>
    public static Reply? Doubt(TurnInput input, Danger danger) => CardOf(input, danger) is { } card ? Numbers(input, card) : null;

    /// <summary>True for a danger a person speaks of for the own sake: self-harm, abuse, violence.</summary>
    public static bool IsPersonal(Danger danger) => IsPersonal(danger.CardId);

    /// <summary>True for a card of such a danger.</summary>
    public static bool IsPersonal(string cardId) => PersonalCards.Contains(cardId, StringComparer.Ordinal);

    /// <summary>True for a card of self-harm or abuse: words of it are kept nowhere, not even in a report.</summary>
    public static bool IsUnspeakable(string cardId) => UnspeakableCards.Contains(cardId, StringComparer.Ordinal);

    /// <summary>The first line of a card: the numbers to call.</summary>
    public static string FirstLine(Card card)
    {
        var end = card.Text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? card.Text : card.Text[..end];
    }

    /// <summary>True for a card shown in a danger.</summary>
    public static bool IsOfDanger(string? cardId) => cardId?.StartsWith($"{Family}/", StringComparison.Ordinal) == true;

    /// <summary>Shows the card; what was talked of before stays, so that the conversation can go back to it.</summary>
    private static Turn Show(TurnInput input, Card card, double confidence)
    {
        var turn = CardTurn.Show(input, card, Outcome.Emergency, confidence);
        return turn with { State = input.State with { Topic = input.State.Topic ?? card.Topic, CardId = card.Id, HasShownMore = false } };
    }

    private static Reply Numbers(TurnInput input, Card card) =>
        new($"{input.Texts["if-now"]} {FirstLine(card)}") { InEnglish = input.InEnglish, Suggestions = [new Suggestion(card.Title, card.Topic)] };

    private static Card? CardOf(TurnInput input, Danger danger) => input.FindCard(danger.CardId);
}
