using Awareness.Conversations.FollowUps;
using Awareness.Knowledge;

namespace Awareness.Conversations.Responders;

/// <summary>
/// A message that goes on with what was said before: "còn xe đạp điện thì sao", "gọi số nào". It is answered from the topic that is most
/// likely meant when both its own words and the conversation are weighed; a message clearly about something else is left to others.
/// </summary>
internal static class FollowUp
{
    /// <summary>A longer message says itself what it is about.</summary>
    private const int MostWords = 22;

    /// <summary>Least chance of a topic to answer from it, to answer from one that was not spoken of, and to ask back.</summary>
    private const double AnswerLine = 0.40;
    private const double SwitchLine = 0.50;
    private const double ClarifyLine = 0.20;
    private const int Choices = 3;

    public static Turn? Respond(TurnInput input)
    {
        if (input.Knowledge.Content.FollowUps.IsEmpty || input.Shape.Words > MostWords || TopicContext.Of(input) is not { } context) return null;
        var subject = context.Card ?? context.Offered[0];
        var rewritten = Rank(input, subject);
        var likely = TopicGuess.Read(input, context, input.Decision.Ranking, rewritten);
        var best = likely[0];
        var isSwitch = context.RelationOf(best.Topic) == TopicRelation.None;
        if (best.Chance >= (isSwitch ? SwitchLine : AnswerLine)) return Answer(input, BestCard(input, best.Topic, isSwitch ? [] : rewritten), best.Chance);
        if (isSwitch || best.Chance < ClarifyLine || input.Decision is Decision.Answer || input.State.ClarifyRounds >= Limits.ClarifyRounds) return null;
        var choices = likely.Take(Choices).Select(topic => BestCard(input, topic.Topic, rewritten)).OfType<Card>();
        return ClarifyTurn.Ask(input, choices, best.Chance);
    }

    private static IReadOnlyList<RankedCard> Rank(TurnInput input, Card subject) =>
        input.Knowledge.Rank(input.Knowledge.Analyze(Rewriting.Of(input, subject)), input.Today);

    /// <summary>The card of <paramref name="topic"/> that fits the new words and what they hang on best.</summary>
    private static Card? BestCard(TurnInput input, string topic, IReadOnlyList<RankedCard> rewritten)
    {
        Card? best = null;
        var bestScore = 0.0;
        foreach (var ranked in rewritten.Concat(input.Decision.Ranking))
        {
            if (ranked.Card.Topic != topic) continue;
            var score = ScoreIn(rewritten, ranked.Card) + ScoreIn(input.Decision.Ranking, ranked.Card);
            if (score <= bestScore) continue;
            (best, bestScore) = (ranked.Card, score);
        }

        return best ?? input.Knowledge.LeadCard(topic, input.Today);
    }

    private static double ScoreIn(IReadOnlyList<RankedCard> ranking, Card card)
    {
        foreach (var ranked in ranking)
        {
            if (ranked.Card == card) return ranked.Score;
        }

        return 0;
    }

    private static Turn? Answer(TurnInput input, Card? card, double chance)
    {
        if (card is null) return null;
        var turn = ForValues(input, card) ?? (HasMore(input, card) ? CardTurn.ShowMore(input, card) : CardTurn.Show(input, card, KnowledgeAnswer.OutcomeOf(card), chance));
        return turn with { Confidence = chance, Ranking = input.Decision.Ranking };
    }

    /// <summary>The person goes on about a card that is shown already: the rest of it is new.</summary>
    private static bool HasMore(TurnInput input, Card card) => card.Id == input.State.CardId && card.More is not null && !input.State.HasShownMore;

    /// <summary>"Bé 5 tuổi thì sao" asks the table spoken of again with another value, or leads from the card to its table.</summary>
    private static Turn? ForValues(TurnInput input, Card card)
    {
        if (input.State.Table is { } talk && talk.Topic == card.Topic && (input.Shape.Aspect is null || LeadsTo(input, card) == talk.TableId) && TableAnswer.Continue(input) is { } turn) return turn;
        return TableAnswer.Lead(input, card);
    }

    private static string? LeadsTo(TurnInput input, Card card) => input.Knowledge.Content.Tables.LeadingFrom(card.Id)?.Id;
}
