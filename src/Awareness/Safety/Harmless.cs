namespace Awareness.Safety;

/// <summary>
/// Idioms and innocent words that contain a dangerous one ("chết cười", "cháy hàng", "Cần Thơ"): their words are taken out of the message.
/// An idiom does not hold when something longer begins within it and reaches beyond: "cháy hàng" in "cháy hàng xóm".
/// </summary>
internal sealed class Harmless(int concept, IReadOnlySet<int> signConcepts)
{
    /// <summary>Knows no idiom.</summary>
    public static Harmless None { get; } = new(-1, new HashSet<int>());

    /// <summary>Takes the words of idioms out of <paramref name="found"/>.</summary>
    public void Remove(List<WordSpan> found, int tokens)
    {
        int[]? idiomEnd = null;
        foreach (var idiom in found)
        {
            if (idiom.Concept != concept || IsBroken(idiom, found)) continue;
            idiomEnd ??= new int[tokens];
            for (var i = idiom.Start; i < idiom.End; i++) idiomEnd[i] = Math.Max(idiomEnd[i], idiom.End);
        }

        if (idiomEnd is not null) found.RemoveAll(span => Covers(idiomEnd, span));
    }

    private bool IsBroken(WordSpan idiom, List<WordSpan> found)
    {
        var low = FirstAt(found, idiom.Start + 1);
        for (var i = low; i < found.Count && found[i].Start < idiom.End; i++)
        {
            if (found[i].End > idiom.End && signConcepts.Contains(found[i].Concept)) return true;
        }

        return false;
    }

    /// <summary>A span is taken out when it lies in an idiom or is cut by one; kept when it is longer and contains it.</summary>
    private static bool Covers(int[] idiomEnd, WordSpan span)
    {
        var covered = 0;
        for (var i = span.Start; i < span.End; i++) covered += idiomEnd[i] > 0 ? 1 : 0;
        if (covered == 0) return false;
        if (covered == span.End - span.Start) return true;
        var cutsFirst = span.Start > 0 && idiomEnd[span.Start] > 0 && idiomEnd[span.Start - 1] == idiomEnd[span.Start];
        var cutsLast = idiomEnd[span.End - 1] > span.End;
        return cutsFirst || cutsLast;
    }

    private static int FirstAt(List<WordSpan> found, int token)
    {
        var low = 0;
        var high = found.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (found[middle].Start < token) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
