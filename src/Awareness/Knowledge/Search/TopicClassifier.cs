using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Guesses the topic of a question from all that is known to be said about each topic: naive Bayes over <see cref="TopicFeatures"/>,
/// every topic equally likely beforehand. It sees what word matching cannot: which words decide between two topics.
/// Nothing is fitted, only counted, so it costs one pass over the examples. Safe for any number of readers.
/// </summary>
/// <remarks>
/// A feature f speaks for topic t by log(((rate of f in t) + mean rate of f) / (2 · sum of its rates)), the mean as smoothing. Features are weighted by idf and
/// the sum scaled by their length, for words of one sentence do not speak independently of each other
/// (Rennie et al.: "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 2003).
/// </remarks>
internal sealed class TopicClassifier
{
    /// <summary>How sure a question of one word is made; chosen on the tuning set.</summary>
    private const float Sharpness = 3;

    private readonly TopicFeatures features = new();
    private readonly int topics;

    /// <summary>By feature: where its topics begin in <see cref="spoken"/>, and one more for the end.</summary>
    private readonly int[] firsts;

    /// <summary>What a feature says for a topic beyond what it says for a topic it was never met in.</summary>
    private readonly Lift[] spoken;

    /// <summary>Counts the examples.</summary>
    /// <param name="examples">Texts with the number of the topic each is about.</param>
    /// <param name="topics">Number of topics; every number is below it.</param>
    public TopicClassifier(IEnumerable<TopicExample> examples, int topics)
    {
        this.topics = topics;
        var counts = new Dictionary<(int Feature, int Topic), int>();
        var totals = new int[topics];
        var found = new List<TopicFeature>();
        foreach (var (text, topic) in examples)
        {
            found.Clear();
            features.Add(text, found);
            totals[topic] += found.Count;
            foreach (var feature in found) CollectionsMarshal.GetValueRefOrAddDefault(counts, (feature.Number, topic), out _)++;
        }

        features.Freeze();
        firsts = FirstsOf(counts.Keys, features.Count);
        spoken = LiftsOf(counts, totals);
    }

    /// <summary>0 to 1: how likely the question is about each topic, by the topic's number; 0 for all when no word of it is known.</summary>
    public float[] Read(AnalyzedText question)
    {
        var chances = new float[topics];
        var known = features.Of(question);
        if (known.Count == 0) return chances;
        foreach (var feature in known)
        {
            for (var i = firsts[feature.Number]; i < firsts[feature.Number + 1]; i++) chances[spoken[i].Topic] += feature.Weight * spoken[i].Worth;
        }

        var highest = chances.Max();
        var total = 0f;
        foreach (ref var chance in chances.AsSpan()) total += chance = MathF.Exp(Sharpness * (chance - highest));
        foreach (ref var chance in chances.AsSpan()) chance /= total;
        return chances;
    }

    private static int[] FirstsOf(IEnumerable<(int Feature, int Topic)> met, int features)
    {
        var starts = new int[features + 1];
        foreach (var (feature, _) in met) starts[feature + 1]++;
        for (var feature = 0; feature < features; feature++) starts[feature + 1] += starts[feature];
        return starts;
    }

    private Lift[] LiftsOf(Dictionary<(int Feature, int Topic), int> counts, int[] totals)
    {
        var sums = new float[features.Count];
        foreach (var ((feature, topic), count) in counts) sums[feature] += (float)count / totals[topic];
        var lifts = new Lift[counts.Count];
        var next = firsts[..^1];
        var unmet = MathF.Log(0.5f / topics);
        foreach (var ((feature, topic), count) in counts)
        {
            var rate = (float)count / totals[topic];
            var speaks = MathF.Log((rate + (sums[feature] / topics)) / (2 * sums[feature]));
            lifts[next[feature]++] = new Lift(topic, speaks - unmet);
        }

        return lifts;
    }

    private readonly record struct Lift(int Topic, float Worth);
}

/// <summary>A text known to be about a topic.</summary>
/// <param name="Text">The text.</param>
/// <param name="Topic">The topic's number.</param>
internal readonly record struct TopicExample(AnalyzedText Text, int Topic);
