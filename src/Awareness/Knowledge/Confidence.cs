namespace Awareness.Knowledge;

/// <summary>
/// How likely it is that the best card answers the question. A logistic regression over five figures of the ranking, fitted to the
/// tuning messages, in scope and out of it, each asked when the classifier had been taught without its sixth of them; the report set plays no part in it.
/// </summary>
public static class Confidence
{
    private const double Intercept = -1.11;
    private const double VariantWeight = 0.38;
    private const double MarginWeight = 5.65;
    private const double LearnedWeight = 0.32;
    private const double BeyondWeight = -2.55;
    private const double LogBeyondWeight = -0.27;

    /// <summary>Chances below these are all the same.</summary>
    private const double LeastChance = 0.01;
    private const double LeastBeyond = 0.001;

    /// <summary>0 to 1: the chance that the first card of <paramref name="ranking"/> is right; 0 for an empty ranking.</summary>
    public static double Of(IReadOnlyList<RankedCard> ranking)
    {
        if (ranking is not [var best, ..]) return 0;
        var logit = Intercept
            + (VariantWeight * best.Closeness.Variant)
            + (MarginWeight * Margin(ranking))
            + (LearnedWeight * Math.Log(best.Topic.Learned + LeastChance))
            + (BeyondWeight * best.Beyond.Counted)
            + (LogBeyondWeight * Math.Log(best.Beyond.Counted + LeastBeyond));
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
