using System.Buffers;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Turns single terms round, from places with their terms to terms with their places: sorted by counting, stably, so that the
/// places of a term stay in order.
/// </summary>
internal static class WordInversion
{
    /// <summary>Writes the postings of the stream's words; <paramref name="terms"/> gives the term of each word.</summary>
    public static TermSpace OfWords(TokenStream stream, ReadOnlySpan<int> terms, int termCount, PostingsWriter writer)
    {
        var counts = new int[termCount];
        foreach (var word in stream.Words) counts[terms[word]]++;
        foreach (var portion in Portion.Of(counts))
        {
            var ends = Portion.Starts(counts.AsSpan(portion.First, portion.Count));
            var places = ArrayPool<int>.Shared.Rent(portion.Occurrences);
            var words = stream.Words;
            var at = 0;
            foreach (var run in stream.Runs)
            {
                for (; at < run.End; at++)
                {
                    var term = terms[words[at]];
                    if (portion.Holds(term)) places[ends[term - portion.First]++] = run.Place;
                }
            }

            Write(places, ends, writer);
            ArrayPool<int>.Shared.Return(places);
        }

        return writer.Finish();
    }

    /// <summary>Writes the postings of the concepts met.</summary>
    public static TermSpace OfConcepts(TokenStream stream, int conceptCount, PostingsWriter writer)
    {
        var counts = new int[conceptCount];
        foreach (var concept in stream.Concepts) counts[concept]++;
        var ends = Portion.Starts(counts);
        var places = new int[stream.Concepts.Length];
        for (var i = 0; i < places.Length; i++) places[ends[stream.Concepts[i]]++] = stream.ConceptPlaces[i];
        Write(places, ends, writer);
        return writer.Finish();
    }

    private static void Write(int[] places, int[] ends, PostingsWriter writer)
    {
        var start = 0;
        foreach (var end in ends)
        {
            writer.Add(places.AsSpan(start, end - start));
            start = end;
        }
    }
}
