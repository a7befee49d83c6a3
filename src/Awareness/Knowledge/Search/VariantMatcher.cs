using System.Runtime.InteropServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Compares a question with the question variants of a document: idf-weighted coverage both ways and shared adjacent pairs.
/// A word that stands under a shared concept counts almost like the word itself.
/// </summary>
internal sealed class VariantMatcher(SearchIndex index)
{
    private const float ConceptCredit = 0.85f;

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

    /// <summary>How close the best variant of <paramref name="document"/> comes to the question.</summary>
    public Closeness Best(AskedQuestion question, int document)
    {
        var best = default(Closeness);
        foreach (ref readonly var variant in CollectionsMarshal.AsSpan(variants)[firstVariants[document]..firstVariants[document + 1]])
        {
            var closeness = Compare(question, in variant);
            if (closeness.Similarity > best.Similarity) best = closeness;
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

    private Closeness Compare(AskedQuestion question, ref readonly Variant variant)
    {
        question.BeginVariant();
        var covered = 0f;
        var pairs = 0f;
        var bothMarked = question.IsMarked && variant.IsMarked;
        var last = -1;
        foreach (ref readonly var word in CollectionsMarshal.AsSpan(words).Slice(variant.FirstWord, variant.WordCount))
        {
            var position = question.PositionOf(word.Folded);
            if (position >= 0)
            {
                covered += question.Cover(position, bothMarked ? word.Marked : Vocabulary.Unknown);
                if (last >= 0) pairs += question.TakePair(last, word.PairWithLast);
            }

            last = position;
        }

        foreach (var concept in CollectionsMarshal.AsSpan(concepts).Slice(variant.FirstConcept, variant.ConceptCount)) covered += question.CoverConcept(concept, ConceptCredit);

        var queryCover = question.CoveredShare();
        var pairCover = question.PairIdf == 0 ? queryCover : Math.Min(1, pairs / question.PairIdf);
        return new Closeness(queryCover, Math.Min(1, covered / variant.TotalIdf), pairCover);
    }

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
