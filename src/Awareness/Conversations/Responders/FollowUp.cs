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
    private const double SwitchLine = 0.65;
    private const double ClarifyLine = 0.20;

    /// <summary>Least chance of the topic spoken of to stay with it where another is likelier, but not surely meant. No more than <see cref="Choices"/> topics can have it.</summary>
    private const double StayLine = 0.30;
    private const int Choices = 3;

    /// <summary>Among the cards of a topic the new words tell more than what was spoken of before.</summary>
    private const double NewWordsWeight = 2;

    public static Turn? Respond(TurnInput input)
    {
        if (input.InEnglish || input.Knowledge.Content.FollowUps.IsEmpty || input.Shape.Words is 0 or > MostWords || TopicContext.Of(input) is not { } context) return null;
        var rewritten = Rank(input, context.Card ?? context.Offered[0]);
        var likely = TopicWeighing.Read(input, context, rewritten, Choices);
        var best = StaysInDanger(context, likely[0]) ?? StaysWithTopic(context, likely) ?? likely[0];
        var isSwitch = context.RelationOf(best.Topic) == TopicRelation.None;
        var mayAnswer = isSwitch ? best.Chance >= SwitchLine && input.Decision is not Decision.Abstain : best.Chance >= AnswerLine;
        if (mayAnswer) return Answer(input, BestCard(input, best.Topic, isSwitch ? [] : rewritten), best.Chance);
        if (isSwitch || best.Chance < ClarifyLine || input.Decision is Decision.Answer || input.State.ClarifyRounds >= Limits.ClarifyRounds) return null;
        var choices = likely.Select(topic => BestCard(input, topic.Topic, rewritten)).OfType<Card>();
        return ClarifyTurn.Ask(input, choices, best.Chance);
    }

    /// <summary>While somebody is in danger, "gọi số nào" means the numbers on the card of that danger: a list of numbers would lead away from it.</summary>
    private static LikelyTopic? StaysInDanger(TopicContext context, LikelyTopic best) =>
        context.Card is { Family: "emergency" } card && best.Topic.StartsWith("service.", StringComparison.Ordinal) ? best with { Topic = card.Topic } : null;

    /// <summary>Between the topic spoken of and one that is hardly likelier, the talk goes on: "còn xe đạp điện thì sao" behind a fine for no helmet asks of helmets.</summary>
    private static LikelyTopic? StaysWithTopic(TopicContext context, IReadOnlyList<LikelyTopic> likely)
    {
        if (likely[0].Chance >= SwitchLine) return null;
        foreach (var topic in likely)
        {
            if (topic.Chance >= StayLine && context.RelationOf(topic.Topic).HasFlag(TopicRelation.Same)) return topic;
        }

        return null;
    }

    private static IReadOnlyList<RankedCard> Rank(TurnInput input, Card subject) =>
        input.Knowledge.Read(Rewriting.Of(input, subject)).On(input.Today).Decision.Ranking;

    /// <summary>The card of <paramref name="topic"/> that fits the new words, and what they hang on, best.</summary>
    private static Card? BestCard(TurnInput input, string topic, IReadOnlyList<RankedCard> rewritten)
    {
        var alone = input.Decision.Ranking;
        Card? best = null;
        var bestScore = 0.0;
        foreach (var ranked in rewritten.Concat(alone))
        {
            if (ranked.Card.Topic != topic) continue;
            var score = ScoreIn(rewritten, ranked.Card) + (NewWordsWeight * ScoreIn(alone, ranked.Card));
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
        var turn = ForValues(input, card)
            ?? (GoesOnAboutCard(input, card) ? CardTurn.ShowMore(input, card) : CardTurn.Show(input, card, KnowledgeAnswer.OutcomeOf(card), chance));
        return turn with { Confidence = chance, Ranking = input.Decision.Ranking };
    }

    /// <summary>
    /// What stands at the head of a card that is shown already is not said twice: the rest of it is, or that this is all. In danger it is
    /// said again, for the numbers and the first steps stand there.
    /// </summary>
    private static bool GoesOnAboutCard(TurnInput input, Card card)
    {
        if (card.Id != input.State.CardId) return false;
        if (card.Family == "emergency") return card.More is not null && !input.State.HasShownMore && input.Shape.Aspect != FollowUpWords.CallAspect;
        return input.State.HasShownMore ? input.Shape.OwnWords == 0 : card.More is not null;
    }

    /// <summary>"Bé 5 tuổi thì sao" asks the table spoken of again with another value, or leads from the card to its table.</summary>
    private static Turn? ForValues(TurnInput input, Card card)
    {
        if (input.State.Table is { } talk && talk.Topic == card.Topic && (input.Shape.Aspect is null || LeadsTo(input, card) == talk.TableId) && TableAnswer.Continue(input) is { } turn) return turn;
        return TableAnswer.Lead(input, card);
    }

    private static string? LeadsTo(TurnInput input, Card card) => input.Knowledge.Content.Tables.LeadingFrom(card.Id)?.Id;
}
