namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads seasons and the summer holidays: "mùa hè", "hè năm nay", "nghỉ hè 2027".</summary>
internal static class SeasonReader
{
    /// <summary>Words before a bare "hè" that make it the summer; "vỉa hè" is a pavement.</summary>
    private static readonly HashSet<string> BeforeSummer = new(StringComparer.Ordinal) { "dip", "trong", "ki", "vao", "sau", "het", "truoc", "suot", "ca" };

    private const int Summer = 2;

    /// <summary>A season at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        var at = i;
        if (t.Says(at, "ki") && t.Follows(at + 1, Cue.Rest) && t.Follows(at + 2, Cue.Season)) at++;
        var isHoliday = t.Has(at, Cue.Rest) && t.Follows(at + 1, Cue.Season) && t.Value(at + 1) == Summer;
        var isHeaded = t.Has(at, Cue.SeasonHead) && t.Follows(at + 1, Cue.Season);
        if (isHoliday || isHeaded) at++;
        if (!t.Has(at, Cue.Season) || (isHeaded && t.IsJoined(at + 1) && t.Says(at + 1, "xanh"))) return null;
        var season = t.Value(at);
        var next = Year(t, at + 1, out var year);
        if (next < 0)
        {
            if (!isHoliday && !isHeaded && !IsBareSummer(t, at)) return null;
            next = at + 1;
            year = 0;
        }
        else if (!isHoliday && !isHeaded && !IsNamed(t, at))
        {
            return null;
        }

        return isHoliday ? Periods.SummerHolidays(t.Today, i, next, year) : Periods.Season(t.Today, i, next, year, season);
    }

    /// <summary>The year behind a season: "năm nay", "2026", "này", "tới"; the token behind it, or -1.</summary>
    private static int Year(CueText t, int at, out int year)
    {
        var next = YearReader.ReadAfterDate(t, at, out year);
        if (year > 9000) return -1;
        if (year > 0) return next;
        if (!t.IsJoined(at)) return -1;
        year = t.Today.Year;
        next = PeriodSwift.Read(t, at, out var swift);
        if (next < 0) return -1;
        // "hè vừa rồi" is the last one that is over.
        if (t.Has(at, Cue.Just | Cue.Past) && t.Today.Month > 9) swift = 0;
        // "hè tới" in November is the next summer, in March this one.
        year += swift == 1 && t.Today.Month < 6 && t.Has(at, Cue.Coming | Cue.Next) ? 0 : swift;
        return next;
    }

    private static bool IsBareSummer(CueText t, int at) =>
        t.Value(at) == Summer && t.Says(at, "he") && t.IsJoined(at) && t.SaysOneOf(at - 1, BeforeSummer) && (t.Text[at].IsMarked || t.Says(at - 1, "dip"));

    /// <summary>With a year "hè" is the summer wherever it stands but on the pavement; the other seasons need "mùa".</summary>
    private static bool IsNamed(CueText t, int at) => t.Value(at) == Summer && t.Says(at, "he") && !(t.IsJoined(at) && (t.Says(at - 1, "via") || t.Says(at - 1, "le")));
}
