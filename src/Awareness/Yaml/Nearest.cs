namespace Awareness.Yaml;

/// <summary>Finds the word an author probably meant.</summary>
internal static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>A hint with the known word nearest to <paramref name="word"/>, or null when none is near.</summary>
    public static string? Suggest(string word, IEnumerable<string> known) => Find(word, known) is { } nearest ? AuthorMessages.DidYouMean(nearest) : null;

    /// <summary>The known word that needs the fewest changes to become <paramref name="word"/>; null when it needs more than a third of it.</summary>
    private static string? Find(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word, candidate);
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Letters to insert, delete or replace to turn one word into the other.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
