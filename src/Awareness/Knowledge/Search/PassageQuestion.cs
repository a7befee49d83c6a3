using System.Numerics;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// A question prepared to be compared with many passages: its different words in up to 64 slots, so that what a piece of text covers is a bit mask.
/// </summary>
internal sealed class PassageQuestion
{
    /// <summary>Words of a longer question are left to the first ranking.</summary>
    public const int MostSlots = 64;

    /// <summary>What a word that only asks counts beside the others.</summary>
    private const float AskingWorth = 0.1f;

    private const int None = -1;

    private readonly Slot[] slots;
    private readonly float[] worths;
    private readonly Pair[] pairs;
    private readonly float[] pairWorths;
    private readonly byte[] slotsByTerm;
    private int slotCount;
    private int pairCount;

    /// <summary>Prepares a question; <paramref name="slotsByTerm"/> has a zero for every folded term and is lent until <see cref="Clear"/>.</summary>
    public PassageQuestion(SearchIndex index, AnalyzedText text, TermNumbers numbers, byte[] slotsByTerm)
    {
        this.slotsByTerm = slotsByTerm;
        var size = Math.Min(text.Count, MostSlots);
        (slots, worths, pairs, pairWorths) = (new Slot[size], new float[size], new Pair[size], new float[size]);
        Span<bool> asks = stackalloc bool[size];
        asks.Clear();
        QuestionWords.MarkAsking(text, asks);
        Denies = QuestionWords.Denies(text);
        var last = None;
        for (var i = 0; i < size; i++)
        {
            var slot = AddWord(index, text, numbers, i, asks[i]);
            if (i > 0) AddPair(last, slot, index.FoldedPairIdf(numbers.FoldedPairs[i - 1]) * (asks[i] || asks[i - 1] ? AskingWorth : 1));
            last = slot;
        }
    }

    /// <summary>True when the question denies something.</summary>
    public bool Denies { get; }

    /// <summary>What all words are worth, those no passage holds included.</summary>
    public float Total { get; private set; }

    /// <summary>What all pairs are worth.</summary>
    public float PairTotal { get; private set; }

    /// <summary>Slots of names, foreign words and numbers that some passage holds.</summary>
    public ulong Names { get; private set; }

    /// <summary>The slot of a word of a passage, or below 0: its folded term is asked for, and its marks do not speak against it.</summary>
    public int SlotOf(int folded, int marked)
    {
        var slot = slotsByTerm[folded] - 1;
        return slot != None && slots[slot].MarksMatter && slots[slot].Marked != marked ? None : slot;
    }

    /// <summary>Gives the terms' slots back as zeros.</summary>
    public void Clear()
    {
        foreach (ref readonly var slot in slots.AsSpan(0, slotCount)) slotsByTerm[slot.Folded] = 0;
    }

    /// <summary>The pair made by two slots side by side, or below 0.</summary>
    public int PairOf(int slot, int next)
    {
        var pair = slots[slot].FirstPair;
        while (pair != None && pairs[pair].Next != next) pair = pairs[pair].Other;
        return pair;
    }

    /// <summary>What the words of a slot are worth.</summary>
    public float WorthOf(int slot) => worths[slot];

    /// <summary>What a pair is worth.</summary>
    public float PairWorthOf(int pair) => pairWorths[pair];

    /// <summary>What the words of <paramref name="mask"/> are worth together.</summary>
    public float Worth(ulong mask) => Sum(mask, worths);

    /// <summary>What the pairs of <paramref name="mask"/> are worth together.</summary>
    public float PairWorth(ulong mask) => Sum(mask, pairWorths);

    private int AddWord(SearchIndex index, AnalyzedText text, TermNumbers numbers, int i, bool asks)
    {
        var (folded, marked) = (numbers.Folded[i], numbers.Marked[i]);
        var worth = index.FoldedIdf(folded) * (asks ? AskingWorth : 1);
        Total += worth;
        if (folded == Vocabulary.Unknown) return None;
        if (slotsByTerm[folded] == 0)
        {
            slots[slotCount] = new Slot(folded, marked, text[i].IsMarked && marked != Vocabulary.Unknown, None);
            if (text[i].Kind == TokenKind.Number || (!text[i].IsMarked && ForeignWords.IsForeign(text.Folded(i)))) Names |= 1UL << slotCount;
            slotsByTerm[folded] = (byte)++slotCount;
        }

        var number = slotsByTerm[folded] - 1;
        ref var slot = ref slots[number];
        if (slot.Marked != marked) slot = slot with { MarksMatter = false };
        worths[number] += worth;
        return number;
    }

    private void AddPair(int slot, int next, float worth)
    {
        PairTotal += worth;
        if (slot == None || next == None) return;
        var pair = PairOf(slot, next);
        if (pair == None)
        {
            pair = pairCount++;
            pairs[pair] = new Pair(next, slots[slot].FirstPair);
            slots[slot] = slots[slot] with { FirstPair = pair };
        }

        pairWorths[pair] += worth;
    }

    private static float Sum(ulong mask, float[] worths)
    {
        var sum = 0f;
        for (; mask != 0; mask &= mask - 1) sum += worths[BitOperations.TrailingZeroCount(mask)];
        return sum;
    }

    /// <summary>A different word of the question.</summary>
    /// <param name="Folded">Its folded term.</param>
    /// <param name="Marked">Its marked term, or unknown.</param>
    /// <param name="MarksMatter">True when the same letters with other marks are another word.</param>
    /// <param name="FirstPair">The first pair that begins with it, or none.</param>
    private readonly record struct Slot(int Folded, int Marked, bool MarksMatter, int FirstPair);

    /// <summary>Two words side by side.</summary>
    /// <param name="Next">The slot of the second word.</param>
    /// <param name="Other">Another pair that begins with the same word, or none.</param>
    private readonly record struct Pair(int Next, int Other);
}
