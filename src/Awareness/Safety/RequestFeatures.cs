using System.Globalization;
using Awareness.Language;

namespace Awareness.Safety;

/// <summary>
/// What <see cref="RequestWording"/> sees of a message: its words without marks, the pairs of neighbours and of next neighbours, and the
/// concepts of the rules. Each is a number below <see cref="Count"/> by a hash, so that nothing has to be looked up; two that share a number
/// blur each other a little.
/// </summary>
internal static class RequestFeatures
{
    /// <summary>How many numbers there are; some 100,000 different features are met in the examples.</summary>
    public const int Count = 1 << 18;

    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The features of <paramref name="text"/>, each once, in ascending order.</summary>
    /// <param name="text">The message; of a long one only the beginning is looked at.</param>
    /// <param name="concepts">Numbers of the concepts met in it.</param>
    public static int[] Of(AnalyzedText text, IReadOnlyList<int> concepts)
    {
        var found = new SortedSet<int>();
        var (last, beforeLast) = (Hash("^", OffsetBasis), 0u);
        for (var i = 0; i <= text.Count; i++)
        {
            var word = i < text.Count ? Hash(text.Folded(i), OffsetBasis) : Hash("$", OffsetBasis);
            found.Add(Number(word));
            found.Add(Number(Join(last, word, gap: 1)));
            if (i > 0) found.Add(Number(Join(beforeLast, word, gap: 2)));
            (beforeLast, last) = (last, word);
        }

        foreach (var concept in concepts) found.Add(Number(Hash(concept.ToString(CultureInfo.InvariantCulture), Prime)));
        return [.. found];
    }

    private static uint Join(uint first, uint second, uint gap) => (((first * Prime) ^ second) * Prime) ^ gap;

    /// <summary>Fowler–Noll–Vo 1a over UTF-16 units.</summary>
    private static uint Hash(ReadOnlySpan<char> word, uint seed)
    {
        var hash = seed;
        foreach (var letter in word) hash = (hash ^ letter) * Prime;
        return hash;
    }

    /// <summary>Folds the upper bits in: the lower ones of this hash alone are less well mixed.</summary>
    private static int Number(uint hash) => (int)((hash ^ (hash >> 18)) & (Count - 1));
}
