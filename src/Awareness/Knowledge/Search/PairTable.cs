namespace Awareness.Knowledge.Search;

/// <summary>The numbers of adjacent pairs: for every first word the second words it was met before, ascending. Four bytes a pair.</summary>
/// <param name="starts">Where the pairs of each first word begin, and one more for the end.</param>
/// <param name="seconds">The second words; the place of one is the number of the pair.</param>
internal sealed class PairTable(int[] starts, int[] seconds)
{
    /// <summary>A table that knows no pair.</summary>
    public static PairTable Empty { get; } = new([0], []);

    /// <summary>Bytes it takes.</summary>
    public long Bytes => 4L * (starts.Length + seconds.Length);

    /// <summary>The number of a pair, or <see cref="Vocabulary.Unknown"/>; either word may be unknown.</summary>
    public int Find(int first, int second)
    {
        if ((uint)first >= (uint)(starts.Length - 1) || second < 0) return Vocabulary.Unknown;
        var place = seconds.AsSpan(starts[first]..starts[first + 1]).BinarySearch(second);
        return place < 0 ? Vocabulary.Unknown : starts[first] + place;
    }
}
