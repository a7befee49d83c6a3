using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// What a query looks for: weighted terms of the five spaces. This is the one place where an analysed text becomes a query,
/// so whatever else a word may stand for is added here.
/// </summary>
internal sealed class QueryTerms
{
    private readonly List<WeightedTerm> wanted;
    private readonly List<WeightedTerm> alternatives = [];

    private QueryTerms(int capacity) => wanted = new List<WeightedTerm>(capacity);

    /// <summary>The terms as they were typed; a document that holds all of them reaches the most it can. May hold a term twice and unknown terms.</summary>
    public IReadOnlyList<WeightedTerm> Wanted => wanted;

    /// <summary>What typed terms may stand for: counted where they are met, but not missed where they are not.</summary>
    public IReadOnlyList<WeightedTerm> Alternatives => alternatives;

    /// <summary>The terms of <paramref name="query"/>, whose words are numbered <paramref name="numbers"/>, weighted by how it is written.</summary>
    public static QueryTerms Of(AnalyzedText query, TermNumbers numbers)
    {
        var weights = SpaceWeights.For(query.MarkedShare);
        var terms = new QueryTerms((4 * query.Count) + query.Concepts.Count);
        terms.AddAll(TermKind.Folded, numbers.Folded, weights.Folded);
        terms.AddAll(TermKind.FoldedPair, numbers.FoldedPairs, weights.FoldedPairs);
        terms.AddAll(TermKind.Marked, numbers.Marked, weights.Marked);
        terms.AddAll(TermKind.MarkedPair, numbers.MarkedPairs, weights.MarkedPairs);
        foreach (var match in query.Concepts) terms.Add(TermKind.Concept, match.Concept, weights.Concepts);
        foreach (var alternative in numbers.Alternatives) terms.AddAlternative(alternative, weights);
        return terms;
    }

    /// <summary>The terms of one space alone, each with weight 1: plain BM25.</summary>
    public static QueryTerms Plain(TermKind kind, ReadOnlySpan<int> numbers)
    {
        var terms = new QueryTerms(numbers.Length);
        terms.AddAll(kind, numbers, weight: 1);
        return terms;
    }

    /// <summary>Adds a term the query holds; a weight of 0 adds nothing.</summary>
    public void Add(TermKind kind, int term, float weight)
    {
        if (weight > 0) wanted.Add(new WeightedTerm(kind, term, weight));
    }

    /// <summary>Adds a term the query may mean; unknown ones and a weight of 0 add nothing.</summary>
    public void AddAlternative(TermKind kind, int term, float weight)
    {
        if (weight > 0 && term != Vocabulary.Unknown) alternatives.Add(new WeightedTerm(kind, term, weight));
    }

    private void AddAlternative(AlternativeNumbers alternative, SpaceWeights weights)
    {
        foreach (var term in alternative.Folded) AddAlternative(TermKind.Folded, term, weights.Folded * alternative.Weight);
        foreach (var pair in alternative.FoldedPairs) AddAlternative(TermKind.FoldedPair, pair, weights.FoldedPairs * alternative.Weight);
        foreach (var term in alternative.Marked) AddAlternative(TermKind.Marked, term, weights.Marked * alternative.Weight);
        foreach (var pair in alternative.MarkedPairs) AddAlternative(TermKind.MarkedPair, pair, weights.MarkedPairs * alternative.Weight);
    }

    private void AddAll(TermKind kind, ReadOnlySpan<int> numbers, float weight)
    {
        if (weight <= 0) return;
        foreach (var number in numbers) wanted.Add(new WeightedTerm(kind, number, weight));
    }
}

/// <summary>
/// How much each space counts, by how a query is written: marks are trusted where they are typed,
/// and without them the folded spaces carry the query alone.
/// </summary>
internal readonly record struct SpaceWeights(float Marked, float MarkedPairs, float Folded, float FoldedPairs, float Concepts)
{
    /// <summary>A query with less marks than this is taken as half-marked.</summary>
    private const double FullyMarkedShare = 0.5;

    public static SpaceWeights For(double markedShare) => markedShare switch
    {
        >= FullyMarkedShare => new(1f, 0.7f, 0f, 0.5f, 1f),
        >= AnalyzedText.MarkedTextShare => new(0.5f, 0.4f, 0.5f, 0.6f, 1f),
        > 0 => new(0.2f, 0.2f, 0.8f, 0.8f, 1f),
        _ => new(0f, 0f, 1f, 0.8f, 1f),
    };
}
