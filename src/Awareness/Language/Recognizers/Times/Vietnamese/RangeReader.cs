namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads ranges: "từ 1/6 đến 31/8", "thứ 2 - thứ 6", "từ nay đến cuối năm", and one-sided ones: "trước 22h", "sau Tết", "kể từ 1/7/2026".</summary>
internal static class RangeReader
{
    private const int LastMonth = 12;
    private const int FirstTetDay = 23;
    private const int LastLunarDay = 30;

    /// <summary>Behind "giờ" these name an hour to come: "đến giờ học".</summary>
    private static readonly HashSet<string> HourOf = new(StringComparer.Ordinal) { "hoc", "lam", "thi", "tan", "vao", "ra", "an", "ngu", "gioi", "com", "di", "nghi", "cao", "hen", "dong", "mo", "don" };

    private static readonly HashSet<string> YearHeads = new(StringComparer.Ordinal) { "doan", "ki", "khoa", "tu", "nam", "khoang" };

    /// <summary>A range at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i) => OneSided(t, i) ?? Years(t, i) ?? DaysOfMonth(t, i) ?? TwoSided(t, i);

    /// <summary>A day, time, moment or period that may begin or end a range.</summary>
    private static Temporal? Endpoint(CueText t, int i)
    {
        var found = PeriodReader.Read(t, i) ?? UnitReader.Read(t, i);
        return found is null || found.IsNothing ? null : found;
    }

    private static Temporal? TwoSided(CueText t, int i)
    {
        var hasFrom = t.Has(i, Cue.From) && t.IsJoined(i + 1);
        var at = hasFrom ? i + 1 : i;
        if (t.Has(i, Cue.From) && t.Follows(i + 1, Cue.From)) at++;
        var from = hasFrom && Now(t, at) is { } now ? now : Endpoint(t, at);
        if (from is null) return hasFrom ? PartOfToday(t, i, at) : null;
        var to = TimeRangeReader.Connector(t, from.Next, true);
        if (to > 0 && hasFrom && from is { Kind: TemporalKind.Time, HasTwoHours: false } && ToNow(t, to, from) is not null) from = Composition.OnDay(Temporal.OnDay(at, from.Next, LastDayOf(t, from)), from);
        if (to < 0 || (!hasFrom && t.Joint(to) != '-' && IsGoing(t, to))) return null;
        var end = from is { Kind: TemporalKind.DateRange, Parts: { Month: > 0, Day: 0 } } && MonthNumber(t, to) is { } month ? month : Endpoint(t, to) ?? WeekdayNumber(t, to, from, hasFrom) ?? Later(t, to) ?? ToNow(t, to, from);
        return end is null || !Suits(from, end) ? null : Composition.Range(t.Today, i, end.Next, from, InMonthAfter(t, from, end));
    }

    /// <summary>Without "từ" an exact word is needed behind "đến": "mai đến 8h" may be a coming.</summary>
    private static bool IsGoing(CueText t, int to) => t.Has(to, Cue.Hour);

    private static bool Suits(Temporal from, Temporal to)
    {
        if (from.IsTime) return from.Kind == TemporalKind.Time && to.Kind == TemporalKind.Time;
        return from.Mod is null or "start" && (to.Kind == TemporalKind.Time || !to.IsTime);
    }

    /// <summary>"nay", "bây giờ", "giờ": where a range begins now.</summary>
    private static Temporal? Now(CueText t, int i)
    {
        if (t.Has(i, Cue.This) && t.Says(i, "nay")) return Temporal.OnDay(i, i + 1, t.Today);
        return t.Says(i, "gio") && t.Follows(i + 1, Cue.To) ? Temporal.OnDay(i, i + 1, t.Today) : NowReader.Read(t, i) is { } now ? Temporal.OnDay(i, now.Next, t.Today) : null;
    }

    /// <summary>"đến nay", "tới giờ", "đến bây giờ": a range that began at a time of day ends at this moment, another one today.</summary>
    private static Temporal? ToNow(CueText t, int i, Temporal from)
    {
        var isNow = t.Says(i, "nay") ? t.Has(i, Cue.This) : t.Says(i, "gio") && !t.IsNumber(i + 1) && !(t.IsJoined(i + 1) && t.SaysOneOf(i + 1, HourOf));
        var next = isNow ? i + 1 : NowReader.Read(t, i)?.Next ?? -1;
        if (next < 0) return null;
        var today = Temporal.OnDay(i, next, t.Today);
        if (from.Kind is not (TemporalKind.DateTime or TemporalKind.DateTimeRange)) return today;
        return today with { Kind = TemporalKind.DateTime, Timex = Timex.Moment(t.Now), Past = new Extent(t.Now), Future = new Extent(t.Now) };
    }

