using System.Buffers;

namespace Awareness.Knowledge.Search;

/// <summary>
/// The best documents met so far, in a bounded heap whose worst is at the root. Documents must come in ascending order:
/// then a later one with the bar's score is rightly turned away.
/// </summary>
internal struct TopHits
{
    private readonly long[] heap;
    private readonly int limit;
    private int count;

    /// <summary>Room for the <paramref name="limit"/> best, at least 1.</summary>
    public TopHits(int limit)
    {
        this.limit = limit;
        heap = ArrayPool<long>.Shared.Rent(limit);
    }

    /// <summary>The score a further document must exceed.</summary>
    public int Bar { get; private set; }

    /// <summary>Takes a document in when its score is above the bar.</summary>
    public void Offer(int document, int score)
    {
        if (score <= Bar) return;
        var entry = Order(score, document);
        if (count < limit)
        {
            SiftUp(count++, entry);
        }
        else
        {
            SiftDown(entry);
        }

        if (count == limit) Bar = (int)(heap[0] >> 32);
    }

    /// <summary>The documents, best first, ties by number; <paramref name="scale"/> and <paramref name="attainable"/> turn scores into numbers people compare. Gives the buffer back: this is the last use.</summary>
    public readonly Hit[] Take(float scale, float attainable)
    {
        var entries = heap.AsSpan(0, count);
        entries.Sort();
        var hits = new Hit[count];
        for (var i = 0; i < hits.Length; i++)
        {
            var entry = entries[count - 1 - i];
            var score = (int)(entry >> 32) / scale;
            hits[i] = new Hit((int)~(uint)entry, score, attainable > 0 ? Math.Min(1, score / attainable) : 0);
        }

        ArrayPool<long>.Shared.Return(heap);
        return hits;
    }

    /// <summary>One number that orders by score, then by earlier document.</summary>
    private static long Order(int score, int document) => ((long)score << 32) | ~(uint)document;

    private readonly void SiftUp(int at, long entry)
    {
        while (at > 0 && heap[(at - 1) / 2] > entry)
        {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        heap[at] = entry;
    }

    private readonly void SiftDown(long entry)
    {
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            if (child + 1 < count && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= entry) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }
}
