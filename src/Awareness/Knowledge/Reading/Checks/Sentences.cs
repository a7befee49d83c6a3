namespace Awareness.Knowledge.Reading.Checks;

/// <summary>Cuts a line of a card into what is read in one breath: sentences, and the parts between colons and semicolons.</summary>
internal static class Sentences
{
    /// <summary>The pieces of <paramref name="line"/> in order; the number or hyphen of a list belongs to none.</summary>
    public static IEnumerable<string> Of(string line)
    {
        var start = AfterBullet(line);
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?' or '…' or ';' or ':') || (i + 1 < line.Length && line[i + 1] != ' ')) continue;
            if (i + 1 > start) yield return line[start..(i + 1)].Trim();
            start = i + 1;
            while (start < line.Length && line[start] == ' ') start++;
            i = start - 1;
        }

        if (start < line.Length) yield return line[start..].Trim();
    }

    /// <summary>Written Vietnamese parts syllables with blanks: this counts syllables, in other languages words. Signs alone count nothing.</summary>
    public static int CountWords(string text)
    {
        var count = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            foreach (var letter in text.AsSpan(range))
            {
                if (!char.IsLetterOrDigit(letter)) continue;
                count++;
                break;
            }
        }

        return count;
    }

    private static int AfterBullet(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal)) return 2;
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        return digits > 0 && line.AsSpan(digits).StartsWith(". ") ? digits + 2 : 0;
    }
}
