namespace Awareness.Knowledge.Search;

/// <summary>
/// Finds the known word behind a slip of one letter: one dropped, doubled, wrong or swapped. Works by deletions on both sides,
/// so a look-up costs a few dictionary reads whatever the size of the vocabulary
/// (the symmetric delete idea of W. Garbe's SymSpell, for distance one).
/// </summary>
internal sealed class Speller
{
    /// <summary>Words shorter than this have too many neighbours for a guess.</summary>
    public const int ShortestWord = 4;

    private const int None = -1;

    // Deletions are known by their hash alone: what meets by accident is sorted out when the words are compared.
    private readonly Dictionary<ulong, int> byDeletion = [];
    private readonly List<Entry> entries = [];
    private readonly string[] words;

    /// <summary>Prepares the look-up over folded terms, numbered in order.</summary>
    public Speller(IEnumerable<string> terms)
    {
        words = [.. terms];

        // From the last to the first, so that a look-up meets them in order.
        for (var number = words.Length - 1; number >= 0; number--)
        {
            var term = words[number];
            if (term.Length < ShortestWord - 1 || char.IsAsciiDigit(term[0])) continue;
            Remember(Hash(term, None), number);
            for (var i = 0; i < term.Length; i++) Remember(Hash(term, i), number);
        }
    }

    /// <summary>Numbers of the known terms one slip away from <paramref name="word"/>; empty for short words and numbers.</summary>
    public IReadOnlyList<int> Near(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestWord || char.IsAsciiDigit(word[0])) return [];
        var found = new List<int>();
        Collect(Hash(word, None), word, found);
        for (var i = 0; i < word.Length; i++) Collect(Hash(word, i), word, found);
        return found;
    }

    private void Collect(ulong deletion, ReadOnlySpan<char> typed, List<int> found)
    {
        if (!byDeletion.TryGetValue(deletion, out var entry)) return;
        for (; entry != None; entry = entries[entry].Next)
        {
            var number = entries[entry].Word;
            if (!found.Contains(number) && IsOneSlip(typed, words[number])) found.Add(number);
        }
    }

    /// <summary>Two deletions can also meet two edits apart; keep what is one letter, or one swap, away.</summary>
    private static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        var start = 0;
        while (start < typed.Length && start < word.Length && typed[start] == word[start]) start++;
        var end = 0;
        while (end < typed.Length - start && end < word.Length - start && typed[^(end + 1)] == word[^(end + 1)]) end++;
        var typedRest = typed.Slice(start, typed.Length - start - end);
        var wordRest = word.Slice(start, word.Length - start - end);
        var isOneLetter = typedRest.Length <= 1 && wordRest.Length <= 1;
        return isOneLetter || (typedRest.Length == 2 && wordRest.Length == 2 && typedRest[0] == wordRest[1] && typedRest[1] == wordRest[0]);
    }

    private void Remember(ulong deletion, int number)
    {
        entries.Add(new Entry(number, byDeletion.GetValueOrDefault(deletion, None)));
        byDeletion[deletion] = entries.Count - 1;
    }

    /// <summary>FNV-1a over the word without the letter at <paramref name="left"/>.</summary>
    private static ulong Hash(ReadOnlySpan<char> word, int left)
    {
        var hash = 14_695_981_039_346_656_037UL;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != left) hash = (hash ^ word[i]) * 1_099_511_628_211UL;
        }

        return hash;
    }

    /// <summary>A word under a deletion, and the entry after it.</summary>
    private readonly record struct Entry(int Word, int Next);
}
