namespace Awareness.Language;

/// <summary>Compares what a person typed with what an author wrote, word by word.</summary>
internal static class TypedMarks
{
    /// <summary>
    /// True when a typed word is the written one with all of its marks or some left off: "ho", "hô" and "hồ" are "hồ", but "hố" is not, and marks the author did not
    /// write make another word. Of one letter nothing is left off: "ơ" is not "ở".
    /// </summary>
    public static bool Says(AnalyzedText said, int index, AnalyzedText written, int place)
    {
        var typed = said.Key(index);
        var meant = written.Key(place);
        if (typed.SequenceEqual(meant)) return true;
        var folded = said.Folded(index);
        if (!folded.SequenceEqual(written.Folded(place))) return false;
        return !said[index].IsMarked || LeavesOff(WithoutTone(typed, out var tone), WithoutTone(meant, out var meantTone), folded, tone is ' ' || tone == meantTone);
    }

    private static bool LeavesOff(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, ReadOnlySpan<char> folded, bool isToneLeftOff)
    {
        if (!isToneLeftOff || typed.Length < 2 || typed.Length != meant.Length || typed.Length != folded.Length) return false;
        for (var i = 0; i < typed.Length; i++)
        {
            if (typed[i] != meant[i] && typed[i] != folded[i]) return false;
        }

        return true;
    }

    private static ReadOnlySpan<char> WithoutTone(ReadOnlySpan<char> key, out char tone)
    {
        tone = key is [.., var last] && char.IsAsciiDigit(last) ? last : ' ';
        return tone is ' ' ? key : key[..^1];
    }
}
