using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// Compares a question with the question variants of a document: idf-weighted coverage both ways and shared adjacent pairs.
/// A word that stands under a shared concept counts almost like the word itself.
/// </summary>
internal sealed class VariantMatcher(SearchIndex index)
{
    private const float ConceptCredit = 0.85f;

    /// <summary>The same letters with other marks are another word: "phạt" is not "phát".</summary>
    private const float OtherMarksCredit = 0.15f;

    /// <summary>Marks left out, or marks that make no known word, are a slip.</summary>
    private const float SlipCredit = 0.8f;

    private readonly List<Variant[]> variants = [];

    /// <summary>Adds the variants of the next document; call in the order documents were added to the index.</summary>
    public void Add(IReadOnlyList<AnalyzedText> texts) => variants.Add([.. texts.Where(static text => text.Count > 0).Select(Prepare)]);

    /// <summary>Prepares a question once for any number of documents. Dispose to give its buffers back.</summary>
    public Question Ask(AnalyzedText text) => new(index, text);

    /// <summary>How close the best variant of <paramref name="document"/> comes to the question.</summary>
    public Closeness Best(Question question, int document)
    {
        var best = default(Closeness);
        foreach (var variant in variants[document])
        {
            var closeness = Compare(question, variant);
            if (closeness.Similarity > best.Similarity) best = closeness;
        }

        return best;
    }

    private Variant Prepare(AnalyzedText text)
    {
        var numbers = index.Vocabulary.Find(text);
        var total = 0f;
        foreach (var term in numbers.Folded) total += index.FoldedIdf(term);
        return new Variant(numbers, text.MarkedShare, total, text.Concepts);
    }

    private static Closeness Compare(Question question, Variant variant)
    {
        question.BeginVariant();
        var variantCovered = 0f;
        var bothMarked = !question.Text.IsUnmarked && variant.MarkedShare >= AnalyzedText.MarkedTextShare;
        for (var i = 0; i < variant.Numbers.Folded.Length; i++)
        {
            var folded = variant.Numbers.Folded[i];
            var position = question.PositionOf(folded);
            if (position < 0) continue;
            var credit = bothMarked ? question.MarkCredit(position, variant.Numbers.Marked[i]) : 1f;
            question.Cover(folded, credit);
            variantCovered += credit * question.Idf[position];
        }

        foreach (var concept in variant.Concepts) variantCovered += question.CoverConcept(concept.Concept, ConceptCredit);

        var queryCover = question.CoveredShare();
        var variantCover = Math.Min(1, variantCovered / variant.TotalIdf);
        return new Closeness(queryCover, variantCover, PairCover(question, variant));
    }

    private static double PairCover(Question question, Variant variant)
    {
        if (question.PairIdf == 0) return question.CoveredShare();
        var shared = 0f;
        foreach (var pair in variant.Numbers.FoldedPairs) shared += question.TakePair(pair);
        return Math.Min(1, shared / question.PairIdf);
    }

    private sealed record Variant(TermNumbers Numbers, double MarkedShare, float TotalIdf, IReadOnlyList<ConceptMatch> Concepts);

    /// <summary>A question prepared for comparison: where each term stands and what it is worth.</summary>
    internal sealed class Question : IDisposable
    {
        private readonly SearchIndex index;
        private readonly int[] positions;
        private readonly float[] credits;
        private readonly float total;
        private readonly Dictionary<int, float> pairs = [];
        private readonly HashSet<int> takenPairs = [];

        public Question(SearchIndex index, AnalyzedText text)
        {
            this.index = index;
            Text = text;
            Numbers = index.Vocabulary.FindWithSlips(text);
            Idf = new float[text.Count];
            credits = new float[text.Count];
            positions = ArrayPool<int>.Shared.Rent(index.Vocabulary.FoldedCount);
            Array.Clear(positions, 0, index.Vocabulary.FoldedCount);
            for (var i = text.Count - 1; i >= 0; i--)
            {
                var term = Numbers.Folded[i];
                Idf[i] = index.FoldedIdf(term);
                total += Idf[i];
                if (term != Vocabulary.Unknown) positions[term] = i + 1;
            }

            foreach (var pair in Numbers.FoldedPairs)
            {
                var worth = index.FoldedPairIdf(pair);
                PairIdf += worth;
                if (pair != Vocabulary.Unknown) pairs[pair] = worth;
            }
        }

        public AnalyzedText Text { get; }

        public TermNumbers Numbers { get; }

        public float[] Idf { get; }

        public float PairIdf { get; }

        public int PositionOf(int term) => term == Vocabulary.Unknown ? -1 : positions[term] - 1;

        /// <summary>How much a word with the same letters counts: fully when the marks agree too.</summary>
        public float MarkCredit(int position, int marked)
        {
            if (Numbers.Marked[position] == marked) return 1;
            return Numbers.Marked[position] == Vocabulary.Unknown || !Text[position].IsMarked ? SlipCredit : OtherMarksCredit;
        }

        public void BeginVariant()
        {
            Array.Clear(credits);
            takenPairs.Clear();
        }

        /// <summary>Marks every place of the term as covered.</summary>
        public void Cover(int term, float credit)
        {
            for (var i = PositionOf(term); i < Numbers.Folded.Length; i++)
            {
                if (Numbers.Folded[i] == term) credits[i] = Math.Max(credits[i], credit);
            }
        }

        /// <summary>Marks the words under a concept as covered; returns what they are worth beyond what was covered.</summary>
        public float CoverConcept(int concept, float credit)
        {
            var gained = 0f;
            foreach (var match in Text.Concepts)
            {
                if (match.Concept != concept) continue;
                for (var i = match.Start; i < match.Start + match.Length; i++)
                {
                    if (credits[i] >= credit) continue;
                    gained += (credit - credits[i]) * Idf[i];
                    credits[i] = credit;
                }
            }

            return gained;
        }

        public float TakePair(int pair) => pair != Vocabulary.Unknown && pairs.TryGetValue(pair, out var worth) && takenPairs.Add(pair) ? worth : 0;

        /// <summary>0 to 1: idf-weighted share of the question that is covered.</summary>
        public double CoveredShare()
        {
            var covered = 0f;
            for (var i = 0; i < credits.Length; i++) covered += credits[i] * Idf[i];
            return total == 0 ? 0 : covered / total;
        }

        public void Dispose() => ArrayPool<int>.Shared.Return(positions);
    }
}

/// <summary>How close a question and a variant are; each share is 0 to 1 and weighted by idf.</summary>
/// <param name="Query">Share of the question that the variant covers.</param>
/// <param name="Variant">Share of the variant that the question covers.</param>
/// <param name="Pairs">Share of the question's adjacent pairs that stand in the variant too.</param>
public readonly record struct Closeness(double Query, double Variant, double Pairs)
{
    private const double QueryWeight = 0.50;
    private const double VariantWeight = 0.30;
    private const double PairWeight = 0.20;

    /// <summary>0 to 1: the three together.</summary>
    public double Similarity => (QueryWeight * Query) + (VariantWeight * Variant) + (PairWeight * Pairs);
}
