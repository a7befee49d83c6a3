namespace Awareness.Safety.Fitting;

/// <summary>Numbers the features of a set of examples; a feature of one example alone is left out, for nothing can be learned from it.</summary>
internal sealed class FeatureNumbers
{
    private const int FewestExamples = 2;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    /// <summary>Numbers what is met in at least two of <paramref name="examples"/>, each with its features once.</summary>
    public FeatureNumbers(IEnumerable<HashSet<string>> examples)
    {
        foreach (var feature in examples.SelectMany(features => features)) counts[feature] = counts.GetValueOrDefault(feature) + 1;
        foreach (var (feature, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (count < FewestExamples) continue;
            numbers.Add(feature, names.Count);
            names.Add(feature);
        }
    }

    /// <summary>By number.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The numbers of those of <paramref name="features"/> that have one.</summary>
    public int[] Of(HashSet<string> features) => [.. features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).Order()];
}
