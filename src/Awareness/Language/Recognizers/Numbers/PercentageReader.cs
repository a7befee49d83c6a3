namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Finds percentages: "50%", "0,5 %", "năm mươi phần trăm", "trăm phần trăm", "một nửa phần trăm".</summary>
public static class PercentageReader
{
    /// <summary>The percentages of <paramref name="text"/> by position, without overlap.</summary>
    public static IReadOnlyList<PercentageSpan> Find(AnalyzedText text)
    {
        if (!MayHold(text)) return [];
        List<PercentageSpan>? found = null;
        for (var i = 0; i < text.Count;)
        {
            if (TryReadWhole(text, i, out var whole))
            {
                (found ??= []).Add(whole);
                i += 3;
                continue;
            }

            if (!NumberReader.TryRead(text, i, out var number))
            {
                i++;
                continue;
            }

            var start = NumberReader.StartOf(text, number);
            var end = EndOfSign(text, number.Last);
            if (end < 0) end = EndOfWords(text, number.Last + 1);
            i = number.Last + 1;
            if (end > 0 && !DigitContext.IsInAddress(text, number.First)) (found ??= []).Add(new PercentageSpan(number.Value, start, end));
        }

        return found ?? (IReadOnlyList<PercentageSpan>)[];
    }

    /// <summary>False for most texts: without a sign and without "phần" no number needs to be read.</summary>
    private static bool MayHold(AnalyzedText text)
    {
        if (text.Source.AsSpan().IndexOfAny('%', '％') >= 0) return true;
        for (var i = 1; i < text.Count; i++)
        {
            if (text.Folded(i) is ['p', ..] && NumberWords.Next(text, i).Part is NumberPart.Part) return true;
        }

        return false;
    }

    /// <summary>Where the sign behind token <paramref name="last"/> ends, with at most one blank before it; below zero when there is none.</summary>
    private static int EndOfSign(AnalyzedText text, int last)
    {
        var at = text.End(last);
        if (at < text.Source.Length && text.Source[at] is ' ' or '\u00A0') at++;
        return at < text.Source.Length && text.Source[at] is '%' or '％' && !(at + 1 < text.Source.Length && char.IsLetterOrDigit(text.Source[at + 1])) ? at + 1 : -1;
    }

    /// <summary>Where "phần trăm" ends that begins at token <paramref name="at"/>; below zero when it does not.</summary>
    private static int EndOfWords(AnalyzedText text, int at) =>
        NumberWords.Next(text, at).Part is NumberPart.Part && NumberWords.Next(text, at + 1).Part is NumberPart.Hundred ? text.End(at + 1) : -1;

    /// <summary>"trăm phần trăm" is all of it.</summary>
    private static bool TryReadWhole(AnalyzedText text, int at, out PercentageSpan whole)
    {
        whole = default;
        var end = NumberWords.At(text, at).Part is NumberPart.Hundred ? EndOfWords(text, at + 1) : -1;
        if (end < 0) return false;
        whole = new PercentageSpan(100, text[at].Start, end);
        return true;
    }
}