    /// <summary>"từ sáng đến giờ": a part of the day without a date is of today when the range ends now.</summary>
    private static Temporal? PartOfToday(CueText t, int i, int at)
    {
        var next = PartReader.Read(t, at, out var part);
        var to = next < 0 ? -1 : TimeRangeReader.Connector(t, next, false);
        if (to < 0) return null;
        var time = DayParts.Alone(at, next, part);
        var from = Composition.RangeOnDay(Temporal.OnDay(at, next, LastDayOf(t, time)), time, false);
        return ToNow(t, to, from) is { } now ? Composition.Range(t.Today, i, now.Next, from, now) : null;
    }

    /// <summary>Today when the time of day has begun, otherwise yesterday.</summary>
    private static DateTime LastDayOf(CueText t, Temporal time) => time.Past.Start.GetValueOrDefault().TimeOfDay > t.Now.TimeOfDay ? t.Today.AddDays(-1) : t.Today;

    /// <summary>"thứ 2-6", "từ thứ 2 đến 6": the second weekday by its number alone.</summary>
    private static Temporal? WeekdayNumber(CueText t, int i, Temporal from, bool hasFrom)
    {
        var isMeant = from is { Kind: TemporalKind.Date, Parts.Weekday: > 0 } && t.IsNumber(from.Next - 1) && (hasFrom || (t.Joint(i) == '-' && t.IsTight(i)));
        return isMeant && WeekdayRow.IsDay(t, i, from.Parts.Weekday) ? WeekdayReader.Open(t, i, i + 1, t.Digits(i) - 1) : null;
    }

    /// <summary>"từ 28 Tết đến mùng 6", "từ 20/12 đến ngày 25": a day without a month follows in the calendar of the first.</summary>
    private static Temporal InMonthAfter(CueText t, Temporal from, Temporal end)
    {
        if (from.Kind != TemporalKind.Date || from.Parts is not { Month: > 0, Day: > 0 } parts || end is not { Kind: TemporalKind.Date, Parts: { Month: 0, Day: > 0 } }) return end;
        var months = parts.Month - 1 + (end.Parts.Day > parts.Day ? 0 : 1);
        var year = parts.Year == 0 ? 0 : parts.Year + (months / LastMonth);
        var day = new DateParts(year, (months % LastMonth) + 1, end.Parts.Day);
        return (from.IsLunar ? Dates.Lunar(t.Today, end.First, end.Next, day) : Dates.Solar(t.Today, end.First, end.Next, day)) ?? end;
    }

    private static Temporal? MonthNumber(CueText t, int i)
    {
        var month = t.IsNumber(i) && t.Length(i) <= 2 ? t.Digits(i) : -1;
        if (month is < 1 or > 12 || t.Joint(i + 1) == '/' && t.IsNumber(i + 1) && t.Length(i + 1) < 4) return null;
        var next = YearReader.ReadAfterDate(t, i + 1, out var year);
        return year > 9000 ? null : Periods.Month(t.Today, i, next, year, month);
    }

    /// <summary>"từ hôm nay đến 3 ngày nữa".</summary>
    private static Temporal? Later(CueText t, int i) => LengthReader.Read(t, i) is { Kind: TemporalKind.Date, IsNothing: false } later ? later : null;

    /// <summary>"từ 2020 đến 2022", "giai đoạn 2021-2025".</summary>
    private static Temporal? Years(CueText t, int i)
    {
        var at = i;
        if (t.Has(at, Cue.From) && t.IsJoined(at + 1)) at++;
        if (t.Has(at, Cue.Year) && t.IsJoined(at + 1)) at++;
        if (!IsYear(t, at) || (t.IsJoined(i) && at == i && !t.SaysOneOf(i - 1, YearHeads)) || (at == i && !t.IsJoined(i))) return null;
        var to = TimeRangeReader.Connector(t, at + 1, true);
        if (to < 0) return null;
        if (t.Has(to, Cue.Year) && t.IsJoined(to + 1)) to++;
        if (!IsYear(t, to) || t.Digits(to) < t.Digits(at) || t.Joint(to + 1) is '-' or '/' && t.IsTight(to + 1)) return null;
        return Composition.Range(t.Today, i, to + 1, Periods.Year(at, at + 1, t.Digits(at)), Periods.Year(to, to + 1, t.Digits(to))) is { } range ? range with { IsExplicit = true } : null;
    }

