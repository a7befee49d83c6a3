namespace Awareness.Safety;

/// <summary>A doubtful word is settled by a certain phrase around it: in "chay mau" (chảy máu), "chay" is not "cháy".</summary>
internal static class Settled
{
    /// <summary>Takes doubtful readings out of <paramref name="found"/> where a longer, certain one covers them.</summary>
    public static void Keep(List<WordSpan> found, int tokens)
    {
        if (!found.Exists(span => span.Doubt > 0)) return;
        // For each token, where the certain phrase that begins at or before it and reaches furthest ends.
        var reach = new int[tokens];
        foreach (var span in found)
        {
            if (span.Doubt == 0 && span.End - span.Start > 1) reach[span.Start] = Math.Max(reach[span.Start], span.End);
        }

        for (var i = 1; i < tokens; i++) reach[i] = Math.Max(reach[i], reach[i - 1]);
        found.RemoveAll(span => span.Doubt > 0 && reach[span.Start] >= span.End);
    }
}
