using Awareness.Language.Recognizers.Times.Vietnamese;

namespace Awareness.Language.Recognizers.Times.English;

/// <summary>Reads English periods and lengths: "next week", "June 2026", "the last 3 days", "half an hour", "2 days ago".</summary>
internal static class EnglishPeriods
{
    private const int MostPieces = 3;
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter", "fall"];

    /// <summary>"this", "next", "last": how many periods ahead.</summary>
    public static bool Swift(CueText t, int i, out int swift)
    {
        swift = t.Says(i, "next") || t.Says(i, "coming") || t.Says(i, "upcoming") ? 1 : t.Says(i, "last") || t.Says(i, "previous") || t.Says(i, "past") ? -1 : 0;
        return swift != 0 || t.Says(i, "this");
    }

    /// <summary>A period at <paramref name="i"/>, or null.</summary>
    public static Temporal? Read(CueText t, int i)
    {
        if (Swift(t, i, out var swift) && t.IsJoined(i + 1))
        {
            if (t.Says(i + 1, "week")) return Periods.Week(t.Today, i, i + 2, swift);
            if (t.Says(i + 1, "weekend")) return Periods.Weekend(t.Today, i, i + 2, swift);
            if (t.Says(i + 1, "month")) return Periods.MonthFromNow(t.Today, i, i + 2, swift);
            if (t.Says(i + 1, "year")) return Periods.Year(i, i + 2, t.Today.Year + swift);
            if (Season(t, i + 1) is > 0 and var season) return Periods.Season(t.Today, i, i + 2, t.Today.Year + swift, season);
            if (Words.Month(t, i + 1) is > 0 and var named)
            {
                var open = Periods.Month(t.Today, i, i + 2, 0, named);
                return Periods.Month(t.Today, i, i + 2, swift < 0 ? open.Past.Start.GetValueOrDefault().Year : swift == 0 ? t.Today.Year : open.Future.Start.GetValueOrDefault().Year, named);
            }

            return swift == 0 ? null : Span(t, i, swift);
        }

        if (Words.Month(t, i) is > 0 and var month) return Month(t, i, month);
        if (Season(t, i) is > 0 and var ofYear && t.IsNumber(i + 1) && t.IsJoined(i + 1) && t.Length(i + 1) == 4) return Periods.Season(t.Today, i, i + 2, t.Digits(i + 1), ofYear);
        return Year(t, i);
    }

    /// <summary>A length at <paramref name="i"/>, or what lies that far from now.</summary>
    public static Temporal? Length(CueText t, int i)
    {
        Span<LengthPiece> pieces = stackalloc LengthPiece[MostPieces];
        var isIn = t.Says(i, "in") || t.Says(i, "within");
        var at = isIn && t.IsJoined(i + 1) ? i + 1 : i;
        var next = Pieces(t, at, pieces, out var count);
        if (next < 0 || !Lengths.IsReachable(pieces[..count])) return null;
        var length = pieces[..count];
        if (Words.Next(t, next, "ago")) return Lengths.Point(t.Now, at, next + 1, length, -1);
        if (Words.Next(t, next, "later")) return Lengths.Point(t.Now, at, next + 1, length, 1);
        if (Words.Next(t, next, "from") && Words.Next(t, next + 1, "now")) return Lengths.Point(t.Now, at, next + 2, length, 1);
        if (at > i) return t.Says(i, "in") ? Lengths.Point(t.Now, i, next, length, 1) : Lengths.Span(t.Now, i, next, length, 1, true);
        if (Words.Next(t, next, "old")) return Temporal.Nothing(i, next + 1);
        return Lengths.Of(i, next, length);
    }

