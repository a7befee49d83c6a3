namespace Awareness.Knowledge.Search;

/// <summary>
/// The postings of one way of looking at the text. Terms are numbered; the postings of a term are a slice of one array, by document.
/// A posting is the document in the high bits and its <see cref="ImpactLevels">level</see> in the low ones.
/// </summary>
internal sealed class TermSpace
{
    private readonly int documentCount;
    private readonly int[] starts;
    private readonly uint[] postings;
    private readonly ushort[] peaks;

    internal TermSpace(int documentCount, int[] starts, uint[] postings, ushort[] peaks)
    {
        (this.documentCount, this.starts, this.postings, this.peaks) = (documentCount, starts, postings, peaks);
    }

    /// <summary>Bytes the postings and their directory take.</summary>
    public long Bytes => (4L * starts.Length) + (4L * postings.Length) + (2L * peaks.Length);

    /// <summary>Number of terms.</summary>
    public int TermCount => peaks.Length;

    /// <summary>All postings; those of a term lie in its <see cref="Range"/>.</summary>
    public uint[] Postings => postings;

    /// <summary>Where the postings of a term begin and end.</summary>
    public (int Start, int End) Range(int term) => (starts[term], starts[term + 1]);

    /// <summary>The level of the document that speaks most of the term; 0 for a term without postings.</summary>
    public int Peak(int term) => peaks[term];

    /// <summary>Inverse document frequency as in Lucene's BM25Similarity; the highest there is for <see cref="Vocabulary.Unknown"/>.</summary>
    public float Idf(int term) => Idf(documentCount, term == Vocabulary.Unknown ? 0 : starts[term + 1] - starts[term]);

    /// <summary>ln(1 + (N − df + 0.5) / (df + 0.5)).</summary>
    public static float Idf(int documents, int frequency) => (float)Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));
}
