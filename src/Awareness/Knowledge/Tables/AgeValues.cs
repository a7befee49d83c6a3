using Awareness.Language;
using Awareness.Language.Recognizers;
using Awareness.Language.Recognizers.Units;

namespace Awareness.Knowledge.Tables;

/// <summary>
/// Ages as stretches: "16 tuổi" is 16 up to 17, "chưa đủ 16" is below 16, and a school year or a year of birth, which leaves the birthday
/// open, is two years wide and marked as worked out.
/// </summary>
internal static class AgeValues
{
    private const double MonthsInYear = 12;

    /// <summary>"18 tuổi thiếu mấy ngày" is not 18.</summary>
    private static readonly WordSet Lacking = new("thiếu kém hụt");

    public static void Read(AnalyzedText text, DateOnly today, FoundValues found)
    {
        var isEnglish = CultureGuess.Of(text) == Recognition.English;
        List<(KnownValue? Value, int First)> read = [];
        foreach (var age in isEnglish ? EnglishAgeReader.Find(text, today) : AgeReader.Find(text, today))
        {
            var first = text.TokenAt(age.Start);
            var behind = text.TokenAt(age.End);
            var bounded = age.Source is AgeSource.Stated && age.Unit is AgeUnit.Year ? Bounds.Read(text, Digits(text, first, behind), behind, age.Value) : new Bounded(null, first);

            if (bounded.Interval is null && Lacking.Follows(text, behind)) bounded = bounded with { Interval = new Interval(age.Value - 1, age.Value) };

            // The lower end of "từ 16 đến dưới 18 tuổi" was met as a number of its own before.
            while (read is [.., var last] && last.First >= bounded.First) read.RemoveAt(read.Count - 1);
            read.Add((KnownValue.Number(ValueKind.Age, bounded.Interval ?? Plain(age), age.Source is not AgeSource.Stated), first));
        }

        foreach (var (value, _) in read) found.Add(value);
    }

    /// <summary>An age behind "tuổi" begins at that word: the limits stand before its number.</summary>
    private static int Digits(AnalyzedText text, int first, int behind) =>
        first < behind && text[first].Kind != TokenKind.Number && text.Folded(first) is "tuoi" ? behind - 1 : first;

    private static Interval Plain(AgeSpan age)
    {
        var years = age.Years;
        return age.Source switch
        {
            AgeSource.Grade => new Interval(years, years + 2),
            AgeSource.Birth => new Interval(years - 1, years + 1),
            _ when age.Unit is AgeUnit.Month => new Interval(years, years + (1 / MonthsInYear)),
            _ when years == Math.Floor(years) => new Interval(years, years + 1),
            _ => Interval.Point(years),
        };
    }
}
