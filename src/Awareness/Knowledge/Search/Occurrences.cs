namespace Awareness.Knowledge.Search;

/// <summary>Where each term of a space was met, term by term; within a term by document and field.</summary>
/// <param name="Firsts">Where each term's places begin, and one more for the end.</param>
/// <param name="Places">All places.</param>
internal readonly record struct Occurrences(int[] Firsts, Place[] Places)
{
    public int TermCount => Firsts.Length - 1;

    public ReadOnlySpan<Place> Of(int term) => Places.AsSpan(Firsts[term]..Firsts[term + 1]);

    /// <summary>Puts every place into its term's drawer. Texts come by document and field, so the drawers are in order by themselves.</summary>
    public static Occurrences ByTerm(List<IndexedText> texts, Func<IndexedText, int[]> select, int termCount)
    {
        var firsts = new int[termCount + 1];
        foreach (var text in texts)
        {
            foreach (var term in select(text)) firsts[term + 1]++;
        }

        for (var term = 0; term < termCount; term++) firsts[term + 1] += firsts[term];

        var places = new Place[firsts[^1]];
        var next = firsts[..termCount];
        foreach (var text in texts)
        {
            var place = new Place(text.Document, text.Field);
            foreach (var term in select(text)) places[next[term]++] = place;
        }

        return new Occurrences(firsts, places);
    }
}

/// <summary>A field of a document.</summary>
internal readonly record struct Place(int Document, int Field);
