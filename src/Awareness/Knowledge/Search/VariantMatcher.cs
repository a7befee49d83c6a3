using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Compares a question with the question variants of a document: idf-weighted coverage both ways and shared adjacent pairs.
/// A word that stands under a shared concept counts almost like the word itself.
/// </summary>
internal sealed class VariantMatcher(SearchIndex index)
{
    /// <summary>More than the additions of an upper bound can lose by being made in another order.</summary>
    private const double Rounding = 1e-4;

    // The words of all variants lie in one row, so that comparing a document walks through memory once.
    private readonly List<VariantWord> words = [];
    private readonly List<int> concepts = [];
    private readonly List<Variant> variants = [];
    private readonly List<int> firstVariants = [0];

    /// <summary>Adds the variants of the next document; call in the order documents were added to the index.</summary>
    public void Add(IReadOnlyList<AnalyzedText> texts)
    {
        foreach (var text in texts)
        {
            if (text.Count > 0) variants.Add(Prepare(text));
        }

        firstVariants.Add(variants.Count);
    }

    /// <summary>Prepares a question once for any number of documents. Dispose to give its buffers back.</summary>
    public AskedQuestion Ask(AnalyzedText text, TermNumbers numbers) => new(index, text, numbers);

    /// <summary>
    /// How close the best variant of <paramref name="document"/> comes to the question.
    /// A document that cannot come closer than <paramref name="atLeast"/> may be given any lower closeness.
    /// </summary>
    public Closeness Best(AskedQuestion question, int document, double atLeast)
    {
        var best = default(Closeness);
        var bar = atLeast;
        foreach (ref readonly var variant in CollectionsMarshal.AsSpan(variants)[firstVariants[document]..firstVariants[document + 1]])
        {
            if (Most(question, in variant) <= bar) continue;
            var closeness = Compare(question, in variant);
            if (closeness.Similarity <= best.Similarity) continue;
            best = closeness;
            bar = Math.Max(bar, best.Similarity);
        }

        return best;
    }

    private Variant Prepare(AnalyzedText text)
    {
        var numbers = index.Vocabulary.Find(text);
        var (firstWord, firstConcept) = (words.Count, concepts.Count);
        var total = 0f;
        for (var i = 0; i < text.Count; i++)
        {
            total += index.FoldedIdf(numbers.Folded[i]);
            words.Add(new VariantWord(numbers.Folded[i], numbers.Marked[i], i == 0 ? Vocabulary.Unknown : numbers.FoldedPairs[i - 1]));
        }

        foreach (var match in text.Concepts) concepts.Add(match.Concept);
        return new Variant(firstWord, text.Count, firstConcept, text.Concepts.Count, text.MarkedShare >= AnalyzedText.MarkedTextShare, total);
    }

    /// <summary>
    /// No less than the similarity of the variant, for a fraction of the work: places covered twice count twice,
    /// and concepts are taken to cover all they can.
    /// </summary>
    private double Most(AskedQuestion question, ref readonly Variant variant)
    {
        var covered = variant.ConceptCount == 0 ? 0 : question.ConceptReach;
        var (reach, pairs) = (covered, 0f);
        var bothMarked = question.IsMarked && variant.IsMarked;
        var last = -1;
        foreach (ref readonly var word in Words(in variant))
        {
            var position = question.PositionOf(word.Folded);
            if (position >= 0)
            {
                var credit = question.Credit(position, bothMarked ? word.Marked : Vocabulary.Unknown);
                covered += credit * question.Worth(position);
                reach += credit * question.Reach(position);
                if (last >= 0) pairs += question.PairWorth(last, word.PairWithLast);
            }

            last = position;
        }

        return Of(question, in variant, question.Share(reach), covered, pairs).Similarity + Rounding;
    }

    private Closeness Compare(AskedQuestion question, ref readonly Variant variant)
    {
        question.BeginVariant();
        var covered = 0f;
        var pairs = 0f;
        var bothMarked = question.IsMarked && variant.IsMarked;
        var last = -1;
        foreach (ref readonly var word in Words(in variant))
        {
            var position = question.PositionOf(word.Folded);
            if (position >= 0)
            {
                covered += question.Cover(position, question.Credit(position, bothMarked ? word.Marked : Vocabulary.Unknown));
                if (last >= 0) pairs += question.TakePair(last, word.PairWithLast);
            }

            last = position;
        }

        foreach (var concept in CollectionsMarshal.AsSpan(concepts).Slice(variant.FirstConcept, variant.ConceptCount)) covered += question.CoverConcept(concept);

        return Of(question, in variant, question.CoveredShare(), covered, pairs);
    }

    private static Closeness Of(AskedQuestion question, ref readonly Variant variant, double queryCover, float covered, float pairs) =>
        new(queryCover, Math.Min(1, covered / variant.TotalIdf), question.PairIdf == 0 ? queryCover : Math.Min(1, pairs / question.PairIdf));

    private ReadOnlySpan<VariantWord> Words(ref readonly Variant variant) => CollectionsMarshal.AsSpan(words).Slice(variant.FirstWord, variant.WordCount);

    private readonly record struct VariantWord(int Folded, int Marked, int PairWithLast);

    private readonly record struct Variant(int FirstWord, int WordCount, int FirstConcept, int ConceptCount, bool IsMarked, float TotalIdf);
}

/// <summary>How close a question and a variant are; each share is 0 to 1 and weighted by idf.</summary>
/// <param name="Query">Share of the question that the variant covers.</param>
/// <param name="Variant">Share of the variant that the question covers.</param>
/// <param name="Pairs">Share of the question's adjacent pairs that stand in the variant too.</param>
public readonly record struct Closeness(double Query, double Variant, double Pairs)
{
    private const double QueryWeight = 0.44;
    private const double VariantWeight = 0.43;
    private const double PairWeight = 0.13;

    /// <summary>0 to 1: the three together.</summary>
    public double Similarity => (QueryWeight * Query) + (VariantWeight * Variant) + (PairWeight * Pairs);
}
