using System.Runtime.InteropServices;

namespace Awareness.Knowledge.Reading.Checks;

/// <summary>
/// Finds nearly equal sets among many: weighted Jaccard similarity, features that few sets have weighing more. Two sets this similar must
/// share one of the rarest features of each, so only those are looked up (prefix filtering: Chaudhuri et al., "A Primitive Operator for
/// Similarity Joins in Data Cleaning", 2006).
/// </summary>
internal sealed class FeatureSets
{
    private readonly Dictionary<long, int> numbers = [];
    private readonly List<int[]> sets = [];
    private readonly List<int> sizes = [];

    /// <summary>Adds a set; features may come several times.</summary>
    public void Add(IEnumerable<long> features)
    {
        var set = new List<int>();
        foreach (var feature in features)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, feature, out var exists);
            if (!exists)
            {
                number = sizes.Count;
                sizes.Add(0);
            }

            if (set.Contains(number)) continue;
            set.Add(number);
            sizes[number]++;
        }

        sets.Add([.. set]);
    }

    /// <summary>Every pair of sets with a similarity of at least <paramref name="least"/> (above 0, at most 1), by the number in which they were added.</summary>
    public IEnumerable<SimilarPair> Similar(float least)
    {
        var (ranked, weights) = Ranked();
        var first = new Dictionary<int, List<int>>();
        var seen = new HashSet<int>();
        for (var i = 0; i < ranked.Count; i++)
        {
            seen.Clear();
            var rest = Weight(ranked[i], weights);
            var needed = least * rest;
            foreach (var feature in ranked[i])
            {
                if (rest < needed) break;
                rest -= weights[feature];
                var others = CollectionsMarshal.GetValueRefOrAddDefault(first, feature, out _) ??= [];
                foreach (var other in others)
                {
                    if (seen.Add(other) && Similarity(ranked[i], ranked[other], weights) is var similarity && similarity >= least) yield return new SimilarPair(other, i, similarity);
                }

                others.Add(i);
            }
        }
    }

    /// <summary>The sets with their features renumbered from the rarest to the most frequent and in that order, and the weight of each.</summary>
    private (List<int[]> Sets, float[] Weights) Ranked()
    {
        var byRarity = Enumerable.Range(0, sizes.Count).ToArray();
        Array.Sort([.. sizes], byRarity);
        var ranks = new int[sizes.Count];
        var weights = new float[sizes.Count];
        for (var rank = 0; rank < byRarity.Length; rank++)
        {
            ranks[byRarity[rank]] = rank;
            weights[rank] = MathF.Log(1 + ((float)sets.Count / sizes[byRarity[rank]]));
        }

        var ranked = sets.ConvertAll(set => Array.ConvertAll(set, feature => ranks[feature]));
        foreach (var set in ranked) Array.Sort(set);
        return (ranked, weights);
    }

    private static float Similarity(int[] left, int[] right, float[] weights)
    {
        var shared = 0f;
        for (var (i, j) = (0, 0); i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j]) shared += weights[left[i]];
            var isBehind = left[i] <= right[j];
            if (right[j] <= left[i]) j++;
            if (isBehind) i++;
        }

        var all = Weight(left, weights) + Weight(right, weights) - shared;
        return all == 0 ? 0 : shared / all;
    }

    private static float Weight(int[] set, float[] weights)
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
