using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Examples taken apart into features, all in one row: what <see cref="NaiveBayes"/> counts and <see cref="LogisticRegression"/> learns from.
/// </summary>
internal sealed class LabelledExamples
{
    private readonly List<int> starts = [0];
    private readonly List<TopicFeature> found = [];
    private readonly List<int> labels = [];

    /// <summary>Takes the examples apart and closes the numbering of <paramref name="features"/>.</summary>
    public LabelledExamples(IEnumerable<TopicExample> examples, TopicFeatures features)
    {
        Features = features;
        foreach (var (text, label) in examples)
        {
            features.Add(text, found);
            labels.Add(label);
            starts.Add(found.Count);
        }

        features.Freeze();
    }

    /// <summary>Numbers the features.</summary>
    public TopicFeatures Features { get; }

    /// <summary>Number of examples.</summary>
    public int Count => labels.Count;

    /// <summary>What an example is about.</summary>
    public int Label(int example) => labels[example];

    /// <summary>The features of an example, weighed by their kind only.</summary>
    public ReadOnlySpan<TopicFeature> FeaturesOf(int example) =>
        CollectionsMarshal.AsSpan(found)[starts[example]..starts[example + 1]];
}

/// <summary>A text known to be about something.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">The number of the topic, or of the subject beyond all topics.</param>
internal readonly record struct TopicExample(AnalyzedText Text, int Label);
