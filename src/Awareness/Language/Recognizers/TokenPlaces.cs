namespace Awareness.Language.Recognizers;

/// <summary>From places in the source to tokens.</summary>
internal static class TokenPlaces
{
    /// <summary>The token that holds <paramref name="position"/> of the source, or the first behind it; the number of tokens when there is none.</summary>
    public static int TokenAt(this AnalyzedText text, int position)
    {
        var (low, high) = (0, text.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.End(middle) <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
