namespace Awareness.Knowledge.Search;

/// <summary>Picks the best of a score array with a bounded heap.</summary>
internal static class TopHits
{
    /// <summary>The best <paramref name="limit"/> documents with a score above zero, best first, ties by number.</summary>
    public static IReadOnlyList<Hit> Collect(ReadOnlySpan<float> scores, int limit, float attainable)
    {
        var queue = new PriorityQueue<int, (float Score, int Order)>(limit + 1);
        var threshold = 0f;
        for (var document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= threshold) continue;
            queue.Enqueue(document, (scores[document], -document));
            if (queue.Count <= limit) continue;
            queue.Dequeue();
            queue.TryPeek(out _, out var worst);
            threshold = worst.Score;
        }

        var hits = new Hit[queue.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            var document = queue.Dequeue();
            hits[i] = new Hit(document, scores[document], attainable > 0 ? Math.Min(1, scores[document] / attainable) : 0);
        }

        return hits;
    }
}
