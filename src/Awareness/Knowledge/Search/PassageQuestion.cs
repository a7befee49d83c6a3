using System.Numerics;
using System.Runtime.CompilerServices;
using Awareness.Language;

namespace Awareness.Knowledge.Search;

/// <summary>
/// A question prepared to be compared with many passages: its different words in up to 64 slots, so that what a piece of text covers is a bit mask.
/// </summary>
internal sealed class PassageQuestion
{
    /// <summary>Words of a longer question are left to the first ranking.</summary>
    private const int MostSlots = 64;

    /// <summary>What a word that only asks counts beside the others.</summary>
    private const float AskingWorth = 0.1f;

    private const int TableSize = 4 * MostSlots;

    private readonly float[] worths = new float[MostSlots];
    private readonly float[] pairWorths = new float[MostSlots];
    private readonly int[] markedTerms = new int[MostSlots];
    private readonly bool[] marksMatter = new bool[MostSlots];
    private readonly byte[] pairs = new byte[MostSlots * MostSlots];
    private readonly int[] tableTerms = new int[TableSize];
    private readonly byte[] tableSlots = new byte[TableSize];
    private int slots;
    private int pairCount;

    public PassageQuestion(SearchIndex index, AnalyzedText text, TermNumbers numbers)
    {
        Array.Fill(tableTerms, Vocabulary.Unknown);
        Span<bool> asks = stackalloc bool[Math.Min(text.Count, MostSlots)];
        asks.Clear();
        QuestionWords.MarkAsking(text, asks);
        Denies = QuestionWords.Denies(text);
        var last = -1;
        for (var i = 0; i < asks.Length; i++)
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
        for (var at = Hash(folded); tableTerms[at] != Vocabulary.Unknown; at = (at + 1) % TableSize)
        {
            if (tableTerms[at] != folded) continue;
            var slot = tableSlots[at];
            return marksMatter[slot] && markedTerms[slot] != marked ? -1 : slot;
        }

        return -1;
    }

    /// <summary>The pair made by two slots side by side, or below 0.</summary>
    public int PairOf(int slot, int next) => pairs[(slot * MostSlots) + next] - 1;

    /// <summary>What the slot's word is worth.</summary>
    public float WorthOf(int slot) => worths[slot];

    /// <summary>What the words of <paramref name="mask"/> are worth together.</summary>
    public float Worth(ulong mask) => Sum(mask, worths);

    /// <summary>What the pairs of <paramref name="mask"/> are worth together.</summary>
    public float PairWorth(ulong mask) => Sum(mask, pairWorths);

    private int AddWord(SearchIndex index, AnalyzedText text, TermNumbers numbers, int i, bool asks)
    {
        var folded = numbers.Folded[i];
        var worth = index.FoldedIdf(folded) * (asks ? AskingWorth : 1);
        Total += worth;
        if (folded == Vocabulary.Unknown) return -1;
        var at = Hash(folded);
        while (tableTerms[at] != Vocabulary.Unknown && tableTerms[at] != folded) at = (at + 1) % TableSize;
        if (tableTerms[at] == Vocabulary.Unknown)
        {
            (tableTerms[at], tableSlots[at]) = (folded, (byte)slots);
            markedTerms[slots] = numbers.Marked[i];
            marksMatter[slots] = text[i].IsMarked && numbers.Marked[i] != Vocabulary.Unknown;
            if (text[i].Kind == TokenKind.Number || (!text[i].IsMarked && ForeignWords.IsForeign(text.Folded(i)))) Names |= 1UL << slots;
            slots++;
        }

        var slot = tableSlots[at];
        worths[slot] += worth;
        if (markedTerms[slot] != numbers.Marked[i]) marksMatter[slot] = false;
        return slot;
    }

    private void AddPair(int slot, int next, float worth)
    {
        PairTotal += worth;
        if (slot < 0 || next < 0) return;
        ref var pair = ref pairs[(slot * MostSlots) + next];
        if (pair == 0) pair = (byte)++pairCount;
        pairWorths[pair - 1] += worth;
    }

    private static int Hash(int term) => (int)((uint)term * 2_654_435_769u >> 24) % TableSize;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(ulong mask, float[] worths)
    {
        var sum = 0f;
        for (; mask != 0; mask &= mask - 1) sum += worths[BitOperations.TrailingZeroCount(mask)];
        return sum;
    }
}
