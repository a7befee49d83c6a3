using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>Reads a year of birth as an age: "sinh năm 2015", "sn 2015", "sinh ngày 12/3/2010", "năm sinh: 2008", "2k12".</summary>
internal static class BirthReader
{
    private const int FirstYear = 1900;
    private const int MostWordsBetween = 4;

    /// <summary>Behind these "sinh" is no birth: "học sinh năm 2015", "tuyển sinh 2026", "hy sinh năm 1972".</summary>
    private static readonly WordSet OtherWord = new("học thí tuyển hy khai vệ phát hồi môn thư giáo tái nữ nam");
    private static readonly WordSet Between = new("năm ngày tháng vào hồi là khoảng mùng");

    /// <summary>The age at <paramref name="today"/> of the birth told at token <paramref name="at"/>; <paramref name="end"/> is the token behind it.</summary>
    public static bool TryRead(AnalyzedText text, int at, DateOnly today, out AgeSpan age, out int end)
    {
        (age, end) = (default, at);
        if (NumberReader.IsBirthNickname(text, at)) return TryReadNickname(text, at, at, today, out age, out end);
        if (!IsBirthWord(text, at)) return false;
        var first = at + 1;
        if (text.Folded(at) is "nam") first++;
        for (var i = 0; i < MostWordsBetween && Between.Contains(text, first); i++) first++;
        if (IsDayAlone(text, first)) return false;
        if (first >= text.Count || text.GapBefore(first).Trim() is not ([] or ":" or ".")) return false;
        if (NumberReader.IsBirthNickname(text, first)) return TryReadNickname(text, at, first, today, out age, out end);
        if (!TryReadDate(text, first, today, out var year, out var month, out var day, out end)) return false;
        return TryMake(text, at, end, (year, month, day), today, out age);
    }

    /// <summary>"sinh tháng 11" tells no year.</summary>
    private static bool IsDayAlone(AnalyzedText text, int number) =>
        number < text.Count && text.Folded(number - 1) is "thang" or "ngay" or "mung" && text[number].Kind == TokenKind.Number && text[number].Length <= 2
        && !IsJoined(text, number + 1) && !TryReadYearBehind(text, number + 1, out _);

    private static bool IsBirthWord(AnalyzedText text, int at) => text.Folded(at) switch
    {
        "sinh" or "sn" => !(at > 0 && text.IsNextTo(at) && OtherWord.Contains(text, at - 1)),
        "de" => text.Key(at) is "đe3" or "de" && at + 1 < text.Count && text.Folded(at + 1) is "nam",
        "nam" => at + 1 < text.Count && text.IsNextTo(at + 1) && text.Folded(at + 1) is "sinh" && text.Key(at) is "năm" or "nam",
        _ => false,
    };

    private static bool TryReadNickname(AnalyzedText text, int start, int at, DateOnly today, out AgeSpan age, out int end)
    {
        (age, end) = (default, at + 3);
        return Digits.TryRead(text, at + 2, isEnglish: false, out var year, out _) && TryMake(text, start, end, (2000 + (int)year, 0, 0), today, out age);
    }

    private static bool TryMake(AnalyzedText text, int start, int end, (int Year, int Month, int Day) born, DateOnly today, out AgeSpan age)
    {
        var years = today.Year - born.Year;
        if (born.Month > 0 && (today.Month, today.Day).CompareTo((born.Month, born.Day)) < 0) years--;
        age = new AgeSpan(years, AgeUnit.Year, AgeSource.Birth, text[start].Start, text.End(end - 1));
        return years >= 0 && years <= AgeReader.OldestAge;
    }

    /// <summary>"2015", "15" after "sn" as 2015, "88" as 1988, "12/3/2010", "5/2015", "tháng 5 năm 2015"; month and day are 0 when not told.</summary>
    private static bool TryReadDate(AnalyzedText text, int at, DateOnly today, out int year, out int month, out int day, out int end)
    {
        (year, month, day, end) = (0, 0, 0, at + 1);
        if (text[at].Kind == TokenKind.Number && IsJoined(text, at + 1))
        {
            var parts = IsJoined(text, at + 2) ? 3 : 2;
            end = at + parts;
            if (!TryReadInteger(text, end - 1, out year) || !TryReadInteger(text, end - 2, out month)) return false;
            if (parts is 3 && !TryReadInteger(text, at, out day)) return false;
            return month is >= 1 and <= 12 && day is >= 0 and <= 31 && IsYear(ref year, today);
        }

        if (!NumberReader.TryRead(text, at, out var number) || number.Value != Math.Floor(number.Value) || number.Value is < 0 or > 9999) return false;
        (year, end) = ((int)number.Value, number.Last + 1);
        if (year is >= 1 and <= 12 && TryReadYearBehind(text, end, out var later))
        {
            (month, year, end) = (year, later, end + 2);
            return IsYear(ref year, today);
        }

        return (number.IsWords || text[at].Length is 2 or 4) && IsYear(ref year, today);
    }

    private static bool TryReadYearBehind(AnalyzedText text, int at, out int year)
    {
        year = 0;
        return at + 1 < text.Count && text.IsNextTo(at) && text.Folded(at) is "nam" && text[at + 1].Length is 4 && TryReadInteger(text, at + 1, out year);
    }

    private static bool IsJoined(AnalyzedText text, int at) => at < text.Count && text[at].Kind == TokenKind.Number && text.GapBefore(at) is "/" or "-" or ".";

    private static bool TryReadInteger(AnalyzedText text, int at, out int value)
    {
        var isRead = Digits.TryRead(text, at, isEnglish: false, out var number, out var isDecimal) && !isDecimal && number < 10_000;
        value = isRead ? (int)number : 0;
        return isRead;
    }

    /// <summary>Two figures are the latest year that is not in the future.</summary>
    private static bool IsYear(ref int year, DateOnly today)
    {
        if (year < 100) year += year <= today.Year - 2000 ? 2000 : FirstYear;
        return year >= FirstYear && year <= today.Year;
    }
}
