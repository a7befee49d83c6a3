namespace Awareness.Knowledge.Search;

/// <summary>
/// One way of looking at the same text: marked syllables, their adjacent pairs, both folded, or concepts.
/// Terms are numbered; postings of a term are a slice of two parallel arrays.
/// </summary>
internal sealed class TermSpace
{
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] impacts;

    private TermSpace(int[] starts, int[] documents, float[] impacts, float[] idf)
    {
        this.starts = starts;
        this.documents = documents;
        this.impacts = impacts;
        Idf = idf;
    }

    /// <summary>Inverse document frequency by term: ln(1 + (N − df + 0.5) / (df + 0.5)), as in Lucene's BM25Similarity.</summary>
    public float[] Idf { get; }

    /// <summary>Documents that hold the term, ascending.</summary>
    public ReadOnlySpan<int> Documents(int term) => documents.AsSpan(starts[term], starts[term + 1] - starts[term]);

    /// <summary>What the term adds to each document's score, idf included: the index is immutable, so it is worked out once.</summary>
    public ReadOnlySpan<float> Impacts(int term) => impacts.AsSpan(starts[term], starts[term + 1] - starts[term]);

    /// <summary>
    /// Builds a space from its occurrences. Score of a term in a document is BM25F: x / (k1 + x) · idf with
    /// x = Σ over fields weight · tf / (1 − b + b · length / average length) (Robertson, Zaragoza: "The Probabilistic Relevance Framework", 2009).
    /// </summary>
    public static TermSpace Build(Occurrences occurrences, int documentCount, FieldLengths lengths, Bm25 bm25)
    {
        var firsts = new int[occurrences.TermCount + 1];
        var held = new int[occurrences.Places.Length];
        var worth = new float[occurrences.Places.Length];
        var idf = new float[occurrences.TermCount];
        var posting = 0;
        for (var term = 0; term < idf.Length; term++)
        {
            for (var rest = occurrences.Of(term); rest.Length > 0; posting++)
            {
                held[posting] = rest[0].Document;
                var x = WeighDocument(ref rest, lengths);
                worth[posting] = x / (bm25.K1 + x);
            }

            firsts[term + 1] = posting;
            var frequency = posting - firsts[term];
            idf[term] = MathF.Log(1 + ((documentCount - frequency + 0.5f) / (frequency + 0.5f)));
            foreach (ref var impact in worth.AsSpan(firsts[term]..posting)) impact *= idf[term];
        }

        return new TermSpace(firsts, held[..posting], worth[..posting], idf);
    }

    /// <summary>x of one term in one document: takes the places at the front of <paramref name="rest"/> that belong to the document.</summary>
    private static float WeighDocument(ref ReadOnlySpan<Place> rest, FieldLengths lengths)
    {
        var document = rest[0].Document;
        var x = 0f;
        while (rest.Length > 0 && rest[0].Document == document)
        {
            var place = rest[0];
            var tf = 1;
            while (tf < rest.Length && rest[tf] == place) tf++;
            rest = rest[tf..];
            x += lengths.Normalise(document, place.Field, tf);
        }

        return x;
    }
}

/// <summary>The two constants of BM25.</summary>
/// <param name="K1">How fast repeated terms stop counting; 0.9 suits short Vietnamese texts.</param>
/// <param name="B">0 to 1: how much long documents are held back.</param>
public readonly record struct Bm25(float K1, float B)
{
    /// <summary>k1 = 0.9, b = 0.4, the values that did best on Vietnamese collections.</summary>
    public static Bm25 Default { get; } = new(0.9f, 0.4f);
}

/// <summary>Length of every field of every document, and the weight of each field.</summary>
internal sealed class FieldLengths(float[] weights, float b)
{
    private readonly List<int[]> lengths = [];
    private readonly long[] totals = new long[weights.Length];

    public void Add(int[] byField)
    {
        lengths.Add(byField);
        for (var field = 0; field < byField.Length; field++) totals[field] += byField[field];
    }

    public float Normalise(int document, int field, int tf)
    {
        var average = Math.Max(1f, (float)totals[field] / lengths.Count);
        return weights[field] * tf / (1 - b + (b * lengths[document][field] / average));
    }
}
