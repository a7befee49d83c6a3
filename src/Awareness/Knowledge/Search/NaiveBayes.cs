using System.Runtime.InteropServices;
using Awareness.Learning;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Guesses what a text is about by counting: every label equally likely beforehand, features taken as independent of each other. Safe for any number of readers.
/// </summary>
/// <remarks>
/// A feature f speaks for label t by log(((rate of f in t) + mean rate of f) / (2 · sum of its rates)), the mean as smoothing. Features are weighted by idf and
/// the sum scaled by their length, for words of one sentence do not speak independently of each other
/// (Rennie et al.: "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 2003).
/// </remarks>
internal sealed class NaiveBayes : ILearned<NaiveBayes>
{
    /// <summary>How sure a text of one word is made; chosen on the tuning set.</summary>
    private const float Sharpness = 2;

    /// <summary>By feature: where its labels begin in <see cref="spoken"/>, and one more for the end.</summary>
    private readonly int[] firsts;

    /// <summary>What a feature says for a label beyond what it says for a label it was never met with.</summary>
    private readonly Lift[] spoken;

    /// <summary>Counts the examples.</summary>
    /// <param name="examples">Texts with their labels.</param>
    /// <param name="labels">Number of labels; every label is below it.</param>
    public NaiveBayes(LabelledExamples examples, int labels)
    {
        var counts = new Dictionary<(int Feature, int Label), int>();
        var totals = new int[labels];
        for (var example = 0; example < examples.Count; example++)
        {
            var label = examples.Label(example);
            var found = examples.FeaturesOf(example);
            totals[label] += found.Length;
            foreach (var feature in found) CollectionsMarshal.GetValueRefOrAddDefault(counts, (feature.Number, label), out _)++;
        }

        firsts = FirstsOf(counts.Keys, examples.Features.Count);
        spoken = LiftsOf(counts, totals);
    }

    private NaiveBayes(int[] firsts, Lift[] spoken)
    {
        this.firsts = firsts;
        this.spoken = spoken;
    }

    /// <inheritdoc />
    public static NaiveBayes? Read(LearnedReader from)
    {
        var (firsts, spoken) = (from.Array<int>(), from.Array<Lift>());
        return firsts.Length > 0 && Ascends(firsts, spoken.Length) ? new NaiveBayes(firsts, spoken) : null;
    }

    /// <inheritdoc />
    public void Write(LearnedWriter to)
    {
        to.Array<int>(firsts);
        to.Array<Lift>(spoken);
    }

    /// <summary>True when it was learned of so many features and labels.</summary>
    public bool IsOf(int features, int labels) => firsts.Length == features + 1 && Array.TrueForAll(spoken, lift => (uint)lift.Label < (uint)labels);

    /// <summary>Writes how likely a text with these features is about each label, together 1.</summary>
    public void Read(List<TopicFeature> features, Span<float> chances)
    {
        chances.Clear();
        foreach (var feature in features)
        {
            for (var i = firsts[feature.Number]; i < firsts[feature.Number + 1]; i++) chances[spoken[i].Label] += feature.Weight * spoken[i].Worth;
        }

        Softmax.Apply(chances, Sharpness);
    }

    /// <summary>True when it goes from 0 to <paramref name="end"/> and never back.</summary>
    private static bool Ascends(int[] firsts, int end)
    {
        for (var i = 1; i < firsts.Length; i++)
        {
            if (firsts[i] < firsts[i - 1]) return false;
        }

        return firsts[0] == 0 && firsts[^1] == end;
    }

    private static int[] FirstsOf(IEnumerable<(int Feature, int Label)> met, int features)
    {
        var starts = new int[features + 1];
        foreach (var (feature, _) in met) starts[feature + 1]++;
        for (var feature = 0; feature < features; feature++) starts[feature + 1] += starts[feature];
        return starts;
    }

    private Lift[] LiftsOf(Dictionary<(int Feature, int Label), int> counts, int[] totals)
    {
        var sums = new float[firsts.Length - 1];
        foreach (var ((feature, label), count) in counts) sums[feature] += (float)count / totals[label];
        var lifts = new Lift[counts.Count];
        var next = firsts[..^1];
        var unmet = MathF.Log(0.5f / totals.Length);
        foreach (var ((feature, label), count) in counts)
        {
            var rate = (float)count / totals[label];
            var speaks = MathF.Log((rate + (sums[feature] / totals.Length)) / (2 * sums[feature]));
            lifts[next[feature]++] = new Lift(label, speaks - unmet);
        }

        return lifts;
    }

    private readonly record struct Lift(int Label, float Worth);
}
