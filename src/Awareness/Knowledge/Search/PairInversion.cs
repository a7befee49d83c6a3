using System.Buffers;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Turns adjacent pairs round and numbers them. Sorted by counting, first by the second word, then, stably, by the first:
/// so equal pairs meet without a hash of them, and their places stay in order.
/// </summary>
internal sealed class PairInversion(TokenStream stream, int[] terms, int termCount)
{
    /// <summary>Writes the postings of all pairs; <paramref name="pairs"/> finds their numbers afterwards.</summary>
    public TermSpace Write(PostingsWriter writer, out PairTable pairs)
    {
        var counts = CountFirsts();
        var starts = new List<int>(termCount + 1) { 0 };
        var seconds = new List<int>();
        foreach (var portion in Portion.Of(counts))
        {
            var byFirst = SortByFirst(portion, counts);
            var start = 0;
            foreach (var end in byFirst.Ends)
            {
                WriteFirst(byFirst, start, end, seconds, writer);
                starts.Add(seconds.Count);
                start = end;
            }

            byFirst.Return();
        }

        pairs = new PairTable([.. starts], [.. seconds]);
        return writer.Finish();
    }

    private static void WriteFirst(Drawers drawers, int start, int end, List<int> seconds, PostingsWriter writer)
    {
        while (start < end)
        {
            var second = drawers.Words[start];
            var next = start + 1;
            while (next < end && drawers.Words[next] == second) next++;
            seconds.Add(second);
            writer.Add(drawers.Places.AsSpan(start, next - start));
            start = next;
        }
    }

    private int[] CountFirsts()
    {
        var counts = new int[termCount];
        var words = stream.Words;
        var start = 0;
        foreach (var run in stream.Runs)
        {
            for (var at = start; at < run.End - 1; at++) counts[terms[words[at]]]++;
            start = run.End;
        }

        return counts;
    }

    /// <summary>Pairs whose first word is in the portion, as (first, place) by second word.</summary>
    private Drawers SortBySecond(Portion portion, out int[] counts)
    {
        counts = new int[termCount];
        var words = stream.Words;
        var start = 0;
        foreach (var run in stream.Runs)
        {
            for (var at = start; at < run.End - 1; at++)
            {
                if (portion.Holds(terms[words[at]])) counts[terms[words[at + 1]]]++;
            }

            start = run.End;
        }

        var drawers = new Drawers(portion.Occurrences, Portion.Starts(counts));
        start = 0;
        foreach (var run in stream.Runs)
        {
            for (var at = start; at < run.End - 1; at++)
            {
                var first = terms[words[at]];
                if (portion.Holds(first)) drawers.Put(terms[words[at + 1]], first, run.Place);
            }

            start = run.End;
        }

        return drawers;
    }

    private Drawers SortByFirst(Portion portion, int[] counts)
    {
        var bySecond = SortBySecond(portion, out var secondCounts);
        var byFirst = new Drawers(portion.Occurrences, Portion.Starts(counts.AsSpan(portion.First, portion.Count)));
        var at = 0;
        for (var second = 0; second < secondCounts.Length; second++)
        {
            for (var left = secondCounts[second]; left > 0; left--, at++) byFirst.Put(bySecond.Words[at] - portion.First, second, bySecond.Places[at]);
        }

        bySecond.Return();
        return byFirst;
    }

    /// <summary>Words with their places, in drawers that stand in a row; every drawer's end moves up as it is filled.</summary>
    private readonly struct Drawers(int size, int[] ends)
    {
        public int[] Words { get; } = ArrayPool<int>.Shared.Rent(size);

        public int[] Places { get; } = ArrayPool<int>.Shared.Rent(size);

        public int[] Ends { get; } = ends;

        public void Put(int drawer, int word, int place)
        {
            var at = Ends[drawer]++;
            Words[at] = word;
            Places[at] = place;
        }

        public void Return()
        {
            ArrayPool<int>.Shared.Return(Words);
            ArrayPool<int>.Shared.Return(Places);
        }
    }
}
