namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads periods of the calendar: weeks, months, quarters, seasons, school years and years, and their beginning, middle and end.</summary>
internal static class PeriodReader
{
    /// <summary>What is counted behind "tháng 3" and "năm 5": three times a month is no March.</summary>
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal) { "lan", "trieu", "nghin", "ngan", "ti", "k", "tr", "buoi", "cu", "dong", "tuoi", "ngay", "tuan", "tieng", "nguoi", "vu", "h", "km", "lit", "cuoi", "dau" };

    /// <summary>Words before "trước" and "sau" that speak of no certain period: "những năm trước".</summary>
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal) { "cac", "nhung", "moi", "hang", "may", "vai", "nhieu", "bao", "tung", "trieu", "nghin", "ngan", "ti", "tram", "chuc" };

    /// <summary>What unmarked "nam" ends: Việt Nam, Quảng Nam, miền Nam.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "viet", "ha", "quang", "mien", "phia", "dong", "tay", "dai", "sinh", "ban", "be", "em", "trai", "phuong", "gioi" };

    private static readonly HashSet<string> SchoolYears = new(StringComparer.Ordinal) { "hoc", "khoa" };

    /// <summary>A period at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i) => t.Periods.Read(t, i);

    /// <summary>The same, read afresh.</summary>
    public static Temporal? ReadNew(CueText t, int i)
    {
        if (t.Has(i, Cue.Half) && t.Follows(i + 1, Cue.Early | Cue.Late) && t.IsJoined(i + 2)) return Section(t, i + 1)?.From(i);
        if (t.Has(i, Cue.Early | Cue.Middle | Cue.Late) && t.IsJoined(i + 1)) return Section(t, i);
        return Whole(t, i);
    }

    private static Temporal? Whole(CueText t, int i)
    {
        if (IsVague(t, i)) return null;
        return Week(t, i) ?? Month(t, i) ?? SchoolYear(t, i) ?? Year(t, i) ?? Quarter(t, i) ?? SeasonReader.Read(t, i) ?? MonthSlashYear(t, i);
    }

    private static Temporal? Section(CueText t, int i)
    {
        var mod = t.Has(i, Cue.Early) ? "start" : t.Has(i, Cue.Late) ? "end" : "mid";
        if (mod == "end" && t.Has(i + 1, Cue.Week))
        {
            if ((t.Follows(i + 2, Cue.Digit) && !t.Has(i + 2, Cue.After)) || t.IsNumber(i + 2) && t.IsJoined(i + 2)) return null;
            var next = PeriodSwift.Read(t, i + 2, out var swift);
            return Periods.Weekend(t.Today, i, Math.Max(next, i + 2), next > 0 ? swift : 0);
        }

        if (t.Has(i + 1, Cue.School)) return null;
        if (Whole(t, i + 1) is { Mod: null } period) return Periods.Section(period, i, mod);
        var behind = i + 2;
        if (IsVague(t, i + 1) || t.IsNumber(behind) && t.IsJoined(behind)) return null;
        if (t.Has(i + 1, Cue.Week)) return Periods.Section(Periods.Week(t.Today, i, behind, 0), i, mod);
        if (t.Has(i + 1, Cue.Month)) return Periods.Section(Periods.MonthFromNow(t.Today, i, behind, 0), i, mod);
        return t.Has(i + 1, Cue.Year) && !t.Follows(behind, Cue.School) ? Periods.Section(Periods.Year(i, behind, t.Today.Year), i, mod) : null;
    }

    private static Temporal? Week(CueText t, int i)
    {
        if (t.Says(i, "sang") && !t.Text[i].IsMarked && t.Follows(i + 1, Cue.Week | Cue.Month) && !t.IsNumber(i + 2) && !t.Has(i + 2, Cue.Digit))
        {
            return t.Has(i + 1, Cue.Week) ? Periods.Week(t.Today, i, i + 2, 1) : Periods.MonthFromNow(t.Today, i, i + 2, 1);
        }

        if (!t.Has(i, Cue.Week)) return null;
        var next = PeriodSwift.Read(t, i + 1, out var swift);
        return next < 0 ? null : Periods.Week(t.Today, i, next, swift);
    }

    private static Temporal? Month(CueText t, int i)
    {
        var isShort = t.Has(i, Cue.ShortT) && t.IsTight(i + 1) && t.Joint(i + 1) == CueText.Blank && t.IsNumber(i + 1) && !(t.IsTight(i) && t.Joint(i) == CueText.Blank);
        if (isShort) return ShortMonth(t, i);
        if (!t.Has(i, Cue.Month) || !t.IsJoined(i + 1)) return null;
        if (t.Has(i + 1, Cue.MonthName)) return Complete(t, i, i + 2, t.Value(i + 1), true);
        // "thang sau" without marks is the next month, not June.
        if (PeriodSwift.Read(t, i + 1, out var swift) is var pointed && pointed > 0 && !t.Follows(pointed, Cue.Year)) return Periods.MonthFromNow(t.Today, i, pointed, swift);
        var next = t.Number(i + 1, out var month);
        if (next < 0 || (t.IsNumber(i + 1) && t.Length(i + 1) > 2)) return null;
        if (month is < 1 or > 12 || (t.IsJoined(next) && t.SaysOneOf(next, Counted)) || t.Joint(next) is '%' or '.' && t.IsTight(next)) return null;
        return Complete(t, i, next, month, false);
    }

    /// <summary>"t6/2026", "t10": "t2" to "t7" alone are weekdays.</summary>
    private static Temporal? ShortMonth(CueText t, int i)
    {
        var month = t.Digits(i + 1);
        if (month is < 1 or > 12 || t.Length(i + 1) > 2) return null;
        var next = YearReader.ReadAfterDate(t, i + 2, out var year);
        return year > CalendarRules.LastYear ? null : year > 0 || month is 1 or > 7 && !(t.IsTight(i + 2)) ? Periods.Month(t.Today, i, next, year, month) : null;
    }

    private static Temporal? Complete(CueText t, int i, int at, int month, bool isLunar)
    {
        var next = at;
        if (DateReader.LunarMark(t, next) is var mark && mark > 0) (next, isLunar) = (mark, true);
        next = YearReader.ReadAfterDate(t, next, out var year);
        if (DateReader.LunarMark(t, next) is var late && late > 0) (next, isLunar) = (late, true);
        if (year > 9000) return null;
        if (isLunar) return Periods.LunarMonth(t.Today, i, next, year, month);
        if (year == 0 && t.IsJoined(next) && Swift(t, next, out var isNext) is var behind && behind > 0)
        {
            var open = Periods.Month(t.Today, i, behind, 0, month);
            return Periods.Month(t.Today, i, behind, (isNext ? open.Future : open.Past).Start?.Year ?? 0, month);
        }

        return Periods.Month(t.Today, i, next, year, month);
    }

    /// <summary>"tháng 6 tới", "tháng 6 vừa rồi"; "tháng 6 này" is this year's.</summary>
    private static int Swift(CueText t, int at, out bool isNext)
    {
        isNext = true;
        if (t.Has(at, Cue.Next | Cue.Coming) && !t.Has(at, Cue.After) && PeriodSwift.Ahead(t, at) is var ahead && ahead > 0) return ahead;
        if (t.Has(at, Cue.This) && t.Says(at, "nay")) return at + 1;
        isNext = false;
        return t.Has(at, Cue.Just) ? PeriodSwift.Behind(t, at) : -1;
    }

    private static Temporal? SchoolYear(CueText t, int i)
    {
        var isSchoolYear = t.Has(i, Cue.Year) && t.Follows(i + 1, Cue.School);
        var isCourse = t.Says(i, "nien") && t.IsJoined(i + 1) && t.SaysOneOf(i + 1, SchoolYears);
        if (!isSchoolYear && !isCourse) return null;
        var at = i + 2;
        if (t.IsJoined(at) && t.Length(at) == 4 && t.IsNumber(at) && t.Digits(at) is > 1900 and < 2200)
        {
            var isPair = t.Joint(at + 1) is '-' or '/' && t.IsNumber(at + 1) && (t.Digits(at + 1) - t.Digits(at) == 1 || t.Digits(at + 1) == (t.Digits(at) + 1) % 100);
            return Periods.SchoolYear(i, isPair ? at + 2 : at + 1, t.Digits(at)) with { IsExplicit = true };
        }

        var year = t.Today.Year - (t.Today.Month < 8 ? 1 : 0);
        if (t.IsJoined(at) && t.Says(at, "moi") && !t.Text.Key(at).SequenceEqual("môi4")) return Periods.SchoolYear(i, at + 1, t.Today.Month < 6 ? year + 1 : t.Today.Year);
        var next = PeriodSwift.Read(t, at, out var swift);
        return next < 0 ? null : Periods.SchoolYear(i, next, year + swift);
    }

    private static Temporal? Year(CueText t, int i)
    {
        if (t.Has(i, Cue.Year) && !t.Text[i].IsMarked && i > 0 && t.IsJoined(i) && t.SaysOneOf(i - 1, Names) && !(t.Says(i - 1, "sinh") && t.IsNumber(i + 1))) return null;
        if (t.Has(i, Cue.Year) && t.Has(i - 1, Cue.Weekday) && t.IsJoined(i)) return null;
        var next = YearReader.Read(t, i, out var year);
        if (next < 0 || year is < 1 or > 9000 || (t.IsJoined(next) && (t.Says(next, "tcn") || t.Says(next, "truoc") && t.Says(next + 1, "cong")))) return null;
        if (year % 10 == 0 && t.IsNumber(next - 1) && t.IsJoined(i) && t.Says(i - 1, "nhung")) return Periods.Decade(i, next, year);
        return Periods.Year(i, next, year) with { IsExplicit = t.IsNumber(next - 1) };
    }

    private static Temporal? Quarter(CueText t, int i)
    {
        if (!t.Has(i, Cue.Quarter) || !t.IsJoined(i + 1)) return null;
        var quarter = t.Says(i + 1, "i") ? 1 : t.Says(i + 1, "ii") ? 2 : t.Says(i + 1, "iii") ? 3 : t.Says(i + 1, "iv") ? 4 : t.IsNumber(i + 1) ? t.Digits(i + 1) : t.Has(i + 1, Cue.Digit) ? t.Value(i + 1) : 0;
        if (quarter is >= 1 and <= 4)
        {
            var behind = YearReader.ReadAfterDate(t, i + 2, out var year);
            return year > 9000 ? null : Periods.Quarter(t.Today, i, behind, year, quarter);
        }

        var next = PeriodSwift.Read(t, i + 1, out var swift);
        var start = CalendarRules.MonthOf(t.Today, 3 * swift);
        return next < 0 || !t.Text[i].IsMarked ? null : Periods.Quarter(t.Today, i, next, start.Year, (start.Month + 2) / 3) with { IsExplicit = false };
    }

    /// <summary>"6/2026".</summary>
    private static Temporal? MonthSlashYear(CueText t, int i)
    {
        if (!t.IsNumber(i) || t.Length(i) > 2 || t.Digits(i) is < 1 or > 12 || t.Joint(i + 1) != '/' || !t.IsTight(i + 1) || !t.IsNumber(i + 1) || t.Length(i + 1) != 4) return null;
        if (t.Joint(i) is '/' or '-' && t.IsTight(i) || t.Digits(i + 1) is < 1900 or > 2150) return null;
        if (t.Joint(i + 2) is '/' or '-' && t.IsTight(i + 2) && !t.IsNumber(i + 2) || t.Joint(i + 2) == '/') return null;
        return IsDocument(t, i - 1) ? null : Periods.Month(t.Today, i, i + 2, t.Digits(i + 1), t.Digits(i));
    }

    private static readonly HashSet<string> Documents = new(StringComparer.Ordinal) { "luat", "dinh", "tu", "so", "thi", "van", "lenh", "quyet" };

    private static bool IsDocument(CueText t, int i) => t.IsJoined(i + 1) && t.SaysOneOf(i, Documents) && !t.Has(i, Cue.From);

    private static bool IsVague(CueText t, int i) => i > 0 && t.IsJoined(i) && t.SaysOneOf(i - 1, Vague) && !t.IsNumber(i + 1);
}
