using Awareness.Knowledge;
using Awareness.Safety;

namespace Awareness.Conversations.Responders;

/// <summary>Somebody is in danger now: who to call and what to do, before anything else. Where it is doubtful, the numbers come first and then the answer.</summary>
internal static class Emergency
{
    private const string Family = "emergency";
    private const string SelfHarm = $"{Family}/self-harm";

    /// <summary>Log-odds below which a danger without a sign is faint; chosen on answers people gave to the shipped questions.</summary>
    private const double Faint = 0.5;
    private const double FaintOfPersonal = 1;

    /// <summary>Words of what a person suffers or plans: nobody stores them as an answer.</summary>
    private static readonly string[] PersonalCards = [SelfHarm, $"{Family}/abuse", $"{Family}/violence"];

    /// <summary>Those nobody stores even where dangers are reported.</summary>
    private static readonly string[] UnspeakableCards = [SelfHarm, $"{Family}/abuse"];

    /// <summary>The card for a danger that is sure.</summary>
    public static Turn? Respond(TurnInput input) =>
        input.Danger is { Level: DangerLevel.Now } danger && !RunningFlow.IsReported(input, danger) && Shown(input, danger.CardId) is { } shown ? RunningFlow.Pause(input, shown) : null;

    /// <summary>The card with this id, shown as one shows it in a danger; null when there is none.</summary>
    public static Turn? Shown(TurnInput input, string cardId) => input.FindCard(cardId) is { } card ? Show(input, card, confidence: 1) : null;

    /// <summary>
    /// Puts the numbers before <paramref name="turn"/> where somebody may be in danger. Where nothing answered the message, or the answer is an
    /// emergency card, two doubts make one certainty: better to warn once too often.
    /// </summary>
    public static Turn Before(TurnInput input, Turn turn)
    {
        if (turn.Outcome is Outcome.Flow or Outcome.Refuse || input.Danger is not { } danger || CardOf(input, danger) is not { } card) return turn;
        if (turn.Outcome is Outcome.Clarify or Outcome.Abstain || IsAnother(input, danger, turn)) return InPause(input, Show(input, card, turn.Confidence));
        if (turn.Outcome is Outcome.Emergency) return turn;
        if (turn.CardId is { } known && known == input.State.CardId) return IsPersonal(danger) && known != card.Id ? turn with { Replies = [Numbers(input, card), .. turn.Replies] } : turn;
        if (turn.CardId is { } id && input.FindCard(id) is { Family: Family } shown) return Show(input, shown, turn.Confidence) with { Ranking = turn.Ranking };
        return turn with { Replies = [Numbers(input, card), .. turn.Replies] };
    }

    /// <summary>
    /// True when a sign names another danger than the turn is about: who does not want to live, and does not only ask about it, is answered nothing else; and who is in one danger
    /// and tells of the next is not told the rest of the first.
    /// </summary>
    private static bool IsAnother(TurnInput input, Danger danger, Turn turn)
    {
        if (danger.Sign == Danger.Fitted || turn.CardId == danger.CardId) return false;
        var goesOn = turn.CardId is { } card && card == input.State.CardId && IsOfDanger(card);
        return goesOn || (IsPersonal(danger) && turn.Outcome is Outcome.Emergency) || (danger.CardId == SelfHarm && !Interruption.Asks(input));
    }

    /// <summary>While a flow is kept from going on it stays so, now because of this danger.</summary>
    private static Turn InPause(TurnInput input, Turn danger) => input.State.IsRunPaused ? RunningFlow.Pause(input, danger) : danger;

    /// <summary>
    /// True where no sign, not even a weak one, and little of the wording speaks for the danger: a line with the numbers is enough. What a person suffers is worded less like other people's calls for
    /// help, and everyday answers come nearer to it.
    /// </summary>
    public static bool IsFaint(TurnInput input, Danger danger) =>
        danger.Sign == Danger.Fitted && input.Knowledge.Content.Safety is var safety && safety.LogOdds(input.Question) < (IsPersonal(danger) ? FaintOfPersonal : Faint)
        && safety.Rules.Explain(input.Question).Count == 0;

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
        var line = end < 0 ? card.Text : card.Text[..end];
        // "Gọi 115 ngay. Bé tím tái:" begins what stands below it, and alone breaks off.
        return line.EndsWith(':') && line.LastIndexOf(". ", StringComparison.Ordinal) is > 0 and var stop ? line[..(stop + 1)] : line;
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