    private static bool IsYear(CueText t, int i) => t.IsNumber(i) && t.Length(i) == 4 && t.Digits(i) is >= 1900 and <= 2150;

    /// <summary>"từ 1 đến 5/6", "ngày 1-5/6", "từ ngày 1 đến 5 tháng 6".</summary>
    private static Temporal? DaysOfMonth(CueText t, int i)
    {
        var at = i;
        if (t.Has(at, Cue.From) && t.IsJoined(at + 1)) at++;
        if (t.Has(at, Cue.Day | Cue.FirstDays) && t.IsJoined(at + 1)) at++;
        var day = t.IsNumber(at) && t.Length(at) <= 2 ? t.Digits(at) : -1;
        if (day is < 1 or > 31 || (at == i && t.Joint(at) is '/' or '-' or ':' or '.' && t.IsTight(at))) return null;
        var to = TimeRangeReader.Connector(t, at + 1, true);
        if (to < 0 || (at == i && !(t.IsNumber(to) && t.Joint(to) == '-' && t.IsTight(to)))) return null;
        if (DateReader.Read(t, to, false) is not { Kind: TemporalKind.Date, IsNothing: false, Parts: { Month: > 0, Day: > 0 } parts } end || (day >= parts.Day && !IsBeforeTet(day, end))) return null;
        var isBefore = day > parts.Day;
        var from = isBefore ? Dates.Lunar(t.Today, at, at + 1, new DateParts(parts.Year == 0 ? 0 : parts.Year - 1, LastMonth, day))
            : end.IsLunar ? Dates.Lunar(t.Today, at, at + 1, parts with { Day = day }) : Dates.Solar(t.Today, at, at + 1, parts with { Day = day });
        return from is null ? null : Composition.Range(t.Today, i, end.Next, from, end);
    }

    /// <summary>"từ 29 đến mùng 5 Tết" begins at the end of the lunar year before.</summary>
    private static bool IsBeforeTet(int day, Temporal end) => end is { IsLunar: true, Parts.Month: 1 } && day is >= FirstTetDay and <= LastLunarDay && day > end.Parts.Day;

    /// <summary>"trước", "sau", "kể từ", "đến hết", "chậm nhất".</summary>
    private static Temporal? OneSided(CueText t, int i)
    {
        var at = Side(t, i, out var mod);
        if (at < 0 || !t.IsJoined(at)) return null;
        var anchor = Endpoint(t, at);
        if (anchor is null || anchor.Kind is TemporalKind.Duration or TemporalKind.Set || (anchor.Kind == TemporalKind.TimeRange && mod is "after" or "before" && anchor.EveningTimex is null && !t.Text[at].IsMarked)) return null;
        if (mod == "since" && TimeRangeReader.Connector(t, anchor.Next, true) > 0 && TwoSided(t, t.Has(at - 1, Cue.From) ? at - 1 : at) is { } range) return range.Over(i, range.Next);
        return Composition.Side(i, anchor, mod);
    }

    private static int Side(CueText t, int i, out string mod)
    {
        mod = "before";
        if (t.Has(i, Cue.Before)) return i + 1;
        mod = "after";
        if (t.Has(i, Cue.After) && t.Says(i, "sau")) return i + 1;
        mod = "since";
        if (t.Has(i, Cue.From) && t.Says(i, "ke") && t.Follows(i + 1, Cue.From)) return i + 2;
        if ((t.Says(i, "tinh") || t.Says(i, "dau") && t.Says(i - 1, "bat")) && t.Follows(i + 1, Cue.From)) return i + 2;
        mod = "until";
        if (t.Has(i, Cue.To) && t.Follows(i + 1, Cue.Until)) return i + 2;
        if (t.Says(i, "cho") && t.Follows(i + 1, Cue.To)) return t.Follows(i + 2, Cue.Until) ? i + 3 : i + 2;
        var isLatest = (t.Says(i, "cham") || t.Says(i, "muon")) && t.IsJoined(i + 1) && (t.Says(i + 1, "nhat") || t.Says(i + 1, "hon"));
        if (!isLatest) return -1;
        var next = i + 2;
        while (next < i + 4 && (t.Says(next, "la") || t.Has(next, Cue.At))) next++;
        return next;
    }
}
