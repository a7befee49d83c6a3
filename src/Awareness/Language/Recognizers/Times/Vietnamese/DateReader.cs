namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads dates that are said by their numbers: "1/6", "ngày 1 tháng 6 năm 2026", "mùng 5", "rằm tháng giêng", "15/7 âm lịch".</summary>
internal static class DateReader
{
    /// <summary>Words before "3/4" that make it an address, a score, a law or a share.</summary>
    private static readonly HashSet<string> BeforeOther = new(StringComparer.Ordinal)
    {
        "ngo", "ngach", "hem", "kiet", "so", "khu", "duong", "pho", "lo", "toa", "phong", "lop", "dieu", "khoan", "luat", "ti", "ti", "diem", "xe", "tuyen", "cau", "truong", "vien", "thpt", "thcs", "ubnd", "nha", "ap", "xom", "hang", "dap", "mu", "to", "thi", "tu", "dinh", "van", "ban", "cty",
    };

    /// <summary>Words behind "1/3" that make it a share or a score.</summary>
    private static readonly HashSet<string> AfterShare = new(StringComparer.Ordinal)
    {
        "so", "dan", "vien", "nuoc", "coc", "qua", "cai", "chai", "lit", "li", "goi", "tong", "phan", "chang", "doan", "quang", "hoc", "nguoi", "diem", "hs", "giay", "mat", "be", "ban", "cac", "tre", "lop", "cau", "suat", "thoi", "luong", "chieu", "dien", "muong", "thia", "doi", "dat",
    };

