namespace Awareness.Knowledge.Search;

/// <summary>
/// Writes the postings of a space term by term. What a term is worth in a document is BM25F: x / (k1 + x) · idf with
/// x = Σ over fields weight · tf / (1 − b + b · length / average length) (Robertson, Zaragoza: "The Probabilistic Relevance Framework", 2009);
/// with one field of weight 1 that is BM25 as Lucene 8 computes it.
/// </summary>
internal sealed class PostingsWriter(FieldLengths lengths, ImpactLevels levels, int documents, int mostPostings)
{
    private readonly int fields = lengths.FieldCount;
    private readonly List<int> starts = [0];
    private readonly List<ushort> peaks = [];
    private readonly uint[] postings = new uint[mostPostings];
    private int written;

    /// <summary>Writes the next term from the places it stands at, ascending; a place is repeated for every occurrence there.</summary>
    public void Add(ReadOnlySpan<int> places)
    {
        var peak = 0;
        var highest = -1f;
        while (places.Length > 0)
        {
            var document = places[0] / fields;
            var level = TakeDocument(document, ref places);
            postings[written++] = ((uint)document << levels.Bits) | (uint)level;
            if (levels.Saturation(level) <= highest) continue;
            highest = levels.Saturation(level);
            peak = level;
        }

        peaks.Add((ushort)peak);
        starts.Add(written);
    }

    /// <summary>The finished space; the writer is used up.</summary>
    public TermSpace Finish() => new(documents, [.. starts], written == postings.Length ? postings : postings[..written], [.. peaks]);

    private int TakeDocument(int document, ref ReadOnlySpan<int> places)
    {
        var end = (document + 1) * fields;
        var (norm, count) = TakePlace(document, ref places);
        if (places.Length == 0 || places[0] >= end) return levels.OfSinglePlace(norm, count, lengths.Norm(norm));
        var x = lengths.Norm(norm) * count;
        while (places.Length > 0 && places[0] < end)
        {
            (norm, count) = TakePlace(document, ref places);
            x += lengths.Norm(norm) * count;
        }

        return levels.Of(x);
    }

    private (int Norm, int Count) TakePlace(int document, ref ReadOnlySpan<int> places)
    {
        var place = places[0];
        var count = 1;
        while (count < places.Length && places[count] == place) count++;
        places = places[count..];
        return (lengths.NormOf(place, place - (document * fields)), count);
    }
}
