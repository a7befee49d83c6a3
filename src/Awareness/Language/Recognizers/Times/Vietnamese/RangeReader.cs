namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads ranges: "từ 1/6 đến 31/8", "thứ 2 - thứ 6", "từ nay đến cuối năm", and one-sided ones: "trước 22h", "sau Tết", "kể từ 1/7/2026".</summary>
internal static class RangeReader
{
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
        if (from is null) return null;
        var to = TimeRangeReader.Connector(t, from.Next, true);
        if (to < 0 || (!hasFrom && t.Joint(to) != '-' && IsGoing(t, to))) return null;
        var end = from is { Kind: TemporalKind.DateRange, Parts: { Month: > 0, Day: 0 } } && MonthNumber(t, to) is { } month ? month : Endpoint(t, to) ?? Later(t, to) ?? (t.Has(to, Cue.This) ? Now(t, to) : null);
        return end is null || !Suits(from, end) ? null : Composition.Range(t.Today, i, end.Next, from, end);
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
        if (DateReader.Read(t, to, false) is not { Kind: TemporalKind.Date, IsNothing: false, Parts: { Month: > 0, Day: > 0 } parts } end || day >= parts.Day) return null;
        var from = end.IsLunar ? Dates.Lunar(t.Today, at, at + 1, parts with { Day = day }) : Dates.Solar(t.Today, at, at + 1, parts with { Day = day });
        return from is null ? null : Composition.Range(t.Today, i, end.Next, from, end);
    }

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
