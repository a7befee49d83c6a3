using System.Buffers;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// A second look at the best passages of the first ranking: how much of the question stands in one sentence, how close together,
/// in the words' own order, and whether names and numbers are there.
/// </summary>
/// <param name="index">The index the first ranking comes from.</param>
/// <param name="documents">The words of its documents.</param>
internal sealed class PassageRanking(SearchIndex index, DocumentWords documents)
{
    private const int WindowWords = 25;

    /// <summary>Of what a piece of text has in common with the question, the part that words make; pairs make the rest.</summary>
    private const double WordShare = 0.6;

    private readonly int[] foldedTerms = index.Vocabulary.FoldedTerms();
    private readonly HashSet<int> denyingTerms = QuestionWords.DenyingTerms(index.Vocabulary);

    /// <summary>A row of zeros, one for each folded term, while no question uses it.</summary>
    private byte[]? spareSlots;

    /// <summary>Puts <paramref name="hits"/> into their new order, best first.</summary>
    public void Reorder(AnalyzedText query, TermNumbers numbers, Span<Hit> hits)
    {
        if (hits.Length < 2) return;
        var slots = Interlocked.Exchange(ref spareSlots, null) ?? new byte[index.Vocabulary.FoldedCount];
        var question = new PassageQuestion(index, query, numbers, slots);
        Span<double> keys = stackalloc double[hits.Length];
        for (var i = 0; i < hits.Length; i++) keys[i] = -Compare(question, hits[i].Document).Score(hits[i].Share);
        question.Clear();
        Volatile.Write(ref spareSlots, slots);
        keys.Sort(hits);
    }

    /// <summary>What a passage and a question have in common.</summary>
    public PassageMatch Compare(PassageQuestion question, int document)
    {
        var words = documents.Of(document);
        var meetings = ArrayPool<Meeting>.Shared.Rent(words.Length);
        var met = Meet(question, words, meetings);
        var found = meetings.AsSpan(0, met);
        var (all, pairs) = (0UL, 0UL);
        foreach (ref readonly var meeting in found)
        {
            all |= meeting.Word;
            pairs |= meeting.PairBit;
        }

        var match = new PassageMatch(
            Sentence(question, found, words, out var denies),
            Window(question, found),
            question.Total == 0 ? 0 : question.Worth(all) / question.Total,
            question.PairTotal == 0 ? 0 : question.PairWorth(pairs) / question.PairTotal,
            Phrase(question, found),
            question.Names == 0 ? 0 : question.Worth(all & question.Names) / question.Worth(question.Names),
            denies == question.Denies);
        ArrayPool<Meeting>.Shared.Return(meetings);
        return match;
    }

    /// <summary>Collects the words of the passage that the question asks for.</summary>
    private int Meet(PassageQuestion question, ReadOnlySpan<int> words, Meeting[] meetings)
    {
        var (met, sentence, last, lastAt) = (0, 0, -1, -2);
        for (var at = 0; at < words.Length; at++)
        {
            if (DocumentWords.StartsSentence(words[at])) sentence = at;
            var term = DocumentWords.Term(words[at]);
            var slot = question.SlotOf(foldedTerms[term], term);
            if (slot < 0) continue;
            var pair = lastAt == at - 1 && sentence < at ? question.PairOf(last, slot) : -1;
            meetings[met++] = new Meeting(at, sentence, slot, pair);
            (last, lastAt) = (slot, at);
        }

        return met;
    }

    /// <summary>The most one sentence has in common with the question, and whether that sentence denies something.</summary>
    private double Sentence(PassageQuestion question, ReadOnlySpan<Meeting> found, ReadOnlySpan<int> words, out bool denies)
    {
        var (best, bestSentence) = (0.0, -1);
        for (var i = 0; i < found.Length;)
        {
            var (sentence, mask, pairs) = (found[i].Sentence, 0UL, 0UL);
            for (; i < found.Length && found[i].Sentence == sentence; i++)
            {
                mask |= found[i].Word;
                pairs |= found[i].PairBit;
            }

            var likeness = Likeness(question, question.Worth(mask), question.PairWorth(pairs));
            if (likeness <= best) continue;
            (best, bestSentence) = (likeness, sentence);
        }

        denies = bestSentence >= 0 && Denies(words[bestSentence..]);
        return best;
    }

