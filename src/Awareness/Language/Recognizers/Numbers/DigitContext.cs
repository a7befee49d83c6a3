namespace Awareness.Language.Recognizers.Numbers;

/// <summary>Tells digits that are a number from digits of a date, a time, a telephone number, an address or a code.</summary>
internal static class DigitContext
{
    private const int ShortestPhone = 8;
    private const int LongestChain = 6;
    private const int LongestAddress = 100;

    private static readonly WordSet BeforeName = new("thứ");

    /// <summary>True when the digits of <paramref name="number"/> are a number by themselves.</summary>
    public static bool IsNumber(AnalyzedText text, NumberSpan number)
    {
        var (first, last) = (number.First, number.Last);
        if (IsGluedToLetters(text, first, last) || IsPhone(text, number)) return false;
        if (BeforeName.Contains(text, first - 1) && text.IsNextTo(first)) return false;
        if (IsPartOfDate(text, number)) return false;
        return !IsChain(text, first, last) && !IsInAddress(text, first);
    }

    /// <summary>True for digits that stand beside "/" or ":" and other digits.</summary>
    public static bool IsPartOfDate(AnalyzedText text, NumberSpan number) =>
        !number.IsWords && (JoinsLeft(text, number.First) || (number.Last + 1 < text.Count && JoinsRight(text, number.Last)));

    private static bool IsGluedToLetters(AnalyzedText text, int first, int last) =>
        (first > 0 && text.IsGlued(first)) || (last + 1 < text.Count && text.IsGlued(last + 1));

    /// <summary>"15/7", "8:30", "168/2024".</summary>
    private static bool JoinsLeft(AnalyzedText text, int first) =>
        first > 0 && text[first - 1].Kind == TokenKind.Number && text.GapBefore(first) is "/" or ":" or "\u2044";

    private static bool JoinsRight(AnalyzedText text, int last) =>
        text[last].Kind == TokenKind.Number && text[last + 1].Kind == TokenKind.Number && text.GapBefore(last + 1) is "/" or ":" or "\u2044";

    /// <summary>Digits in three or more parts joined by hyphens or dots: "15-7-2026", "0912-345-678".</summary>
    private static bool IsChain(AnalyzedText text, int first, int last)
    {
        var parts = 1;
        for (var i = first; i > 0 && parts <= LongestChain && IsHyphenated(text, i); i--) parts++;
        for (var i = last + 1; i < text.Count && parts <= LongestChain && IsHyphenated(text, i); i++) parts++;
        return parts > 2;
    }

    private static bool IsHyphenated(AnalyzedText text, int index) =>
        text[index - 1].Kind == TokenKind.Number && text[index].Kind == TokenKind.Number && text.GapBefore(index) is "-" or ".";

    /// <summary>A row of digits that begins with 0 or +84 and has at least eight digits, in one piece or several.</summary>
    private static bool IsPhone(AnalyzedText text, NumberSpan number)
    {
        var head = number.First;
        while (head > 0 && number.First - head < LongestChain && IsPhonePart(text, head)) head--;
        if (head > 0 && text.GapBefore(head) is [.., '+']) return true;
        if (head == 0 && text.Source.AsSpan(0, text[0].Start) is [.., '+']) return true;
        if (text.Source[text[head].Start] is not '0') return false;
        var digits = 0;
        for (var i = head; i < text.Count && i - head < LongestChain && (i == head || IsPhonePart(text, i)); i++) digits += text[i].Length;
        return digits >= ShortestPhone;
    }

    private static bool IsPhonePart(AnalyzedText text, int index) =>
        text[index - 1].Kind == TokenKind.Number && text[index].Kind == TokenKind.Number && text.GapBefore(index) is " " or "." or "-" or ". " or " - ";

    /// <summary>True inside a web or mail address.</summary>
    public static bool IsInAddress(AnalyzedText text, int first)
    {
        var start = text[first].Start;
        if (start == 0 || text.Source[start - 1] is not ('/' or '=' or '?' or '&' or '-' or '_' or '%' or '.' or '@' or '#' or '+' or '~')) return false;
        var from = start;
        while (from > 0 && start - from < LongestAddress && !char.IsWhiteSpace(text.Source[from - 1])) from--;
        var before = text.Source.AsSpan(from, start - from);
        return before.Contains("://", StringComparison.Ordinal) || before.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || before.Contains('@') || before is [.., '#'] || before is [.., '_'];
    }
}
