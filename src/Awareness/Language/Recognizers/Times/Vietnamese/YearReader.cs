namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads years and the words that point from the present one: "năm 2026", "năm nay", "/2026".</summary>
internal static class YearReader
{
    private const int FirstBare = 1900;
    private const int LastBare = 2150;

    /// <summary>What counts things: "năm 100 người" has no year.</summary>
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "nguoi", "hoc", "em", "chau", "ban", "km", "xe", "tuoi", "k", "nghin", "ngan", "tr", "trieu", "ti", "dong", "d", "vnd", "met", "m", "cc", "g", "kg", "gam", "ca", "vu", "suat", "lan", "tcn", "ha", "cai", "con", "thanh", "hs", "cuoc", "don", "truong", "ho", "gia",
    };

    /// <summary>The year a date ends with, said in any way: "/2026", "năm 2026", "năm sau"; the token behind it, or <paramref name="at"/> itself and 0 when there is none.</summary>
    public static int ReadAfterDate(CueText t, int at, out int year)
    {
        year = 0;
        if (t.Joint(at) is '/' or '-' && t.IsTight(at) && Written(t, at) is var slashed && slashed > 0)
        {
            year = slashed;
            return at + 1;
        }

        if (t.IsJoined(at) && t.IsNumber(at) && t.Length(at) == 4 && t.Digits(at) is >= FirstBare and <= LastBare && !(t.IsJoined(at + 1) && t.SaysOneOf(at + 1, Counted)))
        {
            year = t.Digits(at);
            return at + 1;
        }

        var word = t.Joint(at) is CueText.Blank or ',' or '(' ? at : -1;
        var next = word < 0 ? -1 : Read(t, word, out year);
        if (next > 0) return next;
        year = 0;
        return at;
    }

    /// <summary>"năm 2026", "năm nay", "sang năm"; the token behind it, or -1.</summary>
    public static int Read(CueText t, int i, out int year)
    {
        year = t.Today.Year;
        if (t.Says(i, "sang") && !(t.Text[i].IsMarked) && t.Follows(i + 1, Cue.Year) && !t.IsNumber(i + 2) && !t.Follows(i + 2, Cue.This))
        {
            year++;
            return i + 2;
        }

        if (!t.Has(i, Cue.Year)) return -1;
        var next = ReadWords(t, i + 1, out var words);
        if (next > 0)
        {
            year = words;
            return next;
        }

        if (t.IsJoined(i + 1) && t.IsNumber(i + 1) && t.Digits(i + 1) >= 100 && t.Length(i + 1) >= 3)
        {
            year = t.Digits(i + 1);
            var isCounted = t.IsJoined(i + 2) && t.SaysOneOf(i + 2, Counted) || (t.Joint(i + 2) == CueText.Other && HasPercent(t, i + 1));
            return isCounted ? -1 : i + 2;
        }

        next = PeriodSwift.Read(t, i + 1, out var swift, isYear: true);
        year += swift;
        return next;
    }

    /// <summary>A year of four digits, or of two after a slash.</summary>
    public static int Written(CueText t, int at)
    {
        var digits = t.Digits(at);
        if (digits < 0 || (t.Joint(at + 1) == '/' && t.IsTight(at + 1))) return -1;
        return t.Length(at) switch
        {
            4 when digits > 0 => digits,
            2 when t.Joint(at) == '/' => digits < 50 ? 2000 + digits : 1900 + digits,
            _ => -1,
        };
    }

    /// <summary>"hai nghìn không trăm hai mươi sáu", "hai không hai sáu".</summary>
    private static int ReadWords(CueText t, int i, out int year)
    {
        year = 0;
        if (!t.Follows(i, Cue.Digit) || t.Value(i) is not (1 or 2) || !t.IsJoined(i + 1)) return -1;
        if (t.Says(i + 1, "nghin") || t.Says(i + 1, "ngan"))
        {
            var at = i + 2;
            if (t.IsJoined(at + 1) && t.Says(at, "khong") && t.Says(at + 1, "tram")) at += 2;
            if (t.IsJoined(at) && (t.Says(at, "linh") || t.Says(at, "le"))) at++;
            var next = t.IsJoined(at) ? t.Number(at, out var rest) : Zero(out rest);
            year = 2000 + rest;
            return t.Value(i) == 2 && rest < 100 ? next > 0 ? next : i + 2 : -1;
        }

        if (!t.Says(i + 1, "khong") || !t.Follows(i + 2, Cue.Digit) || !t.Follows(i + 3, Cue.Digit)) return -1;
        year = 2000 + t.Value(i + 2) * 10 + t.Value(i + 3);
        return i + 4;
    }

    private static int Zero(out int value)
    {
        value = 0;
        return -1;
    }

    private static bool HasPercent(CueText t, int number)
    {
        var end = t.Text.End(number);
        return end < t.Text.Source.Length && t.Text.Source[end] == '%';
    }
}
