namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// Finds the Vietnamese numbers of a free text and leaves out what only looks like one: dates, times, telephone numbers and codes among the digits;
/// fathers ("ba"), years ("năm"), ripe fruit ("chín") and the like among the words.
/// </summary>
public static class NumberFinder
{
    /// <summary>The numbers of <paramref name="text"/> by position, without overlap.</summary>
    public static IReadOnlyList<NumberSpan> Find(AnalyzedText text)
    {
        List<NumberSpan>? found = null;
        for (var i = 0; i < text.Count;)
        {
            if (!NumberReader.TryRead(text, i, out var number))
            {
                i++;
                continue;
            }

            if (number.IsWords ? NumberContext.IsNumber(text, number) : DigitContext.IsNumber(text, number)) (found ??= []).Add(number);
            i = number.Last + 1;
        }

        return found ?? (IReadOnlyList<NumberSpan>)[];
    }
}
