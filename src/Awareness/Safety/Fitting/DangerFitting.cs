using Awareness.Language;

namespace Awareness.Safety.Fitting;

/// <summary>
/// Fits a <see cref="Triage"/> to judged messages: two logistic regressions, one for danger or none over the words, one for the card
/// over words, concepts and signs of the messages in danger.
/// </summary>
public static class DangerFitting
{
    /// <summary>To miss somebody in danger is worse than to warn once too often.</summary>
    private const float DangerCounts = 2;

    /// <summary>
    /// What a point of the strongest sign adds. Not fitted: the lists of the rules were written with many of the examples in sight, on which they
    /// look better than they are. Chosen by fitting to one half of the tuning messages and looking at the other.
    /// </summary>
    private const double SignWeight = 0.35;

    /// <summary>Smaller weights decide nothing and are left out.</summary>
    private const float LeastDanger = 0.04f;

    private const float LeastCard = 0.15f;

    /// <summary>The weights for <paramref name="examples"/> beside <paramref name="rules"/>; the thresholds stay 0 and are chosen by who knows what a false alarm costs.</summary>
    public static Triage Fit(IReadOnlyList<DangerExample> examples, SafetyRules rules)
    {
        var cardIds = examples.SelectMany(example => example.CardIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var (danger, bias) = FitDanger(examples);
        var cards = FitCards(examples.Where(example => example.IsDanger).ToList(), rules, cardIds);
        var names = danger.Keys.Union(cards.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        List<FeatureWeight> features = [.. names.Select(name => new FeatureWeight(name, danger.GetValueOrDefault(name), cards.GetValueOrDefault(name) ?? []))];
        return new Triage(rules, new DangerWeights(cardIds, features) { Bias = bias, SignWeight = SignWeight });
    }

    private static (Dictionary<string, float> Weights, double Bias) FitDanger(IReadOnlyList<DangerExample> examples)
    {
        var words = examples.Select(example => WordsOf(example.Text)).ToList();
        var numbers = new FeatureNumbers(words);
        var softmax = new Softmax(numbers.Names.Count, classes: 2);
        softmax.Learn([.. examples.Zip(words, (example, features) => new SoftmaxSample(numbers.Of(features), example.IsDanger ? 2UL : 1UL, example.IsDanger ? DangerCounts : 1))]);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var i = 0; i < numbers.Names.Count; i++)
        {
            var weight = softmax[i, 1] - softmax[i, 0];
            if (MathF.Abs(weight) >= LeastDanger) weights.Add(numbers.Names[i], weight);
        }

        return (weights, softmax[numbers.Names.Count, 1] - softmax[numbers.Names.Count, 0]);
    }

    private static Dictionary<string, IReadOnlyList<CardWeight>> FitCards(IReadOnlyList<DangerExample> examples, SafetyRules rules, List<string> cardIds)
    {
        var found = examples.Select(example => AllOf(example, rules)).ToList();
        var numbers = new FeatureNumbers(found);
        var softmax = new Softmax(numbers.Names.Count, cardIds.Count);
        softmax.Learn([.. examples.Zip(found, (example, features) => new SoftmaxSample(numbers.Of(features), Mask(example, cardIds), Weight: 1))]);
        var weights = new Dictionary<string, IReadOnlyList<CardWeight>>(StringComparer.Ordinal);
        for (var i = 0; i < numbers.Names.Count; i++)
        {
            var ofFeature = Enumerable.Range(0, cardIds.Count).Select(card => new CardWeight(card, softmax[i, card])).Where(entry => MathF.Abs(entry.Weight) >= LeastCard).ToList();
            if (ofFeature.Count > 0) weights.Add(numbers.Names[i], ofFeature);
        }

        return weights;
    }

    private static ulong Mask(DangerExample example, List<string> cardIds) =>
        example.CardIds.Aggregate(0UL, (mask, card) => mask | (1UL << cardIds.IndexOf(card)));

    private static HashSet<string> WordsOf(AnalyzedText text)
    {
        var found = new FeatureSet();
        MessageFeatures.AddWords(text, ref found);
        return found.Features;
    }

    private static HashSet<string> AllOf(DangerExample example, SafetyRules rules)
    {
        var found = new FeatureSet();
        MessageFeatures.AddWords(example.Text, ref found);
        var evidence = rules.Gather(example.Text);
        if (example.IsKnownToRules) evidence = evidence with { Signs = [] };
        MessageFeatures.AddEvidence(evidence, rules.ConceptNames, ref found);
        return found.Features;
    }

    private sealed class FeatureSet : IFeatureSink
    {
        public HashSet<string> Features { get; } = new(StringComparer.Ordinal);

        public void Add(scoped ReadOnlySpan<char> feature) => Features.Add(feature.ToString());
    }
}
