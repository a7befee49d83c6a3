namespace Awareness.Language.Recognizers.Sequence;

/// <summary>
/// The hotlines of three and four digits. Such digits are mostly something else ("phòng 113", "115 km"), so they count only where a word announces them,
/// where they are joined to another hotline, where the message opens by asking about them, or where they are the whole message.
/// </summary>
internal static class ShortNumbers
{
    /// <summary>A message of the number alone has at most this many words, polite ones included.</summary>
    private const int LongestLonely = 6;

    /// <summary>The hotline that group <paramref name="at"/> is, or null. <paramref name="found"/>: the numbers before it.</summary>
    public static NumberWindow? Read(AnalyzedText text, DigitChain chain, int at, List<PhoneNumberSpan>? found)
    {
        var digits = chain.Digits(at, at);
        if (!NumberingPlan.IsShort(digits) || chain[at].Length != digits.Length || !StandsAlone(text, chain, at)) return null;

        var token = text.TokenAt(chain[at].Start);
        var next = text.TokenAt(chain[at].End);
        if (PhoneCues.IsUnit(text, next)) return null;
        var cue = PhoneCues.BeforeToken(text, token, isShort: true);
        if (cue is PhoneCue.Other or PhoneCue.Place) return null;
        var isMeant = cue is PhoneCue.Phone or PhoneCue.Answerer
            || (!NumberingPlan.IsLongerShort(digits) && (cue is PhoneCue.Number || IsAlone(text, token, next) || (token == 0 && (PhoneCues.IsAskedAbout(text, next) || IsListed(text, chain[at].End))) || IsJoinedToNext(text, next)))
            || (found is [.., var before] && (before.Kind is PhoneKind.Short ? IsJoined(text, before.Start + before.Length, chain[at].Start) : token > 0 && before.Start + before.Length == text.End(Math.Max(0, token - 2)) && PhoneCues.IsJoining(text, token - 1)));
        return isMeant ? new NumberWindow(at, new PlannedNumber(digits.ToString(), PhoneKind.Short, true, false), HasPlus: false) : null;
    }

    /// <summary>No part of a longer number, a fraction, a date, a code or an address.</summary>
    private static bool StandsAlone(AnalyzedText text, DigitChain chain, int at)
    {
        if (at > 0 && !MayStandBeside(chain, at - 1, chain[at].Before)) return false;
        if (at + 1 < chain.Count && !MayStandBeside(chain, at + 1, chain[at + 1].Before)) return false;
        var source = text.Source;
        var (start, end) = (chain[at].Start, chain[at].End);
        var before = start == 0 ? ' ' : source[start - 1];
        var after = end == source.Length ? ' ' : source[end];
        if (after == '/' && end + 1 < source.Length && char.IsLetter(source[end + 1])) return false;
        if (char.IsLetter(after) || after is '%' or '@' or '_' or ':' && end + 1 < source.Length && char.IsDigit(source[end + 1])) return false;
        if (char.IsLetter(before)) return PhoneCues.Announces(text, text.TokenAt(start) - 1);
        if (before is '@' or '_' or '=' or '#' or '+' or '$' or ':' && start > 1 && char.IsDigit(source[start - 2])) return false;
        return !IsFraction(source, before, start - 2, -1) && !IsFraction(source, after, end + 1, 1);
    }

    private static bool MayStandBeside(DigitChain chain, int neighbour, Separator between)
    {
        var digits = chain.Digits(neighbour, neighbour);
        if (NumberingPlan.IsShort(digits)) return between is not Separator.Dot;
        return between is Separator.DotBlank || (between is Separator.Blank or Separator.Hyphen && digits.Length > 3 && digits[0] is '0' or '1');
    }

    /// <summary>"1/115", "113/2024": a slash with digits beyond that are no hotline.</summary>
    private static bool IsFraction(string source, char slash, int from, int step)
    {
        if (slash != '/' || from < 0 || from >= source.Length || !char.IsDigit(source[from])) return false;
        var to = from;
        while (to >= 0 && to < source.Length && char.IsDigit(source[to]) && Math.Abs(to - from) <= 4) to += step;
        return !NumberingPlan.IsShort(step > 0 ? source.AsSpan(from, to - from) : source.AsSpan(to + 1, from - to));
    }

    private static bool IsAlone(AnalyzedText text, int token, int next)
    {
        if (text.Count > LongestLonely) return false;
        for (var i = 0; i < text.Count; i++)
        {
            if ((i < token || i >= next) && !PhoneCues.IsPolite(text, i)) return false;
        }

        return true;
    }

    /// <summary>"113 và 114", with nothing that is counted behind the second.</summary>
    private static bool IsJoinedToNext(AnalyzedText text, int next) =>
        PhoneCues.IsJoining(text, next) && next + 1 < text.Count && NumberingPlan.IsShort(text.Folded(next + 1)) && text.GapBefore(next).IsWhiteSpace()
        && !PhoneCues.IsUnit(text, next + 2);

    /// <summary>"113, 114 …" at the beginning of a message.</summary>
    private static bool IsListed(AnalyzedText text, int end)
    {
        var rest = text.Source.AsSpan(end);
        var start = rest.IndexOfAnyInRange('0', '9');
        if (start is <= 0 or > 3 || rest[..start].Trim() is not [',' or '/' or '&']) return false;
        var length = rest[start..].IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = rest.Length - start;
        return NumberingPlan.IsShort(rest.Slice(start, length)) && !PhoneCues.IsUnit(text, text.TokenAt(end + start + length));
    }

    private static bool IsJoined(AnalyzedText text, int end, int start)
    {
        var between = text.Source.AsSpan(end, start - end).Trim();
        if (between.Length <= 1) return between is [] or [',' or '/' or '-' or '–' or '&'];
        var token = text.TokenAt(end);
        return text.TokenAt(start) == token + 1 && PhoneCues.IsJoining(text, token);
    }
}
