namespace Awareness.Knowledge;

/// <summary>
/// How likely it is that the best card answers the question. A logistic regression over four figures of the ranking, fitted on the
/// tuning questions and on questions out of scope (content/questions); the report set plays no part in it.
/// </summary>
public static class Confidence
{
    private const double Intercept = -3.59;
    private const double VariantWeight = 2.36;
    private const double ShareWeight = 1.70;
    private const double MarginWeight = 4.82;
    private const double TopicWeight = 1.31;

    /// <summary>0 to 1: the chance that the first card of <paramref name="ranking"/> is right; 0 for an empty ranking.</summary>
    public static double Of(IReadOnlyList<RankedCard> ranking)
    {
        if (ranking is not [var best, ..]) return 0;
        var logit = Intercept
            + (VariantWeight * best.Closeness.Variant)
            + (ShareWeight * best.Share)
            + (MarginWeight * Margin(ranking))
            + (TopicWeight * best.TopicChance);
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
}
