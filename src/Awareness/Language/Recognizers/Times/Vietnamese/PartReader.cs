namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads parts of the day: "sáng", "buổi tối", "nửa đêm", "sáng sớm".</summary>
internal static class PartReader
{
    /// <summary>What "tới", "tôi", "sang" and "đem" of an unmarked text lead to: "toi truong" is no evening.</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "truong", "lop", "nha", "noi", "cong" };

    /// <summary>A part of the day at <paramref name="i"/>; the token behind it, or -1.</summary>
    public static int Read(CueText t, int i, out DayPart part)
    {
        part = DayPart.Morning;
        var at = t.Has(i, Cue.Session) && t.Follows(i + 1, Cue.Part) ? i + 1 : i;
        if (t.Says(i, "rang") && t.Follows(i + 1, Cue.Part) && t.Value(i + 1) == (int)DayPart.Morning) return Give(DayPart.Dawn, i + 2, out part);
        if (t.Says(i, "binh") && t.Says(i + 1, "minh") && t.IsJoined(i + 1) && t.Text[i].IsMarked == t.Text.MarkedShare > 0) return Give(DayPart.Dawn, i + 2, out part);
        if (t.Says(i, "khuya")) return Give(DayPart.LateNight, i + 1, out part);
        if (t.Says(i, "ban") && t.Follows(i + 1, Cue.Day)) return Give(DayPart.Daytime, i + 2, out part);
        if (!t.Has(at, Cue.Part) || (at > i && t.Says(i, "ban") && t.Value(at) != (int)DayPart.Night)) return -1;
        part = (DayPart)t.Value(at);
        if (!t.IsJoined(at + 1)) return at + 1;
        if (part == DayPart.Morning && t.Says(at + 1, "som")) return Give(DayPart.EarlyMorning, at + 2, out part);
        if (part is DayPart.Night or DayPart.Evening && (t.Says(at + 1, "khuya") || t.Says(at + 1, "muon"))) return Give(DayPart.LateNight, at + 2, out part);
        if (part == DayPart.Afternoon && t.Follows(at + 1, Cue.Part) && t.Value(at + 1) == (int)DayPart.Evening && t.Text[at + 1].IsMarked) return Give(DayPart.Evening, at + 2, out part);
        return at + 1;
    }

    /// <summary>A part of the day behind an hour: "8h tối"; the token behind it, or -1.</summary>
    public static int ReadAfterHour(CueText t, int i, out DayPart part)
    {
        part = DayPart.Morning;
        if (!t.IsJoined(i) && t.Joint(i) is not ('\'' or '’' or '′')) return -1;
        // "tu 19h30 toi 21h": without marks "toi" before an hour is "tới".
        if (t.Has(i, Cue.Coming) && t.IsNumber(i + 1) && t.IsJoined(i + 1)) return -1;
        var next = Read(t, i, out part);
        return next > 0 && !t.Text[i].IsMarked && t.IsJoined(next) && t.SaysOneOf(next, Places) && !t.Has(i, Cue.Session) ? -1 : next;
    }

    /// <summary>True when the part at <paramref name="i"/> may stand without a date: "buổi tối", "ban đêm", "đêm", not "tối" (dark) or "chiều" (direction).</summary>
    public static bool StandsAlone(CueText t, int i, DayPart part)
    {
        if (t.Has(i, Cue.Session) || part is DayPart.Dawn or DayPart.Daytime) return true;
        if (!t.Text[i].IsMarked) return part == DayPart.EarlyMorning || (part == DayPart.Noon && !t.Text[i].IsMarked && t.Has(i - 1, Cue.At));
        if (part is DayPart.Noon or DayPart.Night or DayPart.EarlyMorning or DayPart.LateNight) return !t.Says(i - 1, "giac");
        return t.Has(i - 1, Cue.At | Cue.Session) && t.IsJoined(i);
    }

    /// <summary>"nửa đêm" and "giữa trưa": an exact time; the token behind it, or -1.</summary>
    public static int ReadMidnight(CueText t, int i, out int hour)
    {
        hour = 0;
        if (!t.Follows(i + 1, Cue.Part)) return -1;
        if (t.Has(i, Cue.Half) && t.Value(i + 1) == (int)DayPart.Night) return i + 2;
        hour = 12;
        return t.Has(i, Cue.Middle) && t.Value(i + 1) == (int)DayPart.Noon ? i + 2 : -1;
    }

    private static int Give(DayPart value, int next, out DayPart part)
    {
        part = value;
        return next;
    }
}
