using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Awareness.Knowledge.Search;

/// <summary>
/// The best documents for weighted terms without looking at all of them (the MaxScore idea of Turtle and Flood, 1995, a window of
/// documents at a time). Once the result is full, terms that together cannot lift a document over the bar are no longer walked
/// through, only looked up for documents the other terms brought near it. Result and scores are those of adding everything up.
/// </summary>
internal static class MaxScore
{
    /// <summary>Documents scored at a time; their scores stay in the nearest cache. A multiple of a vector's length.</summary>
    private const int Window = 4096;

    /// <summary>Fills <paramref name="top"/> from <paramref name="cursors"/>, which are used up; <paramref name="count"/> is the number of documents.</summary>
    /// <returns>How many postings were walked through, those that were only looked up not counted.</returns>
    public static long Collect(Span<TermCursor> cursors, int count, ref TopHits top)
    {
        // In a single window nothing is left out, so the order does not matter.
        if (count > Window) cursors.Sort(static (one, other) => other.Most.CompareTo(one.Most));
        var rest = ArrayPool<int>.Shared.Rent(cursors.Length + 1);
        var scores = ArrayPool<int>.Shared.Rent(Window);
        var window = scores.AsSpan(0, Window);
        window.Clear();
        SumUp(cursors, rest);
        var essential = cursors.Length;
        var walked = 0L;
        for (var first = FirstDocument(cursors[..essential], count); first < count; first = FirstDocument(cursors[..essential], count))
        {
            var last = Math.Min(count, first + Window) - 1;
            foreach (ref var cursor in cursors[..essential]) walked += cursor.AddTo(window, first, last);
            Offer(window, first, cursors[essential..], rest.AsSpan(essential), ref top);
            window[..(last + 1 - first)].Clear();
            while (essential > 0 && rest[essential - 1] <= top.Bar) essential--;
        }

        ArrayPool<int>.Shared.Return(rest);
        ArrayPool<int>.Shared.Return(scores);
        return walked;
    }

    /// <summary>By cursor: the most it and all after it can add.</summary>
    private static void SumUp(ReadOnlySpan<TermCursor> cursors, int[] rest)
    {
        rest[cursors.Length] = 0;
        for (var i = cursors.Length - 1; i >= 0; i--) rest[i] = rest[i + 1] + cursors[i].Most;
    }

    /// <summary>The first document any cursor still holds, or <paramref name="none"/>.</summary>
    private static int FirstDocument(ReadOnlySpan<TermCursor> cursors, int none)
    {
        var first = none;
        foreach (ref readonly var cursor in cursors)
        {
            if (cursor.Left > 0) first = Math.Min(first, cursor.Document);
        }

        return first;
    }

    private static void Offer(ReadOnlySpan<int> window, int first, Span<TermCursor> others, ReadOnlySpan<int> rest, ref TopHits top)
    {
        var lanes = MemoryMarshal.Cast<int, Vector256<int>>(window);
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var bar = top.Bar - rest[0];
            var above = Vector256.GreaterThan(lanes[lane], Vector256.Create(bar)).ExtractMostSignificantBits();
            for (; above != 0; above &= above - 1)
            {
                var at = (lane * Vector256<int>.Count) + BitOperations.TrailingZeroCount(above);
                Complete(first + at, window[at], others, rest, ref top);
            }
        }
    }

    /// <summary>Adds what the other terms are worth as long as the document can still get over the bar.</summary>
    private static void Complete(int document, int score, Span<TermCursor> others, ReadOnlySpan<int> rest, ref TopHits top)
    {
        for (var i = 0; i < others.Length; i++)
        {
            if (score + rest[i] <= top.Bar) return;
            score += others[i].AddTo(document);
        }

        top.Offer(document, score);
    }
}
