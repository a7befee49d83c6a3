using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>The scale a number was written in.</summary>
internal static class NumberScale
{
    /// <summary>1,000 for "500k", 1,000,000 for "2 triệu rưỡi", 1 when there is none.</summary>
    public static double Of(AnalyzedText text, NumberSpan number)
    {
        var scale = 1.0;
        for (var i = number.First; i <= number.Last; i++)
        {
            if (NumberWords.At(text, i) is { Part: NumberPart.Scale, Value: var value }) scale *= value;
            else if (scale > 1) return scale;
        }

        return scale;
    }
}
