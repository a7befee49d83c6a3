namespace Awareness.Language.Recognizers.Times.Vietnamese;

/// <summary>Reads lengths of time and what lies that far from now: "2 tiếng", "nửa năm", "3 ngày nữa", "cách đây 3 hôm", "7 ngày qua", "6 tháng đầu năm".</summary>
internal static class LengthReader
{
    private const int MostPieces = 3;
    private const double LongestAmount = 9999;

    /// <summary>Words before a number that make it the name of something: "lớp 6 năm nay".</summary>
    private static readonly HashSet<string> BeforeName = new(StringComparer.Ordinal) { "lop", "khoi", "tuoi", "dieu", "khoan", "hang", "cau", "bai", "tang", "phong", "lo", "tap", "so", "thu" };

    /// <summary>Behind "tiếng" these make it a language or a sound.</summary>
    private static readonly HashSet<string> Sounds = new(StringComparer.Ordinal) { "anh", "viet", "noi", "keu", "trung", "phap", "han", "nga", "hat", "long", "don", "go", "chuong", "dong", "tay", "no", "sung", "coi", "duc", "me" };

    private static readonly HashSet<string> NotLength = new(StringComparer.Ordinal) { "tuoi", "nao", "dep" };

    /// <summary>A length or what is told by it at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        Span<LengthPiece> pieces = stackalloc LengthPiece[MostPieces];
        if (t.Has(i, Cue.Ago) && t.Follows(i + 1, Cue.Here | Cue.This)) return Ago(t, i, pieces);
        if (t.Has(i, Cue.In) && t.IsJoined(i + 1)) return Inside(t, i, pieces);
        if (t.Has(i, Cue.Whole) && t.Follows(i + 1, Cue.Day | Cue.Week | Cue.Month | Cue.Year) && t.Text[i].Length > 1) return Whole(t, i);
        if (t.IsJoined(i) && t.SaysOneOf(i - 1, BeforeName) && !t.Has(i - 1, Cue.Day)) return null;
        var next = Pieces(t, i, pieces, out var count);
        if (next < 0) return null;
        var length = pieces[..count];
        return t.IsJoined(next) && t.SaysOneOf(next, NotLength) ? Temporal.Nothing(i, next + 1) : Pointed(t, i, next, length) ?? (IsAge(t, i, next, length) ? Temporal.Nothing(i, next) : Lengths.Of(i, next, length));
    }

    /// <summary>"bé 10 tháng" is an age.</summary>
    private static bool IsAge(CueText t, int i, int next, ReadOnlySpan<LengthPiece> length) =>
        length is [{ Unit: 'M' }] && t.IsNumber(i) && t.IsJoined(i) && t.SaysOneOf(i - 1, Children) && !t.Has(next - 1, Cue.HalfMore);

    private static readonly HashSet<string> Children = new(StringComparer.Ordinal) { "be", "chau", "con", "tre", "nhoc" };

    /// <summary>One unit of time, for "mỗi ngày"; 0 when there is none.</summary>
    public static char Unit(CueText t, int i)
    {
        if (t.Has(i, Cue.Day | Cue.DayNear)) return 'D';
        if (t.Has(i, Cue.Week)) return 'W';
        if (t.Has(i, Cue.Month)) return 'M';
        if (t.Has(i, Cue.Year)) return 'Y';
        if (t.Has(i, Cue.Hours)) return t.IsJoined(i + 1) && t.SaysOneOf(i + 1, Sounds) && !IsByClock(t, i + 1) ? '\0' : 'h';
        if (t.Has(i, Cue.Hour)) return t.Says(i, "g") ? '\0' : 'h';
        if (t.Has(i, Cue.Minute)) return t.Length(i) > 1 || t.IsTight(i) ? 'm' : '\0';
        return t.Has(i, Cue.Second) || (t.Says(i, "s") && t.IsTight(i) && t.IsNumber(i - 1)) ? 's' : '\0';
    }

    /// <summary>"2 năm 6 tháng", "một tiếng rưỡi", "nửa ngày": the token behind them, or -1.</summary>
    public static int Pieces(CueText t, int i, Span<LengthPiece> pieces, out int count)
    {
        count = 0;
        var at = i;
        while (count < MostPieces)
        {
            var next = Piece(t, at, out var piece);
            if (next < 0 || (count > 0 && Timex.Seconds(piece.Unit) >= Timex.Seconds(pieces[count - 1].Unit))) break;
            pieces[count++] = piece;
            at = next;
            if (!t.IsJoined(at) || piece.Amount != Math.Floor(piece.Amount)) break;
        }

        return count == 0 ? -1 : at;
    }

    private static int Piece(CueText t, int i, out LengthPiece piece)
    {
        piece = default;
        if (t.Has(i, Cue.Half) && t.IsJoined(i + 1) && Unit(t, i + 1) is var half && half != '\0' && !t.Follows(i + 2, Cue.Early | Cue.Late))
        {
            piece = new LengthPiece(0.5, half);
            return i + 2;
        }

        var next = t.Amount(i, out var amount);
        if (next < 0 || !t.IsJoined(next) || amount is <= 0 or > LongestAmount || IsOther(t, i, next)) return -1;
        var unit = Unit(t, next);
        var behind = next + 1;
        if (unit == '\0')
        {
            (unit, amount, behind) = LongUnit(t, next, amount);
            if (unit == '\0') return -1;
        }

        if (t.Follows(behind, Cue.HalfMore)) (amount, behind) = (amount + 0.5, behind + 1);
        else if (unit == 'h' && IsByClock(t, behind)) behind += 2;
        piece = new LengthPiece(amount, unit);
        return behind;
    }

    /// <summary>"giờ đồng hồ", "tiếng đồng hồ".</summary>
    private static bool IsByClock(CueText t, int i) => t.IsJoined(i) && t.Says(i, "dong") && t.IsJoined(i + 1) && t.Says(i + 1, "ho");

    /// <summary>"quý", "thập kỷ", "thế kỷ".</summary>
    private static (char Unit, double Amount, int Next) LongUnit(CueText t, int i, double amount)
    {
        if (t.Has(i, Cue.Quarter) && t.Text[i].IsMarked) return ('M', amount * 3, i + 1);
        if (t.IsJoined(i + 1) && t.Says(i + 1, "ki") && t.Text[i].IsMarked)
        {
            if (t.Says(i, "thap")) return ('Y', amount * 10, i + 2);
            if (t.Says(i, "the")) return ('Y', amount * 100, i + 2);
        }

        return ('\0', amount, i);
    }

    /// <summary>Numbers that stand with a unit and count something else: a year before "ngày", "5 nam 3 nữ", a date behind "tháng".</summary>
    private static bool IsOther(CueText t, int i, int unit)
    {
        if (t.IsNumber(i) && t.Joint(i) is '/' or ':' && t.IsTight(i)) return true;
        // "một hôm" is once upon a day.
        if (!t.IsNumber(i) && t.Says(unit, "hom") && t.Value(i) == 1 && unit == i + 1) return true;
        // "RON 95 hôm nay": too many to be days.
        if (t.IsNumber(i) && t.Has(unit, Cue.DayNear) && t.Follows(unit + 1, Cue.This) && t.Digits(i) is < 0 or > DayReader.MostDaysNear) return true;
        if (t.Has(unit, Cue.Year) && !t.Text[unit].IsMarked && (t.Says(unit + 1, "nu") || t.Says(unit + 2, "nu") || t.Says(unit + 1, "sinh"))) return true;
        if (t.IsNumber(i) && t.Length(i) == 4 && t.Digits(i) is > 1900 and < 2150 && t.Has(unit, Cue.Day | Cue.Month)) return true;
        // "goi 115 ngay": call at once.
        if (t.Has(unit, Cue.Day) && !t.Text[unit].IsMarked && t.IsJoined(i) && (t.Says(i - 1, "goi") || t.Says(i - 1, "alo") || t.Says(i - 1, "bao"))) return true;
        // "chỉ thị 33 ngày 29/5": the number belongs to the directive.
        if (t.Has(unit, Cue.Day) && t.IsNumber(unit + 1) && t.IsJoined(unit + 1) && (t.Joint(unit + 2) is '/' or '-' || t.Has(unit + 2, Cue.Month))) return true;
        // "hai năm 2026", "3 tháng 6": what follows belongs to a date.
        return t.Has(unit, Cue.Year) && t.IsNumber(unit + 1) && t.IsJoined(unit + 1) && t.Length(unit + 1) == 4;
    }

    private static Temporal? Pointed(CueText t, int i, int next, ReadOnlySpan<LengthPiece> length)
    {
        if (!t.IsJoined(next) || !Lengths.IsReachable(length)) return null;
        if (t.Has(next, Cue.More)) return Lengths.Point(t.Now, i, next + 1, length, 1);
        if (t.Says(next, "ve") && t.Follows(next + 1, Cue.Before)) return Lengths.Point(t.Now, i, next + 2, length, -1);
        if (t.Has(next, Cue.Before)) return PeriodSwift.Behind(t, next) > 0 ? Lengths.Point(t.Now, i, next + 1, length, -1) : null;
        if (t.Has(next, Cue.After)) return PeriodSwift.Ahead(t, next) > 0 && !t.Follows(next + 1, Cue.This) ? Lengths.Point(t.Now, i, t.Follows(next + 1, Cue.More) ? next + 2 : next + 1, length, 1) : null;
        if (t.Has(next, Cue.This)) return t.Says(next, "nay") && !t.Text.Key(next).EndsWith("2") ? Lengths.Span(t.Now, i, next + 1, length, -1, false) : null;
        if (t.Says(next, "gan") && t.Follows(next + 1, Cue.Here) && !Timex.IsClock(length[0].Unit)) return Lengths.Span(t.Now, i, next + 2, length, -1, false);
        if (t.Has(next, Cue.Coming | Cue.Next)) return PeriodSwift.Ahead(t, next) is var ahead && ahead > 0 ? Lengths.Span(t.Now, i, ahead, length, 1, false) : null;
        if (t.Has(next, Cue.Past | Cue.Just)) return PeriodSwift.Behind(t, next) is var behind && behind > 0 ? Lengths.Span(t.Now, i, behind, length, -1, false) : null;
        return t.Has(next, Cue.Early | Cue.Late) && PeriodReader.Read(t, next) is { Kind: TemporalKind.DateRange, Past.Start: { } start } period && period.Next > next + 1 && CalendarRules.IsWithin(start.Year) ? Lengths.Within(Whole(t, period, next), i, length, t.Has(next, Cue.Late)) : null;
    }

    /// <summary>The whole period of which the beginning or end was read.</summary>
    private static Temporal Whole(CueText t, Temporal section, int at)
    {
        if (section.Mod is null) return section;
        var whole = PeriodReader.Read(t, at + 1);
        if (whole is not null) return whole;
        if (t.Has(at + 1, Cue.Week)) return Periods.Week(t.Today, section.First, section.Next, 0);
        return t.Has(at + 1, Cue.Month) ? Periods.MonthFromNow(t.Today, section.First, section.Next, 0) : Periods.Year(section.First, section.Next, t.Today.Year);
    }

    /// <summary>"cách đây 3 hôm", "cách đây hơn 2 năm".</summary>
    private static Temporal? Ago(CueText t, int i, Span<LengthPiece> pieces)
    {
        var at = i + 2;
        if (t.Has(at, Cue.About) || t.Says(at, "hon") || t.Says(at, "gan")) at++;
        var next = t.IsJoined(at) ? Pieces(t, at, pieces, out var count) : None(out count);
        return next < 0 || !Lengths.IsReachable(pieces[..count]) ? null : Lengths.Point(t.Now, i, next, pieces[..count], -1);
    }

    /// <summary>"trong vòng 24 giờ", "trong 3 ngày"; "trong 30 phút" alone is a length.</summary>
    private static Temporal? Inside(CueText t, int i, Span<LengthPiece> pieces)
    {
        var at = t.Has(i + 1, Cue.Within) ? i + 2 : i + 1;
        var next = t.IsJoined(at) ? Pieces(t, at, pieces, out var count) : None(out count);
        if (next < 0 || (t.IsJoined(next) && t.SaysOneOf(next, NotLength)) || !Lengths.IsReachable(pieces[..count])) return null;
        if (Pointed(t, at, next, pieces[..count]) is not null) return null;
        // "trong một ngày" is per day, "trong ba năm liên tiếp" a length.
        if (at == i + 1 && (t.Has(at, Cue.Digit) && t.Value(at) == 1 && !t.IsNumber(at) || Lasts(t, next))) return null;
        var isClock = Timex.IsClock(pieces[0].Unit);
        return at == i + 1 && isClock ? null : Lengths.Span(t.Now, i, next, pieces[..count], 1, true);
    }

    private static bool Lasts(CueText t, int at) => t.IsJoined(at) && (t.Says(at, "lien") || t.Says(at, "tron"));

    /// <summary>"cả ngày".</summary>
    private static Temporal? Whole(CueText t, int i)
    {
        if (t.IsJoined(i + 2) && (t.Has(i + 2, Cue.This | Cue.After | Cue.Tomorrow | Cue.Before | Cue.Past | Cue.LastYear | Cue.School) || t.IsNumber(i + 2))) return null;
        return Lengths.Of(i, i + 2, [new LengthPiece(1, Unit(t, i + 1))]) with { IsExplicit = false };
    }

    private static int None(out int count)
    {
        count = 0;
        return -1;
    }
}
