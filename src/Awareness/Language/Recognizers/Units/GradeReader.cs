using Awareness.Language.Recognizers.Numbers;

namespace Awareness.Language.Recognizers.Units;

/// <summary>
/// Reads school grades as ages: pupils of lớp 1 turn 6 in the year school begins (Law on Education 2019, article 28), so lớp n means n + 5 years.
/// </summary>
internal static class GradeReader
{
    private const double AgeBeforeGradeOne = 5;
    private const double LastGrade = 12;

    private static readonly WordSet NotGrade = new("người tuổi cái chiếc lần học sinh nghìn triệu tuần");

    /// <summary>Behind an unmarked "nam" these make it a year: "lop nam nay".</summary>
    private static readonly WordSet PointsAtYear = new("nay ngoái sau trước tới qua");

    /// <summary>Adds the grades that begin at token <paramref name="at"/>; where reading goes on, <paramref name="at"/> itself when there is none.</summary>
    public static int Read(AnalyzedText text, int at, ref List<AgeSpan>? found)
    {
        if (!IsClassWord(text, at) || at + 1 >= text.Count || !text.IsNextTo(at + 1)) return at;
        var chain = default(NumberChain.Buffer);
        Span<NumberSpan> numbers = chain;
        var count = ReadGrades(text, at + 1, numbers);
        if (count == 0) return ReadNursery(text, at, ref found);
        for (var i = 0; i < count; i++)
        {
            var start = i == 0 ? text[at].Start : text[numbers[i].First].Start;
            (found ??= []).Add(new AgeSpan(numbers[i].Value + AgeBeforeGradeOne, AgeUnit.Year, AgeSource.Grade, start, EndOfClass(text, numbers[i].Last)));
        }

        return numbers[count - 1].Last + 1;
    }

    /// <summary>The three years before school by their names: mầm 3, chồi 4, lá 5 years.</summary>
    private static int ReadNursery(AnalyzedText text, int at, ref List<AgeSpan>? found)
    {
        var age = text.Key(at + 1) switch { "mâm2" => 3, "chôi2" => 4, "la1" => 5, _ => 0 };
        if (age is 0 || text.Key(at) is not "lơp1") return at;
        (found ??= []).Add(new AgeSpan(age, AgeUnit.Year, AgeSource.Grade, text[at].Start, text.End(at + 1)));
        return at + 2;
    }

    private static bool IsClassWord(AnalyzedText text, int at) =>
        text.Folded(at) is "lop" ? text.Key(at) is "lơp1" or "lop" : text.Key(at) is "khôi1" && at + 1 < text.Count && text[at + 1].Kind == TokenKind.Number;

    private static int ReadGrades(AnalyzedText text, int first, Span<NumberSpan> numbers)
    {
        var count = 0;
        for (var at = first; count < numbers.Length && TryReadNumber(text, at, out var number) && IsGrade(text, number); count++)
        {
            numbers[count] = number;
            at = NextGrade(text, number.Last + 1);
            if (at < 0)
            {
                count++;
                break;
            }
        }

        return count;
    }

    /// <summary>Digits by themselves, for "lớp 3/4" is a class of grade 3 and no fraction; otherwise words.</summary>
    private static bool TryReadNumber(AnalyzedText text, int at, out NumberSpan number)
    {
        if (at < text.Count && Digits.TryRead(text, at, isEnglish: false, out var value, out _))
        {
            number = new NumberSpan(value, at, 1, "integer", IsWords: false);
            return true;
        }

        return NumberReader.TryRead(text, at, out number);
    }

    private static bool IsGrade(AnalyzedText text, NumberSpan number)
    {
        if (number.Value is < 1 or > LastGrade || number.Value != Math.Floor(number.Value) || number.Subtype is not "integer") return false;
        var after = number.Last + 1;
        if (number is { IsWords: true, Count: 1, Value: 5 } && !text[number.First].IsMarked && PointsAtYear.Follows(text, after)) return false;
        return after >= text.Count || !text.IsNextTo(after) || text.IsGlued(after) || !NotGrade.Contains(text, after) || IsPupil(text, after);
    }

    /// <summary>In "lớp 6 học …" the pupil learns; only "học sinh" behind the number would be counted.</summary>
    private static bool IsPupil(AnalyzedText text, int after) =>
        text.Folded(after) is "hoc" && !(after + 1 < text.Count && text.Folded(after + 1) is "sinh");

    /// <summary>Where the next grade of a row stands: "lớp 6, 7", "lớp 6 - 9", "lớp 6 đến 9"; below zero when the row ends.</summary>
    private static int NextGrade(AnalyzedText text, int at)
    {
        if (at >= text.Count) return -1;
        var gap = text.GapBefore(at).Trim();
        if (gap is "," or "-" or "–" or ", " && text[at].Kind == TokenKind.Number) return at;
        return gap.IsEmpty && text.Folded(at) is "va" or "den" or "toi" or "hoac" && at + 1 < text.Count && text[at + 1].Kind == TokenKind.Number ? at + 1 : -1;
    }

    /// <summary>"lớp 10a2" ends behind the name of the class.</summary>
    private static int EndOfClass(AnalyzedText text, int last)
    {
        var end = last;
        if (end + 1 < text.Count && text.GapBefore(end + 1) is "/" && text[end + 1] is { Kind: TokenKind.Number, Length: <= 2 } && !(end + 2 < text.Count && text.GapBefore(end + 2) is "/")) return text.End(end + 1);
        if (end + 1 < text.Count && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Word, Length: <= 2 }) end++;
        else return text.End(last);
        if (end + 1 < text.Count && text.IsGlued(end + 1) && text[end + 1] is { Kind: TokenKind.Number, Length: <= 2 }) end++;
        return text.End(end);
    }
}