    /// <summary>"2 hours and 30 minutes", "an hour and a half"; the token behind it, or -1.</summary>
    public static int Pieces(CueText t, int i, Span<LengthPiece> pieces, out int count)
    {
        count = 0;
        var at = i;
        while (count < MostPieces)
        {
            var from = count > 0 && Words.Next(t, at, "and") ? at + 1 : at;
            if (count > 0 && t.Says(from, "a") && Words.Next(t, from + 1, "half"))
            {
                pieces[count - 1] = pieces[count - 1] with { Amount = pieces[count - 1].Amount + 0.5 };
                return from + 2;
            }

            var next = (count == 0 || t.IsJoined(from)) ? Piece(t, from, out var piece) : None(out piece);
            if (next < 0 || (count > 0 && Timex.Seconds(piece.Unit) >= Timex.Seconds(pieces[count - 1].Unit))) break;
            pieces[count++] = piece;
            at = next;
        }

        return count == 0 ? -1 : at;
    }

    private static int Piece(CueText t, int i, out LengthPiece piece)
    {
        piece = default;
        if (t.Says(i, "half"))
        {
            var behind = Words.Next(t, i + 1, "a") || Words.Next(t, i + 1, "an") ? i + 2 : i + 1;
            var half = t.IsJoined(behind) ? Words.Unit(t, behind) : '\0';
            piece = new LengthPiece(0.5, half);
            return half == '\0' ? -1 : behind + 1;
        }

        if (t.IsNumber(i) && t.Joint(i) is '/' or ':' or '-' && t.IsTight(i)) return -1;
        var next = t.IsNumber(i) ? t.Amount(i, out var amount) : Whole(t, i, out amount);
        if (next < 0 || !(t.IsJoined(next) || (t.Joint(next) == '-' && t.IsTight(next))) || amount <= 0) return -1;
        var unit = Words.Unit(t, next);
        piece = new LengthPiece(amount, unit);
        return unit == '\0' ? -1 : next + 1;
    }

    private static int Whole(CueText t, int i, out double amount)
    {
        var next = Words.Number(t, i, out var value);
        amount = value;
        return next;
    }

    private static int None(out LengthPiece piece)
    {
        piece = default;
        return -1;
    }

    /// <summary>"next 3 days", "last 2 hours".</summary>
    private static Temporal? Span(CueText t, int i, int swift)
    {
        Span<LengthPiece> pieces = stackalloc LengthPiece[MostPieces];
        var next = Pieces(t, i + 1, pieces, out var count);
        if (next < 0 || t.Says(i + 1, "a") || t.Says(i + 1, "an")) return null;
        return Lengths.IsReachable(pieces[..count]) ? Lengths.Span(t.Now, i, next, pieces[..count], swift, false) : null;
    }

    private static Temporal? Month(CueText t, int i, int month)
    {
        var at = t.Says(i + 1, "of") && t.IsJoined(i + 1) ? i + 2 : i + 1;
        var hasYear = t.IsNumber(at) && t.Length(at) == 4 && t.Joint(at) is CueText.Blank or ',' && t.Digits(at) is >= 1000 and <= 2999;
        return hasYear ? Periods.Month(t.Today, i, at + 1, t.Digits(at), month) : Periods.Month(t.Today, i, i + 1, 0, month);
    }

    /// <summary>"in 2026", "the year 2026": a bare number is no year.</summary>
    private static Temporal? Year(CueText t, int i)
    {
        var first = t.Says(i, "year") && t.IsJoined(i + 1) ? i + 1 : i;
        if (!t.IsNumber(first) || t.Length(first) != 4 || t.Digits(first) is < 1000 or > 2999) return null;
        if (first == i && !(t.IsJoined(i) && (t.Says(i - 1, "in") || t.Says(i - 1, "since") || t.Says(i - 1, "of") || t.Says(i - 1, "before") || t.Says(i - 1, "after") || t.Says(i - 1, "from") || t.Says(i - 1, "to") || t.Says(i - 1, "and")))) return null;
        return t.IsJoined(first + 1) && Words.Unit(t, first + 1) != '\0' ? null : Periods.Year(i, first + 1, t.Digits(first)) with { IsExplicit = true };
    }

    private static int Season(CueText t, int i)
    {
        for (var k = 0; k < Seasons.Length; k++)
        {
            if (t.Says(i, Seasons[k])) return k == 4 ? 3 : k + 1;
        }

        return 0;
    }
}
