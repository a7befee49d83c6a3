using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times.English;

/// <summary>Reads English days: "June 1, 2026", "the 5th", "next Monday", "tomorrow", "6/1/2026" (month first), "Christmas".</summary>
internal static class Days
{
    private static readonly (string Name, Feast Feast)[] FeastNames =
    [
        ("christmas day|christmas", new Feast(FeastCalendar.Solar, 12, 25)),
        ("christmas eve", new Feast(FeastCalendar.Solar, 12, 24)),
        ("new year s day|new years day|new year s|new year", new Feast(FeastCalendar.Solar, 1, 1)),
        ("new year s eve|new year eve|new years eve", new Feast(FeastCalendar.Solar, 12, 31)),
        ("valentine s day|valentines day", new Feast(FeastCalendar.Solar, 2, 14)),
        ("halloween", new Feast(FeastCalendar.Solar, 10, 31)),
        ("children s day|international children s day", new Feast(FeastCalendar.Solar, 6, 1)),
        ("women s day|international women s day", new Feast(FeastCalendar.Solar, 3, 8)),
        ("labor day|labour day|international workers day", new Feast(FeastCalendar.Solar, 5, 1)),
        ("teachers day|vietnamese teachers day", new Feast(FeastCalendar.Solar, 11, 20)),
        ("tet|lunar new year|vietnamese new year|tet holiday", new Feast(FeastCalendar.Lunar, 1, 1)),
        ("mid autumn festival", new Feast(FeastCalendar.Lunar, 8, 15)),
        ("hung kings day|hung kings commemoration day", new Feast(FeastCalendar.Lunar, 3, 10)),
        ("mother s day|mothers day", new Feast(FeastCalendar.Weekday, 5, 2, 7)),
        ("father s day|fathers day", new Feast(FeastCalendar.Weekday, 6, 3, 7)),
    ];

    private static readonly PhraseTable<Feast> Feasts = Build();

