using System.Runtime.InteropServices;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>
/// Finds nearly equal sets among many: weighted Jaccard similarity, features that few sets have weighing more. Two sets this similar must
/// share one of the rarest features of each, so only those are looked up (prefix filtering: Chaudhuri et al., "A Primitive Operator for
/// Similarity Joins in Data Cleaning", 2006).
/// </summary>
internal sealed class FeatureSets
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int[]> sets = [];
    private readonly List<int> sizes = [];

    /// <summary>Adds a set; features may come several times.</summary>
    public void Add(IEnumerable<string> features)
    {
        var set = new HashSet<int>();
        foreach (var feature in features)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, feature, out var exists);
            if (!exists)
            {
                number = sizes.Count;
                sizes.Add(0);
            }

            if (set.Add(number)) sizes[number]++;
        }

        sets.Add([.. set]);
    }

    /// <summary>Every pair of sets with a similarity of at least <paramref name="least"/> (above 0, at most 1), by the number in which they were added.</summary>
    public IEnumerable<SimilarPair> Similar(float least)
    {
        var weights = sizes.ConvertAll(size => MathF.Log(1 + ((float)sets.Count / size)));
        var first = new Dictionary<int, List<int>>();
        var seen = new HashSet<int>();
        for (var i = 0; i < sets.Count; i++)
        {
            // Rarest first: the feature's number settles ties, so that every set has the same order.
            Array.Sort(sets[i], (left, right) => sizes[left] != sizes[right] ? sizes[left].CompareTo(sizes[right]) : left.CompareTo(right));
            seen.Clear();
            var rest = Weight(sets[i], weights);
            var needed = least * rest;
            foreach (var feature in sets[i])
            {
                if (rest < needed) break;
                rest -= weights[feature];
                var others = CollectionsMarshal.GetValueRefOrAddDefault(first, feature, out _) ??= [];
                foreach (var other in others)
                {
                    if (seen.Add(other) && Similarity(sets[i], sets[other], weights) is var similarity && similarity >= least) yield return new SimilarPair(other, i, similarity);
                }

                others.Add(i);
            }
        }
    }

    private static float Similarity(int[] left, int[] right, List<float> weights)
    {
        var shared = 0f;
        foreach (var feature in left)
        {
            if (Array.IndexOf(right, feature) >= 0) shared += weights[feature];
        }

        var all = Weight(left, weights) + Weight(right, weights) - shared;
        return all == 0 ? 0 : shared / all;
    }

    private static float Weight(int[] set, List<float> weights)
    {
        var weight = 0f;
        foreach (var feature in set) weight += weights[feature];
        return weight;
    }
}

/// <summary>Two nearly equal sets.</summary>
/// <param name="First">Number of the earlier one.</param>
/// <param name="Second">Number of the later one.</param>
/// <param name="Similarity">0 to 1.</param>
internal readonly record struct SimilarPair(int First, int Second, float Similarity);
