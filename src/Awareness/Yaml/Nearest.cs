namespace Awareness.Yaml;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>"có phải …?" with the known word nearest to <paramref name="word"/>, or null when none is near.</summary>
    public static string? Suggest(string word, IEnumerable<string> known) => Find(word, known) is { } nearest ? FileMessages.DidYouMean(nearest) : null;

    /// <summary>The known word that needs the fewest changes to become <paramref name="word"/>; null when it needs more than a third of it.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (IsPartOf(candidate, word)) return candidate;
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word, candidate);
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>True when the author left out the family in front of an id, or the end of it.</summary>
    private static bool IsPartOf(string id, string word) =>
        id.EndsWith($".{word}", StringComparison.Ordinal) || id.EndsWith($"/{word}", StringComparison.Ordinal) || id.StartsWith($"{word}-", StringComparison.Ordinal);

    /// <summary>Changes (insert, delete, replace, swap neighbours) that turn one word into the other.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            previous.CopyTo(before);
            current.CopyTo(previous);
        }

        return previous[right.Length];
    }
}
