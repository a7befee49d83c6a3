using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// An immutable in-memory index over syllables and adjacent syllable pairs, each marked and folded, and over concepts.
/// Safe for any number of readers.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Scores are counted in whole numbers of which the most a document can reach is at most two to this power.</summary>
    private const int ScoreBits = 29;

    private readonly TermSpace[] spaces;
    private readonly ImpactScale impacts;

    internal SearchIndex(Lexicon lexicon, Vocabulary vocabulary, TermSpace[] spaces, ImpactScale impacts, int count)
    {
        Lexicon = lexicon;
        Vocabulary = vocabulary;
        this.spaces = spaces;
        this.impacts = impacts;
        Count = count;
        HighestIdf = TermSpace.Idf(count, 0);
    }

    /// <summary>Number of documents; their numbers run from 0.</summary>
    public int Count { get; }

    /// <summary>The lexicon documents and queries pass through.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>The idf of a term no document holds.</summary>
    public float HighestIdf { get; }

    /// <summary>Bytes that postings and pairs take, without the words themselves.</summary>
    public long Bytes => spaces.Sum(space => space.Bytes) + Vocabulary.PairBytes;

    internal Vocabulary Vocabulary { get; }

    /// <summary>
    /// The <paramref name="limit"/> best documents for <paramref name="query"/>, best first; ties by document number.
    /// </summary>
    public IReadOnlyList<Hit> Search(AnalyzedText query, int limit) => Search(query, Vocabulary.FindWithSlips(query), limit);

    /// <summary>The same for a query whose terms are numbered already.</summary>
    internal IReadOnlyList<Hit> Search(AnalyzedText query, TermNumbers numbers, int limit) => Search(QueryTerms.Of(query, numbers), limit);

    /// <summary>The same for weighted terms.</summary>
    internal Hit[] Search(QueryTerms query, int limit)
    {
        if (Count == 0 || limit <= 0) return [];
        var attainable = WorthOf(query.Wanted);
        var scale = ScaleFor(attainable + WorthOf(query.Alternatives));
        var rented = ArrayPool<TermCursor>.Shared.Rent(query.Wanted.Count + query.Alternatives.Count);
        var count = Open(query.Wanted, scale, rented, 0);
        count = Open(query.Alternatives, scale, rented, count);
        var top = new TopHits(Math.Min(limit, Count));
        MaxScore.Collect(rented.AsSpan(0, count), Count, ref top);
        ArrayPool<TermCursor>.Shared.Return(rented, clearArray: true);
        return top.Take(scale, attainable);
    }

    /// <summary>What a term of weight 1 is worth at most.</summary>
    internal float Idf(TermKind kind, int term) => term == Vocabulary.Unknown ? HighestIdf : spaces[(int)kind].Idf(term);

    /// <summary>The idf of a folded term; <see cref="HighestIdf"/> for one no document holds.</summary>
    internal float FoldedIdf(int term) => Idf(TermKind.Folded, term);

    internal float FoldedPairIdf(int pair) => Idf(TermKind.FoldedPair, pair);

    /// <summary>A cursor through the documents of a term.</summary>
    internal TermCursor Open(WeightedTerm term, float scale) => new(spaces[(int)term.Kind], term.Term, impacts, scale * term.Weight * Idf(term.Kind, term.Term));

    /// <summary>The factor that turns scores up to <paramref name="most"/> into whole numbers; a power of two, so that nothing is lost on the way back.</summary>
    internal static float ScaleFor(float most) => MathF.ScaleB(1, ScoreBits - Math.Max(0, MathF.ILogB(Math.Max(1, most)) + 1));

    /// <summary>What a document would be worth that held every term to the full.</summary>
    internal float WorthOf(IReadOnlyList<WeightedTerm> terms)
    {
        var worth = 0f;
        foreach (var term in terms) worth += term.Weight * Idf(term.Kind, term.Term);
        return worth;
    }

    private int Open(IReadOnlyList<WeightedTerm> terms, float scale, TermCursor[] cursors, int count)
    {
        foreach (var term in terms)
        {
            if (term.Term == Vocabulary.Unknown) continue;
            var cursor = Open(term, scale);
            if (cursor.Left > 0) cursors[count++] = cursor;
        }

        return count;
    }
}

/// <summary>A document that answers a query.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Score">BM25F over all spaces; comparable within one query only.</param>
/// <param name="Share">0 to 1: the score as a share of the most any document could reach for this query.</param>
public readonly record struct Hit(int Document, float Score, float Share);
