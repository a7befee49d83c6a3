namespace Awareness.Knowledge;

/// <summary>
/// How likely it is that the best card answers the question. A logistic regression over four figures of the ranking, fitted on the
/// tuning questions and on questions out of scope (content/questions); the report set plays no part in it.
/// </summary>
public static class Confidence
{
    private const double Intercept = -3.04;
    private const double VariantWeight = 1.93;
    private const double ShareWeight = 2.06;
    private const double MarginWeight = 7.52;
    private const double ConsensusWeight = 0.94;

    /// <summary>Cards of the ranking that have a say about the family.</summary>
    private const int Voters = 6;

    /// <summary>0 to 1: the chance that the first card of <paramref name="ranking"/> is right; 0 for an empty ranking.</summary>
    public static double Of(IReadOnlyList<RankedCard> ranking)
    {
        if (ranking is not [var best, ..]) return 0;
        var logit = Intercept
            + (VariantWeight * best.Closeness.Variant)
            + (ShareWeight * best.Share)
            + (MarginWeight * Margin(ranking))
            + (ConsensusWeight * Consensus(ranking));
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>0 to 1: how far the best card stands before the best card of another topic.</summary>
    private static double Margin(IReadOnlyList<RankedCard> ranking)
    {
        foreach (var rival in ranking)
        {
            if (rival.Card.Topic != ranking[0].Card.Topic) return ranking[0].Score - rival.Score;
        }

        return ranking[0].Score;
    }

    /// <summary>0 to 1: the score of the best cards that lies in the best card's family. A question from another world scatters.</summary>
    private static double Consensus(IReadOnlyList<RankedCard> ranking)
    {
        var all = 0d;
        var same = 0d;
        for (var i = 0; i < Math.Min(Voters, ranking.Count); i++)
        {
            all += ranking[i].Score;
            if (ranking[i].Card.Family == ranking[0].Card.Family) same += ranking[i].Score;
        }

        return all == 0 ? 0 : same / all;
    }
}
