namespace Awareness.Knowledge.Search;

/// <summary>Picks the best of a score array with a bounded heap.</summary>
internal static class TopHits
{
    /// <summary>The best <paramref name="limit"/> documents with a score above zero, best first, ties by number.</summary>
    public static IReadOnlyList<Hit> Collect(ReadOnlySpan<float> scores, int limit, float attainable)
    {
        var queue = new PriorityQueue<int, long>(limit);
        var threshold = 0f;
        for (var document = 0; document < scores.Length; document++)
        {
            var score = scores[document];
            if (score <= threshold) continue;
            if (queue.Count < limit) queue.Enqueue(document, Order(score, document));
            else queue.DequeueEnqueue(document, Order(score, document));
            if (queue.Count == limit) threshold = scores[queue.Peek()];
        }

        var hits = new Hit[queue.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            var document = queue.Dequeue();
            hits[i] = new Hit(document, scores[document], attainable > 0 ? Math.Min(1, scores[document] / attainable) : 0);
        }

        return hits;
    }

    /// <summary>One number that orders by score, then by earlier document: the bits of a positive float order as it does.</summary>
    private static long Order(float score, int document) => ((long)BitConverter.SingleToInt32Bits(score) << 32) | (uint)~document;
}
