namespace Awareness.Knowledge.Search;

/// <summary>
/// Finds the known word behind a slip of one letter: one dropped, doubled, wrong or swapped. Works by deletions on both sides,
/// so a look-up costs a few dictionary reads whatever the size of the vocabulary
/// (the symmetric delete idea of W. Garbe's SymSpell, for distance one).
/// </summary>
internal sealed class Speller
{
    /// <summary>Words shorter than this are never guessed.</summary>
    public const int ShortestWord = 3;

    /// <summary>Words shorter than this have so many neighbours that a guess needs more than the letters.</summary>
    public const int UsualWord = 4;

    /// <summary>The keys left and right of each letter a–z on the keyboards in use here.</summary>
    private const string KeysBeside = "s vn xv sf wr dg fh gj uo hk jl k; n, bm ip o[ w es ad ry yi cb qe zc tu x/";

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
            if (term.Length is 0 or < ShortestWord - 1 || char.IsAsciiDigit(term[0])) continue;
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

    /// <summary>The known term of that number.</summary>
    public string Word(int number) => words[number];

    /// <summary>True when <paramref name="typed"/> came from <paramref name="word"/> by a slip fingers make often: two letters swapped, one struck twice, or the key beside the right one.</summary>
    public static bool IsLikely(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        var place = 0;
        while (place < typed.Length && place < word.Length && typed[place] == word[place]) place++;
        if (typed.Length == word.Length + 1) return place > 0 && typed[place - 1] == typed[Math.Min(place, typed.Length - 1)];
        if (typed.Length != word.Length || place == typed.Length) return false;
        var isSwap = place + 1 < typed.Length && typed[place] == word[place + 1] && typed[place + 1] == word[place];
        return isSwap || AreBeside(typed[place], word[place]);
    }

    private static bool AreBeside(char typed, char meant)
    {
        if (!char.IsAsciiLetterLower(meant)) return false;
        foreach (var range in KeysBeside.AsSpan().Split(' '))
        {
            if (meant-- == 'a') return KeysBeside.AsSpan()[range].Contains(typed);
        }

        return false;
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
