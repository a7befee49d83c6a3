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

    private readonly Dictionary<string, List<int>> byDeletion = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    /// <summary>Prepares the look-up over folded terms, numbered in order.</summary>
    public Speller(IEnumerable<string> terms)
    {
        foreach (var term in terms)
        {
            var number = words.Count;
            words.Add(term);
            if (term.Length < ShortestWord - 1 || char.IsAsciiDigit(term[0])) continue;
            Remember(term, number);
            for (var i = 0; i < term.Length; i++) Remember(term.Remove(i, 1), number);
        }
    }

    /// <summary>Numbers of the known terms one slip away from <paramref name="word"/>; empty for short words and numbers.</summary>
    public IReadOnlyList<int> Near(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestWord || char.IsAsciiDigit(word[0])) return [];
        var found = new List<int>();
        var typed = word.ToString();
        Collect(typed, typed, found);
        for (var i = 0; i < typed.Length; i++) Collect(typed.Remove(i, 1), typed, found);
        return found;
    }

    private void Collect(string deletion, string typed, List<int> found)
    {
        if (!byDeletion.TryGetValue(deletion, out var numbers)) return;
        foreach (var number in numbers)
        {
            if (!found.Contains(number) && IsOneSlip(typed, words[number])) found.Add(number);
        }
    }

    /// <summary>Two deletions can also meet two edits apart; keep what is one letter, or one swap, away.</summary>
    private static bool IsOneSlip(string typed, string word)
    {
        var start = 0;
        while (start < typed.Length && start < word.Length && typed[start] == word[start]) start++;
        var end = 0;
        while (end < typed.Length - start && end < word.Length - start && typed[^(end + 1)] == word[^(end + 1)]) end++;
        var typedRest = typed.AsSpan(start, typed.Length - start - end);
        var wordRest = word.AsSpan(start, word.Length - start - end);
        var isOneLetter = typedRest.Length <= 1 && wordRest.Length <= 1;
        return isOneLetter || (typedRest.Length == 2 && wordRest.Length == 2 && typedRest[0] == wordRest[1] && typedRest[1] == wordRest[0]);
    }

    private void Remember(string deletion, int number)
    {
        if (byDeletion.TryGetValue(deletion, out var numbers)) numbers.Add(number);
        else byDeletion[deletion] = [number];
    }
}