    /// <summary>What is counted behind "ngày 2": twice a day is no second of the month.</summary>
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "lan", "vien", "bua", "tieng", "gio", "buoi", "li", "goi", "cu", "dieu", "lit", "km", "coc", "chai", "phut", "trieu", "nghin", "k", "h", "nguoi", "vu", "ca", "dem", "trang", "bai", "ngan", "chuyen", "dong", "tr", "van", "qua", "con", "mieng", "tieng", "thang", "nam",
    };

    private static readonly HashSet<string> AfterComing = new(StringComparer.Ordinal) { "day", "la", "co", "se", "thi", "em", "con", "chau" };

    /// <summary>A date at <paramref name="i"/>, or null. In a context of dates "1-6" is one too.</summary>
    public static Temporal? Read(CueText t, int i, bool hasContext)
    {
        var at = t.Has(i, Cue.Day | Cue.DayNear) && t.IsJoined(i + 1) ? i + 1 : i;
        if (t.Has(at, Cue.FullMoon)) return FullMoon(t, i, at + 1);
        var isFirstDays = t.Has(at, Cue.FirstDays) && t.IsJoined(at + 1);
        if (isFirstDays) at++;
        var hasPrefix = at > i;
        if (!isFirstDays && t.IsNumber(at) && t.Length(at) == 4 && t.Digits(at) >= 0) return YearFirst(t, i, at);
        if (!hasPrefix && t.IsNumber(i) && t.Joint(i) is '/' or ':' or '.' or '$') return null;
        if (t.IsNumber(at) && t.Digits(at) < 0) return Dotted(t, i, at, hasPrefix || hasContext);
        var next = t.Number(at, out var day);
        if (next < 0 || (t.IsNumber(at) && t.Length(at) > 2)) return null;
        if (t.IsNumber(at) && t.IsNumber(next) && t.Joint(next) is '/' or '-') return Slashed(t, i, at, hasPrefix || hasContext || (t.IsJoined(i) && (t.Has(i - 1, Cue.From | Cue.To) || t.Says(i - 1, "le") || t.Says(i - 1, "dip"))));
        if (t.Follows(next, Cue.Month)) return WithMonth(t, i, next + 1, day, hasPrefix);
        if (t.Follows(next, Cue.MonthName)) return Complete(t, i, next + 1, new DateParts(0, t.Value(next), day), true);
        if (t.Follows(next, Cue.Tet)) return OfTet(t, i, next + 1, day, isFirstDays);
        return hasPrefix && t.IsJoined(at) ? DayOnly(t, i, next, day, isFirstDays) : null;
    }

    /// <summary>"1/6", "01/06/2026", "1-6-2026".</summary>
    private static Temporal? Slashed(CueText t, int i, int at, bool hasContext)
    {
        var sign = t.Joint(at + 1);
        var day = t.Digits(at);
        var month = t.Digits(at + 1);
        if (t.Length(at + 1) > 2 || month is < 1 or > 12 || (sign == '-' && !t.IsTight(at + 1))) return null;
        var hasYear = t.Joint(at + 2) == sign && t.IsTight(at + 2) && t.IsNumber(at + 2);
        if (hasYear)
        {
            var year = YearReader.Written(t, at + 2);
            return year < 0 || IsChained(t, at + 3) ? null : Complete(t, i, at + 3, new DateParts(year, month, day), false);
        }

        if (IsChained(t, at + 2) || (sign == '-' && !hasContext)) return null;
        if (day == 24 && month == 7) return null;
        if (i == at && IsOther(t, i, at + 2, month)) return null;
        return Complete(t, i, at + 2, new DateParts(0, month, day), false);
    }

    /// <summary>True when the numbers go on with another sign: a law, a number plate, a version.</summary>
    private static bool IsChained(CueText t, int at) => at < t.Count && t.IsTight(at) && t.Joint(at) is '/' or '.' || (at < t.Count && t.IsTight(at) && t.Joint(at) == CueText.Blank);

    private static bool IsOther(CueText t, int i, int next, int month)
    {
        if (t.IsJoined(i) && t.SaysOneOf(i - 1, BeforeOther) && !t.Has(i - 1, Cue.From)) return true;
        if (t.IsJoined(i) && t.Says(i - 1, "le") && t.Says(i - 2, "ti")) return true;
        if (t.IsJoined(i) && month == 10 && (t.Says(i - 1, "dat") || t.Says(i - 1, "duoc"))) return true;
        // "1/2 ngày" is half a day.
        if (t.Follows(next, Cue.Day | Cue.Hour | Cue.Hours) && !t.IsNumber(next + 1) && !t.Has(next + 1, Cue.Tomorrow)) return true;
        return t.IsJoined(next) && t.SaysOneOf(next, AfterShare);
    }

    /// <summary>"2026-06-01".</summary>
    private static Temporal? YearFirst(CueText t, int first, int i)
    {
        var sign = t.Joint(i + 1);
        if (sign is not ('-' or '/') || t.Joint(i + 2) != sign || !t.IsTight(i + 1) || !t.IsTight(i + 2) || IsChained(t, i + 3)) return null;
        var (month, day) = (t.Digits(i + 1), t.Digits(i + 2));
        return t.Length(i + 1) > 2 || t.Length(i + 2) > 2 || month < 0 || day < 0 ? null : Dates.Solar(t.Today, first, i + 3, new DateParts(t.Digits(i), month, day));
    }

    /// <summary>"1.6.2026"; "1.6" only where the words say that it is a date.</summary>
    private static Temporal? Dotted(CueText t, int i, int at, bool hasContext)
    {
        var token = t.Text[at];
        if (token.Length is < 3 or > 10) return null;
        Span<int> parts = stackalloc int[3];
        var count = 1;
        foreach (var unit in t.Text.Source.AsSpan(token.Start, token.Length))
        {
            if (unit is >= '0' and <= '9') parts[count - 1] = parts[count - 1] * 10 + (unit - '0');
            else if (unit != '.' || ++count > 3) return null;
        }

        if (count == 3 ? parts[2] is < 1900 or > 2150 : !hasContext || count != 2) return null;
        return Complete(t, i, at + 1, new DateParts(parts[2], parts[1], parts[0]), false);
    }

    /// <summary>"ngày 1 tháng 6 …", "15 tháng giêng", "ngày 5 tháng sau".</summary>
    private static Temporal? WithMonth(CueText t, int i, int at, int day, bool hasPrefix)
    {
        if (t.Follows(at, Cue.MonthName)) return Complete(t, i, at + 1, new DateParts(0, t.Value(at), day), true);
        if (hasPrefix && PeriodSwift.Read(t, at, out var swift) is var pointed && pointed > 0)
        {
            var first = CalendarRules.MonthOf(t.Today, swift);
            return LunarMark(t, pointed) > 0 ? null : CalendarRules.Day(first.Year, first.Month, day) is { } exact ? Temporal.OnDay(i, pointed, exact, true) : null;
        }

        var next = t.IsJoined(at) ? t.Number(at, out var month) : NoNumber(out month);
        if (next < 0) return null;
        // "2 tháng 3 ngày" is a length.
        if (!hasPrefix && t.Follows(next, Cue.Day | Cue.Week | Cue.Hours) && !t.IsNumber(next + 1)) return null;
        if (!CalendarRules.IsDay(month, day)) return Temporal.Nothing(i, YearReader.ReadAfterDate(t, next, out _));
        return Complete(t, i, next, new DateParts(0, month, day), false);
    }

    /// <summary>"rằm", "rằm tháng bảy", "rằm tháng này".</summary>
    private static Temporal? FullMoon(CueText t, int i, int at)
    {
        const int day = 15;
        if (!t.Follows(at, Cue.Month)) return Dates.OfMonth(t.Today, i, at, day, true);
        if (t.Follows(at + 1, Cue.MonthName)) return Complete(t, i, at + 2, new DateParts(0, t.Value(at + 1), day), true);
        if (PeriodSwift.Read(t, at + 1, out var swift) is var pointed && pointed > 0 && LunarCalendar.ToLunar(DateOnly.FromDateTime(t.Today)) is { } now)
        {
            var month = now.Year * 12 + now.Month - 1 + swift;
            return Dates.Lunar(t.Today, i, pointed, new DateParts(month / 12, month % 12 + 1, day));
        }

        var next = t.IsJoined(at + 1) ? t.Number(at + 1, out var number) : NoNumber(out number);
        return next > 0 && number is >= 1 and <= 12 ? Complete(t, i, next, new DateParts(0, number, day), true) : Dates.OfMonth(t.Today, i, at, day, true);
    }

    /// <summary>"mùng 3 Tết" is in the first lunar month, "29 Tết" at the end of the last one.</summary>
    private static Temporal? OfTet(CueText t, int i, int at, int day, bool isFirstDays)
    {
        if (!isFirstDays && day is < 23 or > 30) return null;
        var next = YearReader.ReadAfterDate(t, at, out var year);
        return isFirstDays ? Dates.Lunar(t.Today, i, next, new DateParts(year, 1, day)) : Dates.Lunar(t.Today, i, next, new DateParts(year == 0 ? 0 : year - 1, 12, day));
    }

    private static Temporal? DayOnly(CueText t, int i, int next, int day, bool isFirstDays)
    {
        if (LunarMark(t, next) is var lunar && lunar > 0) return Dates.OfMonth(t.Today, i, lunar, day, true);
        if (!isFirstDays && Coming(t, next) is var ahead && ahead > 0 && Dates.OfMonth(t.Today, i, next, day, false) is { Future.Start: { } coming }) return Temporal.OnDay(i, ahead, coming, true);
        if (t.IsJoined(next) && (t.SaysOneOf(next, Counted) || t.Has(next, Cue.Tens))) return null;
        if (t.Joint(next) is '/' or '-' or '%' && t.IsTight(next) && !t.IsNumber(next)) return null;
        if (t.IsJoined(next) && t.IsNumber(next)) return null;
        if (!isFirstDays && !t.IsNumber(next - 1) && t.Text[i].IsMarked == false) return null;
        return Dates.OfMonth(t.Today, i, next, day, false);
    }

    /// <summary>"ngày 25 tới", "ngày 5 sắp tới": the next one, unless somebody comes somewhere ("ngày 25 tới trường"); the token behind, or -1.</summary>
    private static int Coming(CueText t, int next)
    {
        if (!t.Follows(next, Cue.Coming | Cue.Next) || !t.Text[next].IsMarked || PeriodSwift.Ahead(t, next) is not (> 0 and var ahead)) return -1;
        return ahead > next + 1 || !t.IsJoined(ahead) || t.SaysOneOf(ahead, AfterComing) ? ahead : -1;
    }

    /// <summary>Reads the year and the calendar behind day and month, in either order.</summary>
    private static Temporal? Complete(CueText t, int i, int at, DateParts parts, bool isLunar)
    {
        var next = at;
        if (LunarMark(t, next) is var mark && mark > 0) (next, isLunar) = (mark, true);
        if (parts.Year == 0 && YearReader.ReadAfterDate(t, next, out var year) is var behind && year > 0) (next, parts) = (behind, parts with { Year = year });
        if (LunarMark(t, next) is var late && late > 0) (next, isLunar) = (late, true);
        else if (t.Joint(next) is CueText.Blank or '(' && t.Has(next, Cue.Sun) && t.Follows(next + 1, Cue.Almanac)) next += 2;
        var date = isLunar ? Dates.Lunar(t.Today, i, next, parts) : Dates.Solar(t.Today, i, next, parts);
        return date is null ? Temporal.Nothing(i, next) : parts.Year == 0 && !isLunar ? Chosen(t, date) : date;
    }

    /// <summary>"20/10 vừa qua", "1/6 tới": which of the two is said.</summary>
    private static Temporal Chosen(CueText t, Temporal date)
    {
        var at = date.Next;
        if (!t.IsJoined(at) || date is not { Past.Start: { } past, Future.Start: { } future }) return date;
        if (t.Has(at, Cue.Just) && PeriodSwift.Behind(t, at) is > 0 and var behind) return Temporal.OnDay(date.First, behind, past, true);
        var isNext = t.Has(at, Cue.Coming | Cue.Next) && PeriodSwift.Ahead(t, at) > 0;
        return isNext && (t.Text[at].IsMarked || !t.IsJoined(at + 1)) ? Temporal.OnDay(date.First, PeriodSwift.Ahead(t, at), future, true) : date;
    }

    /// <summary>"âm lịch", "âm", "AL": the token behind it, or -1.</summary>
    public static int LunarMark(CueText t, int at) =>
        at < t.Count && t.Joint(at) is CueText.Blank or '(' or ',' && t.Has(at, Cue.Moon) ? t.Follows(at + 1, Cue.Almanac) ? at + 2 : at + 1 : -1;

    private static int NoNumber(out int value)
    {
        value = 0;
        return -1;
    }
}
