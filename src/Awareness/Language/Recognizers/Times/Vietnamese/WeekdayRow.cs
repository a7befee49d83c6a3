namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads rows of weekdays that say "thứ" once: "thứ 2, 4, 6", "t3,5,7", "thứ 2 4 6 hàng tuần".</summary>
internal static class WeekdayRow
{
    private const int FirstNumber = 2;
    private const int LastNumber = 7;
    private const int LongestRow = 11;

    /// <summary>What may follow the number of a weekday; anything else may be what it counts ("thứ 2, 4 học sinh").</summary>
    private static readonly HashSet<string> Behind = new(StringComparer.Ordinal) { "va", "hang", "moi", "tuan", "hoc", "nghi", "co", "la", "di", "thi", "nhe", "nha", "a", "luc", "tu", "den" };

    /// <summary>True when the number at <paramref name="i"/> is a weekday later in the week than <paramref name="weekday"/> (1 Monday to 7 Sunday).</summary>
    public static bool IsDay(CueText t, int i, int weekday)
    {
        if (!t.IsNumber(i) || t.Length(i) != 1 || t.Digits(i) is < FirstNumber or > LastNumber || t.Digits(i) - 1 <= weekday) return false;
        var next = i + 1;
        if (!t.IsJoined(next)) return !(t.IsTight(next) && t.Joint(next) is '/' or '-' or ':' or '.' or '%');
        return !t.IsTight(next) && (t.IsNumber(next) ? IsDay(t, next, t.Digits(i) - 1) : t.SaysOneOf(next, Behind) && !IsPupil(t, next));
    }

    /// <summary>Adds the days that go on behind <paramref name="day"/>; the token behind the row.</summary>
    public static int ReadOn(CueText t, Temporal day, List<Temporal> found)
    {
        var next = day.Next;
        if (day is not { Kind: TemporalKind.Date, Parts.Weekday: > 0 and var weekday } || !t.IsNumber(next - 1)) return next;
        for (var at = Following(t, next); IsDay(t, at, weekday); at = Following(t, next))
        {
            weekday = t.Digits(at) - 1;
            next = at + 1;
            found.Add(WeekdayReader.Open(t, at, next, weekday));
        }

        return next;
    }

    /// <summary>Adds the days of a row that is one token: "thứ 2,4,6"; the token behind it, or -1 when there is no row.</summary>
    public static int ReadGlued(CueText t, int i, ref List<Temporal>? found)
    {
        var at = i + 1;
        var isHead = t.Has(i, Cue.Weekday) ? t.IsJoined(at) : t.Has(i, Cue.ShortT) && t.IsTight(at) && t.Joint(at) == CueText.Blank;
        if (!isHead || !t.IsNumber(at) || !IsRow(t, at)) return -1;
        var token = t.Text[at];
        for (var place = 0; place < token.Length; place += 2)
        {
            var start = token.Start + place;
            var first = place == 0 ? i : at;
            var day = WeekdayReader.Open(t, first, at + 1, t.Text.Source[start] - '0' - 1);
            (found ??= []).Add(day with { Slice = (place == 0 ? t.Text[i].Start : start, start + 1) });
        }

        return at + 1;
    }

    private static bool IsRow(CueText t, int at)
    {
        var token = t.Text[at];
        if (token.Length is < 3 or > LongestRow || token.Length % 2 == 0) return false;
        if (t.IsJoined(at + 1) && (t.IsTight(at + 1) || !t.SaysOneOf(at + 1, Behind) || IsPupil(t, at + 1))) return false;
        var row = t.Text.Source.AsSpan(token.Start, token.Length);
        for (var place = 0; place < row.Length; place++)
        {
            var isGood = place % 2 == 1 ? row[place] == ',' : row[place] is >= '2' and <= '7' && (place == 0 || row[place] > row[place - 2]);
            if (!isGood) return false;
        }

        return true;
    }

    private static int Following(CueText t, int next) => t.Joint(next) is ',' || t.IsNumber(next) && t.IsJoined(next) ? next : t.IsJoined(next) && t.Says(next, "va") && t.IsJoined(next + 1) ? next + 1 : t.Count;

    private static bool IsPupil(CueText t, int i) => t.Says(i, "hoc") && t.IsJoined(i + 1) && t.Says(i + 1, "sinh");
}