    /// <summary>A day at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        if (i >= t.Count) return null;
        return Pointing(t, i) ?? Weekday(t, i) ?? ByMonth(t, i) ?? ByDay(t, i) ?? ByNumbers(t, i) ?? OfFeast(t, i);
    }

    private static Temporal? Pointing(CueText t, int i)
    {
        if (t.Says(i, "today")) return Give(t, i, i + 1, 0);
        if (t.Says(i, "tomorrow") || t.Says(i, "tmr")) return Give(t, i, i + 1, 1);
        if (t.Says(i, "yesterday")) return Give(t, i, i + 1, -1);
        var at = t.Says(i, "the") ? i + 1 : i;
        if (!t.Says(at, "day") || !t.IsJoined(at + 2)) return null;
        if (t.Says(at + 1, "after") && t.Says(at + 2, "tomorrow")) return Give(t, i, at + 3, 2);
        return t.Says(at + 1, "before") && t.Says(at + 2, "yesterday") ? Give(t, i, at + 3, -2) : null;
    }

    private static Temporal? Weekday(CueText t, int i)
    {
        var hasSwift = EnglishPeriods.Swift(t, i, out var swift);
        var at = hasSwift ? i + 1 : i;
        var weekday = Words.Weekday(t, at);
        if (weekday == 0 || (hasSwift && !t.IsJoined(at))) return null;
        if (!hasSwift && t.Joint(at + 1) is ',' or CueText.Blank && (ByMonth(t, at + 1) ?? ByDay(t, at + 1)) is { Parts.Month: > 0 } date) return date.Over(i, date.Next);
        if (!hasSwift)
        {
            var (past, future) = CalendarRules.Weekly(t.Today, weekday);
            return new Temporal { Kind = TemporalKind.Date, First = i, Next = at + 1, Timex = Timex.Weekday(weekday), Past = new Extent(past), Future = new Extent(future), Parts = new DateParts(0, 0, 0, weekday) };
        }

        return Temporal.OnDay(i, at + 1, CalendarRules.Monday(t.Today).AddDays(weekday - 1 + 7 * swift));
    }

    /// <summary>"June 1st, 2026".</summary>
    private static Temporal? ByMonth(CueText t, int i)
    {
        var month = Words.Month(t, i);
        if (month == 0 || !(t.IsJoined(i + 1) || t.Joint(i + 1) == '.')) return null;
        var at = t.Says(i + 1, "the") ? i + 2 : i + 1;
        var next = Words.DayNumber(t, at, out var day, out _);
        if (next < 0) return null;
        next = Year(t, next, out var year);
        return Dates.Solar(t.Today, i, next, new DateParts(year, month, day)) ?? Temporal.Nothing(i, next);
    }

    /// <summary>"1st of June 2026", "1 June", "the 5th".</summary>
    private static Temporal? ByDay(CueText t, int i)
    {
        var at = t.Says(i, "the") && t.IsJoined(i + 1) ? i + 1 : i;
        var next = Words.DayNumber(t, at, out var day, out var isOrdinal);
        if (next < 0 || (t.IsTight(at) && at > 0)) return null;
        var month = Words.Next(t, next, "of") ? next + 1 : next;
        if (t.IsJoined(month) && Words.Month(t, month) is > 0 and var number)
        {
            next = Year(t, month + 1, out var year);
            return Dates.Solar(t.Today, i, next, new DateParts(year, number, day)) ?? Temporal.Nothing(i, next);
        }

        if (month > next && t.IsJoined(month + 1) && EnglishPeriods.Swift(t, month, out var swift) && t.Says(month + 1, "month"))
        {
            var first = CalendarRules.MonthOf(t.Today, swift);
            return CalendarRules.Day(first.Year, first.Month, day) is { } exact ? Temporal.OnDay(i, month + 2, exact, true) : null;
        }

        var standsAlone = isOrdinal && at > i && !(t.IsJoined(next) && !t.Says(next, "at") && !t.Says(next, "and") && !t.Says(next, "to"));
        return standsAlone ? Dates.OfMonth(t.Today, i, next, day, false) : null;
    }

    /// <summary>"6/1/2026", "6/1": month first; "2026-06-01".</summary>
    private static Temporal? ByNumbers(CueText t, int i)
    {
        if (!t.IsNumber(i) || !t.IsNumber(i + 1) || !t.IsTight(i + 1) || (t.IsTight(i) && i > 0)) return null;
        var (sign, first, second) = (t.Joint(i + 1), t.Digits(i), t.Digits(i + 1));
        var hasThird = t.Joint(i + 2) == sign && t.IsTight(i + 2) && t.IsNumber(i + 2);
        if (t.Length(i) == 4 && sign is '-' or '/' && hasThird) return Dates.Solar(t.Today, i, i + 3, new DateParts(first, second, t.Digits(i + 2)));
        if (sign != '/' || t.Length(i) > 2 || t.Length(i + 1) > 2 || (first == 24 && second == 7)) return null;
        if (!hasThird) return Dates.Solar(t.Today, i, i + 2, new DateParts(0, first, second));
        var year = YearReader.Written(t, i + 2);
        return year < 0 ? null : Dates.Solar(t.Today, i, i + 3, new DateParts(year, first, second));
    }

    private static Temporal? OfFeast(CueText t, int i)
    {
        if (!Feasts.TryMatch(t.Text, i, out var length, out var feast) || feast is null) return null;
        var next = Year(t, i + length, out var year);
        return feast.Read(t.Today, i, next, year);
    }

    /// <summary>The year behind a date: ", 2026", " 2026", "of 2026".</summary>
    private static int Year(CueText t, int at, out int year)
    {
        year = 0;
        var from = Words.Next(t, at, "of") || Words.Next(t, at, "in") ? at + 1 : at;
        if (!t.IsNumber(from) || t.Length(from) != 4 || t.Joint(from) is not (CueText.Blank or ',') || t.Digits(from) is < 1000 or > 2999) return at;
        year = t.Digits(from);
        return from + 1;
    }

    private static Temporal Give(CueText t, int first, int next, int days) => Temporal.OnDay(first, next, t.Today.AddDays(days));

    private static PhraseTable<Feast> Build()
    {
        var table = new PhraseTable<Feast>(matchFolded: true);
        foreach (var (names, feast) in FeastNames)
        {
            foreach (var name in names.Split('|')) table.Add(name, feast);
        }

        return table;
    }
}
