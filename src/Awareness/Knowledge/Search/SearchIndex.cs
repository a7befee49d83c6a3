using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// An immutable in-memory index over syllables and adjacent syllable pairs, each marked and folded, and over concepts.
/// Safe for any number of readers.
/// </summary>
public sealed class SearchIndex
{
    private readonly TermSpace marked;
    private readonly TermSpace folded;
    private readonly TermSpace markedPairs;
    private readonly TermSpace foldedPairs;
    private readonly TermSpace concepts;

    internal SearchIndex(Lexicon lexicon, Vocabulary vocabulary, IndexSpaces spaces, int count)
    {
        Lexicon = lexicon;
        Vocabulary = vocabulary;
        (marked, folded, markedPairs, foldedPairs, concepts) = (spaces.Marked, spaces.Folded, spaces.MarkedPairs, spaces.FoldedPairs, spaces.Concepts);
        Count = count;
        HighestIdf = MathF.Log(1 + ((count + 0.5f) / 0.5f));
    }

    /// <summary>Number of documents; their numbers run from 0.</summary>
    public int Count { get; }

    /// <summary>The lexicon documents and queries pass through.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>The idf of a term no document holds.</summary>
    public float HighestIdf { get; }

    internal Vocabulary Vocabulary { get; }

    /// <summary>
    /// The <paramref name="limit"/> best documents for <paramref name="query"/>, best first; ties by document number.
    /// </summary>
    public IReadOnlyList<Hit> Search(AnalyzedText query, int limit) => Search(query, Vocabulary.FindWithSlips(query), limit);

    /// <summary>The same for a query whose terms are numbered already.</summary>
    internal IReadOnlyList<Hit> Search(AnalyzedText query, TermNumbers numbers, int limit)
    {
        if (query.Count == 0 || Count == 0 || limit <= 0) return [];
        var weights = SpaceWeights.For(query.MarkedShare);
        var scores = ArrayPool<float>.Shared.Rent(Count);
        Array.Clear(scores, 0, Count);
        try
        {
            var attainable = Add(folded, numbers.Folded, weights.Folded, scores)
                + Add(foldedPairs, numbers.FoldedPairs, weights.FoldedPairs, scores)
                + Add(marked, numbers.Marked, weights.Marked, scores)
                + Add(markedPairs, numbers.MarkedPairs, weights.MarkedPairs, scores)
                + AddConcepts(query, weights.Concepts, scores);
            foreach (var alternative in numbers.Alternatives) AddAlternative(alternative, weights, scores);
            return TopHits.Collect(scores.AsSpan(0, Count), limit, attainable);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>The idf of a folded term; <see cref="HighestIdf"/> for one no document holds.</summary>
    internal float FoldedIdf(int term) => term == Vocabulary.Unknown ? HighestIdf : folded.Idf[term];

    internal float FoldedPairIdf(int pair) => pair == Vocabulary.Unknown ? HighestIdf : foldedPairs.Idf[pair];

    internal float ConceptIdf(int concept) => concepts.Idf[concept];

    /// <summary>Adds what each term of the query is worth; returns the most a document could have got.</summary>
    private float Add(TermSpace space, int[] terms, float weight, float[] scores)
    {
        if (weight == 0) return 0;
        var attainable = 0f;
        foreach (var term in terms)
        {
            if (term == Vocabulary.Unknown)
            {
                attainable += weight * HighestIdf;
                continue;
            }

            attainable += weight * space.Idf[term];
            Add(space, term, weight, scores);
        }

        return attainable;
    }

    /// <summary>What a word may stand for besides counts where it is met, and is not missed where it is not.</summary>
    private void AddAlternative(AlternativeNumbers alternative, SpaceWeights weights, float[] scores)
    {
        Add(folded, alternative.Folded, weights.Folded * alternative.Weight, scores);
        Add(foldedPairs, alternative.FoldedPairs, weights.FoldedPairs * alternative.Weight, scores);
        Add(marked, alternative.Marked, weights.Marked * alternative.Weight, scores);
        Add(markedPairs, alternative.MarkedPairs, weights.MarkedPairs * alternative.Weight, scores);
    }

    private float AddConcepts(AnalyzedText query, float weight, float[] scores)
    {
        var attainable = 0f;
        foreach (var match in query.Concepts)
        {
            attainable += weight * concepts.Idf[match.Concept];
            Add(concepts, match.Concept, weight, scores);
        }

        return attainable;
    }

    private static void Add(TermSpace space, int term, float weight, float[] scores)
    {
        var documents = space.Documents(term);
        var impacts = space.Impacts(term);
        for (var i = 0; i < documents.Length; i++) scores[documents[i]] += weight * impacts[i];
    }
}

/// <summary>A document that answers a query.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Score">BM25F over all spaces; comparable within one query only.</param>
/// <param name="Share">0 to 1: the score as a share of the most any document could reach for this query.</param>
public readonly record struct Hit(int Document, float Score, float Share);

/// <summary>The five spaces of an index.</summary>
internal sealed record IndexSpaces(TermSpace Marked, TermSpace Folded, TermSpace MarkedPairs, TermSpace FoldedPairs, TermSpace Concepts);

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
