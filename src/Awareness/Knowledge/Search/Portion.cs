namespace Awareness.Knowledge.Search;

/// <summary>Terms that are sorted together while an index is built, so that the memory on top of the index is bounded.</summary>
/// <param name="First">The first term.</param>
/// <param name="Count">Number of terms.</param>
/// <param name="Occurrences">How often they occur together.</param>
internal readonly record struct Portion(int First, int Count, int Occurrences)
{
    /// <summary>Occurrences sorted at a time; a single term may have more.</summary>
    private const int Most = 1 << 22;

    /// <summary>True when the term is one of these.</summary>
    public bool Holds(int term) => (uint)(term - First) < (uint)Count;

    /// <summary>Cuts the terms, whose occurrences are counted, into portions in order.</summary>
    public static IEnumerable<Portion> Of(int[] counts)
    {
        for (var first = 0; first < counts.Length;)
        {
            var (count, occurrences) = (0, 0);
            while (first + count < counts.Length && (count == 0 || occurrences + counts[first + count] <= Most)) occurrences += counts[first + count++];
            yield return new Portion(first, count, occurrences);
            first += count;
        }
    }

    /// <summary>Where each term's drawer begins, when the drawers stand in a row.</summary>
    public static int[] Starts(ReadOnlySpan<int> counts)
    {
        var starts = new int[counts.Length];
        for (var (term, at) = (0, 0); term < counts.Length; at += counts[term++]) starts[term] = at;
        return starts;
    }
}
