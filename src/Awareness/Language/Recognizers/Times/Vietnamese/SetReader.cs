namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads what comes again: "mỗi ngày", "hằng tuần", "thứ hai hàng tuần", "8h sáng mỗi ngày", "2 ngày một lần", "đêm nào cũng".</summary>
internal static class SetReader
{
    private const int MostPieces = 3;

    /// <summary>Something that comes again at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        if (t.Has(i, Cue.Every) && t.IsJoined(i + 1)) return Every(t, i);
        if (t.Has(i, Cue.Day | Cue.Week | Cue.Month | Cue.Year | Cue.Part) && t.IsJoined(i + 1) && t.Says(i + 1, "nao") && t.IsJoined(i + 2) && t.Says(i + 2, "cung")) return Any(t, i);
        return Times(t, i);
    }

    /// <summary>The unit read before, when words behind it make it come again ("thứ hai hàng tuần"); otherwise the unit itself.</summary>
    public static Temporal WithSuffix(CueText t, Temporal unit)
    {
        var at = unit.Next;
        if (unit is { Kind: not TemporalKind.Set, Parts.Weekday: > 0 } && t.IsJoined(at) && t.Says(at, "nao") && t.IsJoined(at + 1) && t.Says(at + 1, "cung")) return Make(unit.First, at + 2, unit.Timex);
        if (unit.Kind is TemporalKind.Duration or TemporalKind.Set or TemporalKind.DateRange || !t.Follows(at, Cue.Every) || !t.IsJoined(at + 1)) return unit;
        var period = LengthReader.Unit(t, at + 1);
        var timex = period switch
        {
            'D' when unit.IsTime => unit.Timex,
            'W' when unit.Parts.Weekday > 0 => unit.Timex,
            'M' when unit.Parts is { Day: > 0, Month: 0 } => unit.Timex,
            'Y' when unit.Parts is { Day: > 0, Month: > 0, Year: 0 } || unit.IsLunar => unit.Timex,
            _ => null,
        };
        return timex is null ? unit : Make(unit.First, at + 2, timex);
    }

    /// <summary>A part of the day before "hàng ngày", which does not stand alone: "sáng hàng ngày", "tối mỗi thứ bảy".</summary>
    private static Temporal? Any(CueText t, int i)
    {
        if (!t.Has(i, Cue.Part)) return Make(i, i + 3, Timex.Length(1, LengthReader.Unit(t, i)));
        return Make(i, i + 3, DayParts.Timex((DayPart)t.Value(i)));
    }

    private static Temporal? Every(CueText t, int i)
    {
        var at = i + 1;
        if (t.Has(at, Cue.Part) || t.Has(at, Cue.Session) && t.Follows(at + 1, Cue.Part)) return EveryPart(t, i, at);
        if (WeekdayReader.Name(t, at, out var weekday) is var named && named > 0) return WithTime(t, i, named, Timex.Weekday(weekday));
        var unit = LengthReader.Unit(t, at);
        if (unit is not '\0' && !t.Says(at, "h"))
        {
            // "mỗi ngày chủ nhật" is each Sunday.
            if (unit == 'D' && WeekdayReader.Name(t, at + 1, out weekday) is var day && day > 0 && t.IsJoined(at + 1)) return WithTime(t, i, day, Timex.Weekday(weekday));
            if (t.IsNumber(at + 1) && t.IsJoined(at + 1) && unit is 'D' or 'M' && t.Follows(at + 2, Cue.Month)) return null;
            return unit == 'D' ? WithTime(t, i, at + 1, "P1D") : Make(i, at + 1, Timex.Length(1, unit));
        }

        if (t.Has(at, Cue.Quarter)) return Make(i, at + 1, "P3M");
        Span<LengthPiece> pieces = stackalloc LengthPiece[MostPieces];
        var next = t.Has(i, Cue.Every) && !t.Says(i, "hang") ? LengthReader.Pieces(t, at, pieces, out var count) : None(out count);
        if (next < 0) return null;
        return Make(i, Once(t, next) is var once && once > 0 ? once : next, Lengths.Of(i, next, pieces[..count]).Timex);
    }

    /// <summary>"mỗi sáng", "mỗi tối thứ bảy".</summary>
    private static Temporal? EveryPart(CueText t, int i, int at)
    {
        var next = PartReader.Read(t, at, out var part);
        if (next < 0) return null;
        if (t.IsJoined(next) && WeekdayReader.Name(t, next, out var weekday) is var named && named > 0) return Make(i, named, Timex.Weekday(weekday) + DayParts.Timex(part));
        return Make(i, next, DayParts.Timex(part));
    }

    /// <summary>A time behind it: "mỗi ngày lúc 8h", "mỗi thứ hai 15h".</summary>
    private static Temporal WithTime(CueText t, int i, int next, string timex)
    {
        var at = next;
        while (at < next + 2 && t.Follows(at, Cue.At)) at++;
        if (!t.IsJoined(at) || HourReader.Read(t, at) is not { IsNothing: false, Kind: TemporalKind.Time } time || (at == next && t.Has(time.Next - 1, Cue.Hour) && !t.Has(time.Next - 1, Cue.ShortHour))) return Make(i, next, timex);
        return Make(i, time.Next, timex == "P1D" ? time.Timex : timex + time.Timex);
    }

    /// <summary>"2 ngày một lần", "8 tiếng 1 lần".</summary>
    private static Temporal? Times(CueText t, int i)
    {
        if (!t.IsNumber(i) && !t.Has(i, Cue.Digit | Cue.Half)) return null;
        Span<LengthPiece> pieces = stackalloc LengthPiece[MostPieces];
        var next = LengthReader.Pieces(t, i, pieces, out var count);
        if (next < 0 || Once(t, next) is not (> 0 and var once)) return null;
        return Make(i, once, Lengths.Of(i, next, pieces[..count]).Timex);
    }

    private static int Once(CueText t, int at)
    {
        var isOne = t.IsJoined(at) && (t.Digits(at) == 1 || t.Has(at, Cue.Digit) && t.Value(at) == 1);
        return isOne && t.IsJoined(at + 1) && t.Says(at + 1, "lan") ? at + 2 : -1;
    }

    private static Temporal Make(int first, int next, string timex) => new() { Kind = TemporalKind.Set, First = first, Next = next, Timex = timex };

    private static int None(out int count)
    {
        count = 0;
        return -1;
    }
}
