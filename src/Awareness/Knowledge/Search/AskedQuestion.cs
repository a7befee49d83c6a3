using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>A question prepared for comparison with many variants: where each term stands, what it is worth, and how much of it is covered.</summary>
internal sealed class AskedQuestion : IDisposable
{
    /// <summary>The same letters with other marks are another word: "phạt" is not "phát".</summary>
    private const float OtherMarksCredit = 0.15f;

    /// <summary>Marks left out, or marks that make no known word, are a slip.</summary>
    private const float SlipCredit = 0.8f;

    private const float ConceptCredit = 0.85f;

    private const int Nowhere = -1;

    private readonly AnalyzedText text;
    private readonly TermNumbers numbers;
    private readonly float total;
    private readonly float[] idf;
    private readonly float[] pairIdf;

    /// <summary>By place: what this place and all further places of the same term are worth.</summary>
    private readonly float[] reach;

    /// <summary>By term: the first place it stands at, plus one.</summary>
    private readonly int[] positions;

    /// <summary>By place: the next place of the same term.</summary>
    private readonly int[] next;

    // Written anew for every variant.
    private readonly float[] credits;
    private readonly bool[] takenPairs;

    public AskedQuestion(SearchIndex index, AnalyzedText text, TermNumbers numbers)
    {
        this.text = text;
        this.numbers = numbers;
        IsMarked = !text.IsUnmarked;
        (idf, reach, credits, next) = (new float[text.Count], new float[text.Count], new float[text.Count], new int[text.Count]);
        (pairIdf, takenPairs) = (new float[numbers.FoldedPairs.Length], new bool[numbers.FoldedPairs.Length]);
        positions = ArrayPool<int>.Shared.Rent(index.Vocabulary.FoldedCount);
        Array.Clear(positions, 0, index.Vocabulary.FoldedCount);
        for (var i = text.Count - 1; i >= 0; i--)
        {
            var term = numbers.Folded[i];
            idf[i] = index.FoldedIdf(term);
            total += idf[i];
            next[i] = term == Vocabulary.Unknown ? Nowhere : positions[term] - 1;
            reach[i] = idf[i] + (next[i] == Nowhere ? 0 : reach[next[i]]);
            if (term != Vocabulary.Unknown) positions[term] = i + 1;
        }

        for (var i = 0; i < pairIdf.Length; i++)
        {
            pairIdf[i] = index.FoldedPairIdf(numbers.FoldedPairs[i]);
            PairIdf += pairIdf[i];
        }

        for (var number = 0; number < text.Concepts.Count; number++)
        {
            var match = text.Concepts[number];
            foreach (var worth in idf.AsSpan(match.Start, match.Length)) ConceptReach += ConceptCredit * worth;
        }
    }

    /// <summary>True when the marks of its words are meant.</summary>
    public bool IsMarked { get; }

    /// <summary>What all its pairs are worth together.</summary>
    public float PairIdf { get; }

    /// <summary>The most that concepts can cover.</summary>
    public float ConceptReach { get; }

    /// <summary>The first place of a term, or below 0.</summary>
    public int PositionOf(int term) => positions[term] - 1;

    /// <summary>Forgets what the last variant covered.</summary>
    public void BeginVariant()
    {
        Array.Clear(credits);
        Array.Clear(takenPairs);
    }

    /// <summary>What the term at <paramref name="position"/> is worth.</summary>
    public float Worth(int position) => idf[position];

    /// <summary>What all places of the term are worth whose first is <paramref name="position"/>.</summary>
    public float Reach(int position) => reach[position];

    /// <summary>
    /// How much a word with the same letters counts: fully when the marks agree too.
    /// <paramref name="marked"/> is the word with its marks, or <see cref="Vocabulary.Unknown"/> when marks do not matter.
    /// </summary>
    public float Credit(int position, int marked)
    {
        if (marked == Vocabulary.Unknown || numbers.Marked[position] == marked) return 1;
        return numbers.Marked[position] == Vocabulary.Unknown || !text[position].IsMarked ? SlipCredit : OtherMarksCredit;
    }

    /// <summary>Marks every place of the term whose first is <paramref name="position"/> as covered; returns what that is worth to the variant.</summary>
    public float Cover(int position, float credit)
    {
        for (var place = position; place >= 0; place = next[place]) credits[place] = Math.Max(credits[place], credit);
        return credit * idf[position];
    }

    /// <summary>Marks the words under a concept as covered; returns what they are worth beyond what was covered.</summary>
    public float CoverConcept(int concept)
    {
        var gained = 0f;
        for (var number = 0; number < text.Concepts.Count; number++)
        {
            var match = text.Concepts[number];
            if (match.Concept != concept) continue;
            for (var i = match.Start; i < match.Start + match.Length; i++)
            {
                if (credits[i] >= ConceptCredit) continue;
                gained += (ConceptCredit - credits[i]) * idf[i];
                credits[i] = ConceptCredit;
            }
        }

        return gained;
    }

    /// <summary>What a pair of the variant is worth whose first word stands at <paramref name="position"/> first.</summary>
    public float PairWorth(int position, int pair) => PlaceOfPair(position, pair) is var place and not Nowhere ? pairIdf[place] : 0;

    /// <summary>The same, but once for a variant.</summary>
    public float TakePair(int position, int pair)
    {
        var place = PlaceOfPair(position, pair);
        if (place == Nowhere || takenPairs[place]) return 0;
        takenPairs[place] = true;
        return pairIdf[place];
    }

    /// <summary>0 to 1: idf-weighted share of the question that is covered.</summary>
    public double CoveredShare()
    {
        var covered = 0f;
        for (var i = 0; i < credits.Length; i++) covered += credits[i] * idf[i];
        return Share(covered);
    }

    /// <summary>0 to 1: <paramref name="covered"/> as a share of all the question is worth.</summary>
    public double Share(float covered) => total == 0 ? 0 : covered / total;

    public void Dispose() => ArrayPool<int>.Shared.Return(positions);

    private int PlaceOfPair(int position, int pair)
    {
        for (var place = position; place >= 0; place = next[place])
        {
            if (place < pairIdf.Length && numbers.FoldedPairs[place] == pair) return place;
        }

        return Nowhere;
    }
}
