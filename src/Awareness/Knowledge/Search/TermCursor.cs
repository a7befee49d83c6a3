namespace Awareness.Knowledge.Search;

/// <summary>One term of a query on its way through its postings, from the first document to the last. Scores are whole numbers, so that a sum does not depend on its order.</summary>
internal struct TermCursor
{
    private readonly uint[] postings;
    private readonly float[] saturations;
    private readonly int levelBits;
    private readonly int end;
    private readonly float scale;
    private int next;

    /// <summary>A cursor before the first posting of a term; <paramref name="scale"/> is what the highest level would be worth.</summary>
    public TermCursor(TermSpace space, int term, ImpactScale impacts, float scale)
    {
        postings = space.Postings;
        (next, end) = space.Range(term);
        (saturations, levelBits) = (impacts.Saturations, impacts.Bits);
        this.scale = scale;
        Most = Worth((uint)space.Peak(term));
    }

    /// <summary>The most the term adds to any document.</summary>
    public readonly int Most { get; }

    /// <summary>Documents not yet passed.</summary>
    public readonly int Left => end - next;

    /// <summary>The next document; only when some are left.</summary>
    public readonly int Document => (int)(postings[next] >> levelBits);

    /// <summary>Adds the term to the scores of all documents up to <paramref name="last"/>, which are counted from <paramref name="first"/>; returns how many there were.</summary>
    public int AddTo(Span<int> scores, int first, int last)
    {
        var list = postings.AsSpan(0, end);
        var bound = LastOf(last);
        var at = next;
        for (; at < list.Length && list[at] <= bound; at++) scores[(int)(list[at] >> levelBits) - first] += Worth(list[at]);
        var walked = at - next;
        next = at;
        return walked;
    }

    /// <summary>Goes forward to <paramref name="document"/>; what the term adds to it, or 0.</summary>
    public int AddTo(int document)
    {
        Seek((uint)document << levelBits);
        return next < end && Document == document ? Worth(postings[next]) : 0;
    }

    private readonly uint LastOf(int document) => ((uint)document << levelBits) | ((1u << levelBits) - 1);

    /// <summary>Never 0, so that a document met once is told from one not met.</summary>
    private readonly int Worth(uint posting) => 1 + (int)(scale * saturations[posting & ((1u << levelBits) - 1)]);

    /// <summary>Goes to the first posting at or above <paramref name="target"/>: in doubling steps, then by halving the last one.</summary>
    private void Seek(uint target)
    {
        if (next >= end || postings[next] >= target) return;
        var step = 1;
        while (next + step < end && postings[next + step] < target)
        {
            next += step;
            step <<= 1;
        }

        var (low, high) = (next + 1, Math.Min(end, next + step));
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (postings[middle] < target) low = middle + 1;
            else high = middle;
        }

        next = low;
    }
}

/// <summary>How postings of an index are read.</summary>
/// <param name="Saturations">By level, 0 to 1.</param>
/// <param name="Bits">Low bits of a posting that hold the level.</param>
internal sealed record ImpactScale(float[] Saturations, int Bits);
