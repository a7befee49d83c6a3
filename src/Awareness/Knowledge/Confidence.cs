namespace Awareness.Knowledge;

/// <summary>
/// How likely it is that the best card answers the question. A logistic regression over six figures of the ranking, fitted on one half of the
/// tuning questions, in scope and out of it, with the classifier taught by the other half; the report set plays no part in it.
/// </summary>
public static class Confidence
{
    private const double Intercept = -1.98;
    private const double VariantWeight = 0.71;
    private const double MarginWeight = 3.63;
    private const double LearnedWeight = 0.61;
    private const double BeyondWeight = -1.67;
    private const double LogBeyondWeight = -0.34;
    private const double LearnedBeyondWeight = -0.44;

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
            + (LogBeyondWeight * Math.Log(best.Beyond.Counted + LeastBeyond))
            + (LearnedBeyondWeight * best.Beyond.Learned);
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
