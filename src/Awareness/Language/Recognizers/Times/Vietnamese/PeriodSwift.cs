namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads the words that point from the present week, month, quarter or year to another: này, sau, tới, trước, qua, ngoái …</summary>
internal static class PeriodSwift
{
    /// <summary>What follows "sau" and "trước" where they mean after and before an event.</summary>
    private static readonly HashSet<string> Events = new(StringComparer.Ordinal) { "khi", "do", "ngay", "luc", "ki", "le", "tet", "hom", "thoi", "khoi", "mat", "cong", "nha", "sinh", "he", "dip" };

    /// <summary>The token behind the pointing words, or -1; how many periods they point ahead.</summary>
    public static int Read(CueText t, int i, out int swift, bool isYear = false)
    {
        swift = 0;
        if (!t.IsJoined(i)) return -1;
        if (t.Has(i, Cue.This)) return i + 1;
        if (Ahead(t, i) is var ahead && ahead > 0)
        {
            swift = t.Follows(ahead, Cue.More) ? 2 : 1;
            return swift == 2 ? ahead + 1 : ahead;
        }

        swift = -1;
        if (isYear && t.Has(i, Cue.Far))
        {
            swift = -2;
            return i + 1;
        }

        if (isYear && t.Has(i, Cue.LastYear)) return i + 1;
        if (t.Has(i, Cue.Before) && t.Follows(i + 1, Cue.More)) swift = -2;
        if (swift == -2) return i + 2;
        return Behind(t, i);
    }

    /// <summary>"sau", "tới", "sắp tới", "kế tiếp", "tiếp theo"; the token behind them, or -1.</summary>
    public static int Ahead(CueText t, int i)
    {
        if (t.Has(i, Cue.Next) && t.IsJoined(i + 1))
        {
            if (t.Has(i + 1, Cue.Coming | Cue.Next | Cue.After) || t.Says(i + 1, "theo") || t.Says(i + 1, "den")) return i + 2;
            return t.Says(i, "ke") ? i + 1 : -1;
        }

        if (t.Has(i, Cue.After) && !IsEvent(t, i + 1)) return i + 1;
        return t.Has(i, Cue.Coming) && !LeadsOn(t, i + 1) ? i + 1 : -1;
    }

    /// <summary>"trước", "qua", "vừa qua", "vừa rồi", "rồi"; the token behind them, or -1.</summary>
    public static int Behind(CueText t, int i)
    {
        if (t.Has(i, Cue.Just) && t.Follows(i + 1, Cue.Past | Cue.Gone)) return i + 2;
        if (t.Has(i, Cue.Before) && !IsEvent(t, i + 1)) return i + 1;
        return t.Has(i, Cue.Past | Cue.Gone) ? i + 1 : -1;
    }

    /// <summary>True when a time follows, so that "tới" before it means "to" ("tháng 3 tới tháng 5").</summary>
    private static bool LeadsOn(CueText t, int i) =>
        t.IsJoined(i) && (t.IsNumber(i) || t.Has(i, Cue.Day | Cue.Month | Cue.Year | Cue.Week | Cue.DayNear | Cue.Weekday | Cue.SundayFirst | Cue.Sunday | Cue.Quarter | Cue.FirstDays | Cue.FullMoon | Cue.Until | Cue.Tet | Cue.Late | Cue.ShortT | Cue.Tomorrow));

    /// <summary>True when the token names an event or a day, so that "sau" before it means "after".</summary>
    public static bool IsEvent(CueText t, int i) => t.IsJoined(i) && ((t.SaysOneOf(i, Events) && !LeadsToHour(t, i)) || t.Joint(i + 1) == '/');

    /// <summary>"tuần sau lúc 8h": a time on that day follows, no event.</summary>
    private static bool LeadsToHour(CueText t, int i) =>
        t.Says(i, "luc") && t.IsJoined(i + 1) && (t.IsNumber(i + 1) || t.Has(i + 1, Cue.Digit | Cue.Ten) || t.Says(i + 1, "may"));
}
