namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Goes through a text once and reads every expression of time in it; where several readers could, the one that says more comes first.</summary>
internal static class TemporalScanner
{
    private const Cue Beginnings = ~(Cue.Tens | Cue.SundayLast | Cue.Almanac | Cue.Sun | Cue.Moon | Cue.HalfMore | Cue.Less | Cue.Within);

    /// <summary>All expressions, by position, without overlap.</summary>
    public static List<Temporal>? Read(CueText t)
    {
        List<Temporal>? found = null;
        for (var i = 0; i < t.Count && found is not { Count: >= TemporalOutput.MostSpans };)
        {
            if (t.Has(i, Cue.Weekday | Cue.ShortT) && WeekdayRow.ReadGlued(t, i, ref found) is var behind && behind > 0)
            {
                i = behind;
                continue;
            }

            var next = ReadAt(t, i);
            if (next is null)
            {
                i = t.IsNumber(i) ? BehindChain(t, i) : i + 1;
                continue;
            }

            if (!next.IsNothing) (found ??= []).Add(next);
            i = Math.Max(found is null ? next.Next : WeekdayRow.ReadOn(t, next, found), i + 1);
        }

        return found;
    }

    private static Temporal? ReadAt(CueText t, int i)
    {
        if (t.IsNumber(i)) return IsPartOfWord(t, i) ? null : Read(t, i);
        if (!t.Has(i, Beginnings)) return MayBegin(t, i) ? Named(t, i) : null;
        return Read(t, i);
    }

    private static Temporal? Read(CueText t, int i)
    {
        // "bay gio" without marks is "bây giờ" unless a part of the day makes it "bảy giờ".
        if (t.Has(i, Cue.Digit) && NowReader.Read(t, i) is { } now && !t.Follows(now.Next, Cue.Part)) return now;
        if (SetReader.Read(t, i) is { } set) return set;
        if (RangeReader.Read(t, i) is { } range) return range;
        var unit = UnitReader.Read(t, i);
        if (unit is not null) return unit.IsNothing ? unit : SetReader.WithSuffix(t, unit);
        return BarePart(t, i) ?? PeriodReader.Read(t, i) ?? LengthReader.Read(t, i) ?? NowReader.Read(t, i);
    }

    /// <summary>Feasts, short days and moments that begin with a word of their own.</summary>
    private static Temporal? Named(CueText t, int i) =>
        NowReader.Read(t, i) ?? RangeReader.Read(t, i) ?? UnitReader.Read(t, i) ?? PeriodReader.Read(t, i);

    private static readonly HashSet<string> NamedBeginnings = new(StringComparer.Ordinal)
    {
        "hnay", "hqua", "bjo", "bgio", "rang", "binh", "khuya", "nien", "sang", "cho", "cham", "muon", "tinh", "bay", "bi", "hien", "ngay", "ki", "ki",
        "valentine", "le", "quoc", "ca", "giang", "noel", "halloween", "giao", "gio", "phat", "dai", "doan", "vu", "xa", "trung", "ram", "ong", "nguyen", "that", "sinh", "cach", "nam", "dem",
    };

    private static bool MayBegin(CueText t, int i) => t.SaysOneOf(i, NamedBeginnings);

    /// <summary>"sáng hàng ngày": a part that stands only because it comes again.</summary>
    private static Temporal? BarePart(CueText t, int i)
    {
        if (!t.Has(i, Cue.Part) || PartReader.Read(t, i, out var part) is not (> 0 and var next) || !t.Follows(next, Cue.Every)) return null;
        var alone = DayParts.Alone(i, next, part);
        if (SetReader.WithSuffix(t, alone) is { Kind: TemporalKind.Set } set) return set;
        return t.IsJoined(next + 1) && WeekdayReader.Name(t, next + 1, out var weekday) is var named && named > 0
            ? alone with { Kind = TemporalKind.Set, Next = named, Timex = Timex.Weekday(weekday) + DayParts.Timex(part) }
            : null;
    }

    /// <summary>True when letters stand right before the number: "A1", "QL18", "covid19".</summary>
    private static bool IsPartOfWord(CueText t, int i) => i > 0 && t.IsTight(i) && t.Joint(i) == CueText.Blank && !t.IsNumber(i - 1) && !t.Has(i - 1, Cue.Month);

    /// <summary>Passes over numbers that are tied together, so that no part of "32/13/2020" is read alone; the last number of "2-3 ngày" is left.</summary>
    private static int BehindChain(CueText t, int i)
    {
        var at = i + 1;
        while (at < t.Count && t.IsNumber(at) && t.IsTight(at) && t.Joint(at) is '/' or '-' or ':' or '.')
        {
            if (t.Joint(at) == '-' && t.IsJoined(at + 1) && LengthReader.Unit(t, at + 1) != '\0') return at;
            at++;
        }

        return at;
    }
}