    private bool Denies(ReadOnlySpan<int> words)
    {
        for (var i = 0; i < words.Length && (i == 0 || !DocumentWords.StartsSentence(words[i])); i++)
        {
            if (denyingTerms.Contains(DocumentWords.Term(words[i]))) return true;
        }

        return false;
    }

    /// <summary>The most that any stretch of <see cref="WindowWords"/> words has in common with the question.</summary>
    private static double Window(PassageQuestion question, ReadOnlySpan<Meeting> found)
    {
        Span<ushort> held = stackalloc ushort[PassageQuestion.MostSlots];
        Span<ushort> heldPairs = stackalloc ushort[PassageQuestion.MostSlots];
        held.Clear();
        heldPairs.Clear();
        var (best, words, pairs, left) = (0.0, 0f, 0f, 0);
        for (var right = 0; right < found.Length; right++)
        {
            for (; found[right].At >= found[left].At + WindowWords; left++)
            {
                if (--held[found[left].Slot] == 0) words -= question.WorthOf(found[left].Slot);
                if (left + 1 < right && found[left + 1].Pair is var lost and >= 0 && --heldPairs[lost] == 0) pairs -= question.PairWorthOf(lost);
            }

            if (held[found[right].Slot]++ == 0) words += question.WorthOf(found[right].Slot);
            if (left < right && found[right].Pair is var pair and >= 0 && heldPairs[pair]++ == 0) pairs += question.PairWorthOf(pair);
            best = Math.Max(best, Likeness(question, words, pairs));
        }

        return best;
    }

    /// <summary>The longest stretch of the question that stands in the passage word for word, by what it is worth.</summary>
    private static double Phrase(PassageQuestion question, ReadOnlySpan<Meeting> found)
    {
        var (longest, current) = (0f, 0f);
        foreach (ref readonly var meeting in found)
        {
            current = meeting.Pair < 0 ? 0 : current + question.PairWorthOf(meeting.Pair);
            longest = Math.Max(longest, current);
        }

        return question.PairTotal == 0 ? 0 : longest / question.PairTotal;
    }

    private static double Likeness(PassageQuestion question, float words, float pairs)
    {
        var share = question.Total == 0 ? 0 : words / question.Total;
        return question.PairTotal == 0 ? share : (WordShare * share) + ((1 - WordShare) * pairs / question.PairTotal);
    }

    /// <summary>A word of a passage that the question asks for.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Sentence">Where its sentence begins.</param>
    /// <param name="Slot">The word.</param>
    /// <param name="Pair">The pair it makes with the word before it, or below 0.</param>
    private readonly record struct Meeting(int At, int Sentence, int Slot, int Pair)
    {
        public ulong Word => 1UL << Slot;

        public ulong PairBit => Pair < 0 ? 0 : 1UL << Pair;
    }
}

/// <summary>What a passage and a question have in common, each 0 to 1 and weighted by idf.</summary>
/// <param name="Sentence">In the best sentence, words and pairs.</param>
/// <param name="Window">In the best 25 words, words and pairs.</param>
/// <param name="Cover">Words anywhere.</param>
/// <param name="Pairs">Pairs anywhere.</param>
/// <param name="Phrase">The longest stretch word for word.</param>
/// <param name="Names">Names, foreign words and numbers anywhere.</param>
/// <param name="NegationAgrees">True when the best sentence and the question both deny something, or neither does.</param>
internal readonly record struct PassageMatch(double Sentence, double Window, double Cover, double Pairs, double Phrase, double Names, bool NegationAgrees)
{
    private const double ShareWeight = 33;
    private const double SentenceWeight = 1.4;
    private const double WindowWeight = 1.5;
    private const double CoverWeight = 1.7;
    private const double PairsWeight = 0.7;
    private const double PhraseWeight = 0.2;
    private const double NamesWeight = 3;
    private const double NegationWeight = 0.1;

    /// <summary>All together, with the share the passage reached in the first ranking: the higher the better. The weights were fitted on one half of the questions of XQuAD; the other half has the say about them.</summary>
    public double Score(double share) =>
        (ShareWeight * share) + (SentenceWeight * Sentence) + (WindowWeight * Window) + (CoverWeight * Cover) + (PairsWeight * Pairs)
        + (PhraseWeight * Phrase) + (NamesWeight * Names) + (NegationAgrees ? NegationWeight : 0);
}
