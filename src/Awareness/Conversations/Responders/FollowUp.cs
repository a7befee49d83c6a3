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

    /// <summary>Least chance of a topic to answer from it, and to ask back with it.</summary>
    private const double AnswerLine = 0.45;
    private const double ClarifyLine = 0.25;
    private const int Choices = 3;

    public static Turn? Respond(TurnInput input)
    {
        if (input.Knowledge.Content.FollowUps.IsEmpty || input.Shape.Words > MostWords || TopicContext.Of(input) is not { } context) return null;
        var subject = context.Card ?? context.Offered[0];
        var rewritten = Rank(input, subject);
        var likely = TopicGuess.Read(input, context, input.Decision.Ranking, rewritten);
        var best = likely[0];
        if (context.RelationOf(best.Topic) == TopicRelation.None || best.Chance < ClarifyLine) return null;
        if (best.Chance >= AnswerLine) return Answer(input, BestCard(input, best.Topic, rewritten), best.Chance);
        if (input.Decision is Decision.Answer || input.State.ClarifyRounds >= Limits.ClarifyRounds) return null;
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
        var isShown = card.Id == input.State.CardId;
        var turn = isShown && card.More is not null && !input.State.HasShownMore
            ? CardTurn.ShowMore(input, card)
            : CardTurn.Show(input, card, KnowledgeAnswer.OutcomeOf(card), chance);
        return turn with { Confidence = chance, Ranking = input.Decision.Ranking };
    }
}
