namespace Awareness.Language.Recognizers.Times;

/// <summary>One piece of a length: 3 days. Units are Y M W D and h m s.</summary>
internal readonly record struct LengthPiece(double Amount, char Unit);

/// <summary>Makes lengths of time, and moments and ranges that lie that far from now.</summary>
internal static class Lengths
{
    private const int LongestYears = 900;

    /// <summary>A length of time.</summary>
    public static Temporal Of(int first, int next, ReadOnlySpan<LengthPiece> pieces)
    {
        var seconds = 0d;
        foreach (var piece in pieces) seconds += piece.Amount * Timex.Seconds(piece.Unit);
        return new Temporal { Kind = TemporalKind.Duration, First = first, Next = next, Timex = Write(pieces), Seconds = seconds, IsExplicit = true };
    }

    /// <summary>True when a moment that far away can be written as a date.</summary>
    public static bool IsReachable(ReadOnlySpan<LengthPiece> pieces)
    {
        var years = 0d;
        foreach (var piece in pieces) years += piece.Amount * Timex.Seconds(piece.Unit) / Timex.Seconds('Y');
        return years < LongestYears;
    }

    /// <summary>The day or moment a length from now: 3 days ago, in 2 hours.</summary>
    public static Temporal Point(DateTime now, int first, int next, ReadOnlySpan<LengthPiece> pieces, int sign)
    {
        if (!IsClock(pieces)) return Temporal.OnDay(first, next, Move(now.Date, pieces, sign), true);
        var moment = new Extent(Move(now, pieces, sign));
        return new Temporal { Kind = TemporalKind.DateTime, First = first, Next = next, Timex = Timex.Moment(moment.Start.GetValueOrDefault()), Past = moment, Future = moment, IsExplicit = true };
    }

    /// <summary>The next days (from tomorrow on) or the last ones (to yesterday), or hours from or to now.</summary>
    public static Temporal Span(DateTime now, int first, int next, ReadOnlySpan<LengthPiece> pieces, int sign, bool fromToday)
    {
        var isClock = IsClock(pieces);
        var from = isClock ? now : sign > 0 && !fromToday ? now.Date.AddDays(1) : now.Date;
        var to = Move(from, pieces, sign);
        var extent = sign > 0 ? new Extent(from, to) : new Extent(to, from);
        var (start, end) = (extent.Start.GetValueOrDefault(), extent.End.GetValueOrDefault());
        var timex = isClock ? Timex.Range(Timex.Moment(start), Timex.Moment(end), Write(pieces)) : Timex.Range(Timex.Date(start), Timex.Date(end), Write(pieces));
        return new Temporal { Kind = isClock ? TemporalKind.DateTimeRange : TemporalKind.DateRange, First = first, Next = next, Timex = timex, Past = extent, Future = extent, IsExplicit = true };
    }

    /// <summary>A length at the beginning or end of a period: the first six months of a year.</summary>
    public static Temporal Within(Temporal period, int first, ReadOnlySpan<LengthPiece> pieces, bool isEnd)
    {
        var length = Write(pieces);
        var past = Inner(period.Past, pieces, isEnd);
        var future = Inner(period.Future, pieces, isEnd);
        var (start, end) = (past.Start.GetValueOrDefault(), past.End.GetValueOrDefault());
        var isOpen = past != future;
        return period with
        {
            First = first,
            Mod = null,
            Timex = Timex.Range(Timex.Date(isOpen ? 0 : start.Year, start.Month, start.Day), Timex.Date(isOpen ? 0 : end.Year, end.Month, end.Day), length),
            Past = past,
            Future = future,
            IsExplicit = true,
        };
    }

    private static Extent Inner(Extent period, ReadOnlySpan<LengthPiece> pieces, bool isEnd) =>
        period is not { Start: { } start, End: { } end } ? period : isEnd ? new Extent(Move(end, pieces, -1), end) : new Extent(start, Move(start, pieces, 1));

    private static bool IsClock(ReadOnlySpan<LengthPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (Timex.IsClock(piece.Unit)) return true;
        }

        return false;
    }

    private static DateTime Move(DateTime from, ReadOnlySpan<LengthPiece> pieces, int sign)
    {
        foreach (var (amount, unit) in pieces)
        {
            var whole = (int)Math.Floor(amount);
            var rest = amount - whole;
            from = unit switch
            {
                'Y' => from.AddMonths(sign * (int)Math.Round(amount * 12)),
                'M' => from.AddMonths(sign * whole).AddDays(sign * Math.Round(rest * 30)),
                'W' => from.AddDays(sign * Math.Round(amount * 7)),
                'D' => from.AddDays(sign * Math.Round(amount)),
                _ => from.AddSeconds(sign * amount * Timex.Seconds(unit)),
            };
        }

        return from;
    }

    /// <summary>"P2Y6M", "P1DT2H", "PT1H30M".</summary>
    private static string Write(ReadOnlySpan<LengthPiece> pieces)
    {
        if (pieces.Length == 1) return Timex.Length(pieces[0].Amount, pieces[0].Unit);
        var text = "P";
        foreach (var (amount, unit) in pieces)
        {
            var piece = Timex.Length(amount, unit)[1..];
            text += text.Contains('T', StringComparison.Ordinal) && piece[0] == 'T' ? piece[1..] : piece;
        }

        return text;
    }
}
