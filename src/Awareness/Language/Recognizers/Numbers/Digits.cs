using System.Globalization;

namespace Awareness.Language.Recognizers.Numbers;

/// <summary>
/// Reads digits with their separators as they were typed: "1.500.000", "0,25", "1.234,5". In Vietnamese a group of exactly three digits behind a
/// separator is a thousand unless a zero stands before it ("0,125"); in English "," parts thousands and "." begins the decimals.
/// </summary>
internal static class Digits
{
    /// <summary>More digits than this are an account or a bar code, not an amount.</summary>
    private const int LongestNumber = 24;

    /// <summary>So many figures fit a double exactly.</summary>
    private const int LongestPlain = 15;

    /// <summary>The value of token <paramref name="index"/>; false when it is no number (a version, an address, a part list such as "2,3,4").</summary>
    public static bool TryRead(AnalyzedText text, int index, bool isEnglish, out double value, out bool isDecimal)
    {
        var token = text[index];
        if (token.Kind != TokenKind.Number || token.Length > LongestNumber)
        {
            (value, isDecimal) = (0, false);
            return false;
        }

        var written = text.Source.AsSpan(token.Start, token.Length);
        if (TryReadPlain(written, out value))
        {
            isDecimal = false;
            return true;
        }

        if (TryReadFraction(written, out value))
        {
            isDecimal = true;
            return true;
        }

        return TryRead(written, isEnglish, out value, out isDecimal);
    }

    /// <summary>The value of <paramref name="written"/>, a run of digits that may hold "." and "," between digits.</summary>
    private static bool TryRead(ReadOnlySpan<char> written, bool isEnglish, out double value, out bool isDecimal)
    {
        (value, isDecimal) = (0, false);
        var point = isEnglish ? EnglishPoint(written) : VietnamesePoint(written);
        if (point == Invalid) return false;
        Span<char> plain = stackalloc char[LongestNumber];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            if (i == point) plain[length++] = '.';
            else if (char.IsDigit(written[i])) plain[length++] = (char)('0' + (int)char.GetNumericValue(written[i]));
        }

        isDecimal = point >= 0;
        return double.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private const int Invalid = -2;
    private const int NoPoint = -1;

    /// <summary>Where the decimals begin, <see cref="NoPoint"/> when there are none, <see cref="Invalid"/> when the separators make no number.</summary>
    private static int VietnamesePoint(ReadOnlySpan<char> written)
    {
        var first = written.IndexOfAny('.', ',');
        if (first < 0) return NoPoint;
        var last = written.LastIndexOfAny('.', ',');
        if (first == last) return IsThousands(written, first) ? NoPoint : first;
        if (written[first] == written[last]) return AreGroups(written, first, written.Length, written[first]) ? NoPoint : Invalid;
        return written.Count(written[last]) == 1 && AreGroups(written, first, last, written[first]) ? last : Invalid;
    }

    private static bool IsThousands(ReadOnlySpan<char> written, int separator) =>
        written.Length - separator == 4 && separator <= 3 && written[0] != '0';

    private static int EnglishPoint(ReadOnlySpan<char> written)
    {
        var point = written.IndexOf('.');
        if (point >= 0 && written[(point + 1)..].IndexOfAny('.', ',') >= 0) return Invalid;
        var comma = written.IndexOf(',');
        if (comma < 0) return point;
        return AreGroups(written, comma, point < 0 ? written.Length : point, ',') ? point : Invalid;
    }

    /// <summary>True when from the first separator on every group up to <paramref name="end"/> has three digits.</summary>
    private static bool AreGroups(ReadOnlySpan<char> written, int first, int end, char separator)
    {
        if (first > 3) return false;
        for (var at = first; at < end; at += 4)
        {
            if (written[at] != separator || at + 4 > end || written.Slice(at + 1, 3).IndexOfAny('.', ',') >= 0) return false;
        }

        return true;
    }

    /// <summary>The usual case, a short run of figures alone, without the detour over a parser.</summary>
    private static bool TryReadPlain(ReadOnlySpan<char> written, out double value)
    {
        value = 0;
        if (written.Length > LongestPlain) return false;
        foreach (var figure in written)
        {
            if (!char.IsAsciiDigit(figure)) return false;
            value = (value * 10) + (figure - '0');
        }

        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<char> written, out double value)
    {
        value = written is [var sign] ? sign switch { '¼' => 0.25, '½' => 0.5, '¾' => 0.75, _ => 0 } : 0;
        return value > 0;
    }
}
