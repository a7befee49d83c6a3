using Awareness.Language;

namespace Awareness.Safety;

/// <summary>
/// What every feature of a message says about danger: its share of the log-odds that somebody is in danger now, and for each card how much
/// it speaks for it. Fitted by <see cref="Fitting.DangerFitting"/>, kept in <c>content/safety/weights.txt</c>.
/// </summary>
internal sealed class DangerWeights(IReadOnlyList<string> cardIds, IReadOnlyList<FeatureWeight> features)
{
    /// <summary>Most cards; a bound on what is kept while they are weighed.</summary>
    public const int MostCards = 64;

    /// <summary>The strongest sign counts up to this score; more of it says nothing new.</summary>
    private const int MostStrength = 5;

    private readonly Dictionary<string, int> numbers = Numbers(features);

    /// <summary>No weights: the signs decide alone.</summary>
    public static DangerWeights None { get; } = new([], []);

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsEmpty => features.Count == 0;

    /// <summary>Log-odds of a message without any known feature.</summary>
    public double Bias { get; init; }

    /// <summary>Added for each point of the strongest sign's score.</summary>
    public double SignWeight { get; init; }

    /// <summary>From these log-odds on somebody is in danger now.</summary>
    public double Now { get; init; }

    /// <summary>From these log-odds on somebody may be; at most <see cref="Now"/>.</summary>
    public double Doubtful { get; init; }

    /// <summary>The cards it can choose.</summary>
    public IReadOnlyList<string> CardIds => cardIds;

    /// <summary>The weights, in the order of the file.</summary>
    public IReadOnlyList<FeatureWeight> Features => features;

    /// <summary>The same with other thresholds.</summary>
    public DangerWeights With(double now, double doubtful) => new(cardIds, features) { Bias = Bias, SignWeight = SignWeight, Now = now, Doubtful = doubtful };

    /// <summary>The level that <paramref name="logOdds"/> stand for; null when there is no danger.</summary>
    public DangerLevel? LevelOf(double logOdds) => logOdds >= Now ? DangerLevel.Now : logOdds >= Doubtful ? DangerLevel.Doubtful : null;

    /// <summary>Natural logarithm of the odds that somebody is in danger now.</summary>
    public double LogOdds(AnalyzedText message, Evidence evidence)
    {
        var sum = new DangerSum(this);
        MessageFeatures.AddWords(message, ref sum);
        return Bias + sum.Total + (SignWeight * Math.Min(MostStrength, evidence.Strength));
    }

    /// <summary>The card that fits <paramref name="message"/> best.</summary>
    public string Card(AnalyzedText message, Evidence evidence, IReadOnlyList<string?> conceptNames)
    {
        var sums = new CardSums(this, stackalloc float[MostCards]);
        MessageFeatures.AddWords(message, ref sums);
        MessageFeatures.AddEvidence(evidence, conceptNames, ref sums);
        return cardIds[sums.Best(cardIds.Count)];
    }

    private FeatureWeight? Find(ReadOnlySpan<char> feature) =>
        numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(feature, out var number) ? features[number] : null;

    private static Dictionary<string, int> Numbers(IReadOnlyList<FeatureWeight> features)
    {
        var byFeature = new Dictionary<string, int>(features.Count, StringComparer.Ordinal);
        for (var i = 0; i < features.Count; i++) byFeature[features[i].Feature] = i;
        return byFeature;
    }

    private struct DangerSum(DangerWeights weights) : IFeatureSink
    {
        public double Total { get; private set; }

        public void Add(scoped ReadOnlySpan<char> feature) => Total += weights.Find(feature)?.Danger ?? 0;
    }

    private readonly ref struct CardSums : IFeatureSink
    {
        private readonly DangerWeights weights;
        private readonly Span<float> sums;

        public CardSums(DangerWeights weights, Span<float> sums)
        {
            this.weights = weights;
            this.sums = sums;
            sums.Clear();
        }

        public void Add(scoped ReadOnlySpan<char> feature)
        {
            if (weights.Find(feature) is not { } found) return;
            foreach (var (card, weight) in found.Cards) sums[card] += weight;
        }

        public int Best(int cards)
        {
            var best = 0;
            for (var card = 1; card < cards; card++)
            {
                if (sums[card] > sums[best]) best = card;
            }

            return best;
        }
    }
}

/// <summary>What one feature says.</summary>
/// <param name="Feature">As <see cref="MessageFeatures"/> writes it.</param>
/// <param name="Danger">Its share of the log-odds of danger; 0 when it only chooses the card.</param>
/// <param name="Cards">For cards by number, how much it speaks for each.</param>
internal sealed record FeatureWeight(string Feature, float Danger, IReadOnlyList<CardWeight> Cards);

/// <summary>How much a feature speaks for a card.</summary>
internal readonly record struct CardWeight(int Card, float Weight);
