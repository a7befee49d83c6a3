namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads weekdays: "thứ hai", "t7", "chủ nhật tuần sau", "thứ sáu ngày 5/6".</summary>
internal static class WeekdayReader
{
    private const int SundayNumber = 7;

    /// <summary>What a "second" or "third" one is counted of: "lần thứ hai" is no Monday.</summary>
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "lan", "nguoi", "dua", "con", "cau", "dieu", "vong", "bai", "lop", "thang", "nam", "tuan", "ngay", "hang", "tang", "chiec", "cai", "mui", "lieu", "tap", "chuong", "khoan", "doan", "dot", "ki", "nha", "vo", "chong", "chien", "the", "he", "tri", "buoc", "giai", "hoi", "so", "dung", "xep", "loai", "muc", "ve", "cap", "bac", "dong", "trang", "qui", "ho", "vu", "em", "be", "phan", "xe", "la", "thanh", "kien", "lon", "nhi", "nhieu", "cao", "choi", "gian", "ron", "giam", "hien", "nhanh", "thoat", "hai",
    };

    /// <summary>What follows "second" where something is counted.</summary>
    private static readonly HashSet<string> AfterCount = new(StringComparer.Ordinal) { "ba", "nhat", "lien", "cua", "the" };

    private static readonly HashSet<string> BeforeIndustry = new(StringComparer.Ordinal) { "khu", "bo", "nganh", "truong", "kcn", "giay", "ma", "so" };

    /// <summary>A weekday at <paramref name="i"/>, with the week or the date said with it; null when there is none.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        var from = t.Has(i, Cue.Day | Cue.DayNear) && (t.Follows(i + 1, Cue.Weekday | Cue.SundayFirst | Cue.Sunday) || IsShort(t, i + 1)) ? i + 1 : i;
        var next = Name(t, from, out var weekday);
        if (next < 0) return null;
        if (from > i && t.Has(from, Cue.Weekday) && t.Has(i, Cue.Day) && t.IsJoined(next) && t.Says(next, "cua")) return null;
        return WithDate(t, i, next) ?? WithWeek(t, i, next, weekday) ?? Open(t, i, next, weekday);
    }

    /// <summary>The name of a weekday, 1 Monday to 7 Sunday; the token behind it, or -1.</summary>
    public static int Name(CueText t, int i, out int weekday)
    {
        weekday = SundayNumber;
        if (t.Has(i, Cue.SundayFirst) && t.Follows(i + 1, Cue.SundayLast)) return i + 2;
        if (t.Has(i, Cue.Sunday)) return t.IsJoined(i) && t.SaysOneOf(i - 1, BeforeIndustry) ? -1 : i + 1;
        if (IsShort(t, i))
        {
            weekday = t.Digits(i + 1) - 1;
            return i + 2;
        }

        if (!t.Has(i, Cue.Weekday) || (t.IsJoined(i) && t.SaysOneOf(i - 1, Counted) && !t.Has(i - 1, Cue.Day)) || !t.IsJoined(i + 1)) return -1;
        if (t.Says(i + 1, "cn")) return i + 2;
        var number = t.IsNumber(i + 1) ? t.Digits(i + 1) : t.Has(i + 1, Cue.Digit) ? t.Value(i + 1) : 0;
        weekday = number - 1;
        if (number is < 2 or > 7 || (t.IsNumber(i + 1) && t.Length(i + 1) > 1) || t.Joint(i + 2) is '/' or '%') return -1;
        // "thứ ba" counts in words that end at ten or go on: "thứ hai mươi".
        return t.Follows(i + 2, Cue.Tens) || (t.IsJoined(i + 2) && t.SaysOneOf(i + 2, AfterCount)) ? -1 : i + 2;
    }

    /// <summary>"t2" to "t7", written as one.</summary>
    private static bool IsShort(CueText t, int i) =>
        t.Has(i, Cue.ShortT) && t.IsTight(i + 1) && t.Joint(i + 1) == CueText.Blank && t.Length(i + 1) == 1 && t.Digits(i + 1) is >= 2 and <= 7
        && !(t.IsTight(i) && t.Joint(i) == CueText.Blank) && !(t.Joint(i + 2) is '/' or '.' && t.IsTight(i + 2));

    /// <summary>"thứ hai ngày 1/6": the date decides.</summary>
    private static Temporal? WithDate(CueText t, int i, int next)
    {
        if (t.Joint(next) is not (CueText.Blank or ',' or '(' or '-')) return null;
        var isDate = t.IsNumber(next) || (t.Has(next, Cue.Day | Cue.FirstDays) && t.Number(next + 1, out _) > 0) || (t.Has(next, Cue.Day) && t.Has(next + 1, Cue.FirstDays)) || t.Has(next, Cue.FullMoon);
        if (!isDate || DateReader.Read(t, next, t.Joint(next) != '-') is not { Kind: TemporalKind.Date, IsNothing: false } date) return null;
        return date.Over(i, date.Next);
    }

    private static Temporal? WithWeek(CueText t, int i, int next, int weekday)
    {
        if (!t.IsJoined(next)) return null;
        var day = CalendarRules.Monday(t.Today).AddDays(weekday - 1);
        if (t.Says(next, "sang") && !t.Text[next].IsMarked && t.Follows(next + 1, Cue.Week)) return Temporal.OnDay(i, next + 2, day.AddDays(7));
        if (t.Has(next, Cue.Week))
        {
            var behind = PeriodSwift.Read(t, next + 1, out var swift);
            return behind < 0 ? null : Temporal.OnDay(i, behind, day.AddDays(7 * swift));
        }

        if (t.Has(next, Cue.This)) return Temporal.OnDay(i, next + 1, day);
        var (past, future) = CalendarRules.Weekly(t.Today, weekday);
        if (PeriodSwift.Ahead(t, next) is var ahead && ahead > 0)
        {
            // "thứ sáu tới" is the next one behind today, "thứ sáu sau" the one of next week.
            return Temporal.OnDay(i, ahead, t.Has(next, Cue.After) ? day.AddDays(7) : future == t.Today ? future.AddDays(7) : future);
        }

        if (PeriodSwift.Behind(t, next) is var behindToday && behindToday > 0 && !IsCrossing(t, next, behindToday))
        {
            return Temporal.OnDay(i, behindToday, t.Has(next, Cue.Before) ? day.AddDays(-7) : past);
        }

        return null;
    }

    /// <summary>"thứ hai qua nhà em": to come by, not to be past.</summary>
    private static bool IsCrossing(CueText t, int at, int behind) => t.Has(at, Cue.Past | Cue.Gone | Cue.Before) && t.IsJoined(behind) && t.SaysOneOf(behind, Visited);

    private static readonly HashSet<string> Visited = new(StringComparer.Ordinal) { "nha", "truong", "lop", "duong", "cho", "ben", "day", "do", "cong", "san" };

    /// <summary>The last and next day of a weekday, 1 Monday to 7 Sunday.</summary>
    public static Temporal Open(CueText t, int i, int next, int weekday)
    {
        var (past, future) = CalendarRules.Weekly(t.Today, weekday);
        return new Temporal
        {
            Kind = TemporalKind.Date,
            First = i,
            Next = next,
            Timex = Timex.Weekday(weekday),
            Past = new Extent(past),
            Future = new Extent(future),
            Parts = new DateParts(0, 0, 0, weekday),
        };
    }
}
