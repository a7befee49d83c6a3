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
            read.Add((KnownValue.Number(ValueKind.Age, bounded.Interval ?? Plain(text, age), age.Source is not AgeSource.Stated), first));
        }

        foreach (var (value, _) in Settle(read)) found.Add(value);
    }

    /// <summary>An age that was said settles one that was worked out and fits it: "lớp 10, đủ 16 tuổi". What does not fit is somebody else's, or a limit.</summary>
    private static IEnumerable<(KnownValue? Value, int First)> Settle(List<(KnownValue? Value, int First)> read)
    {
        foreach (var (value, first) in read)
        {
            if (value is not { IsApproximate: true }) yield return (Narrowed(value, read), first);
            else if (!read.Exists(other => other.Value is { IsApproximate: false } said && said.Interval.Meets(value.Interval))) yield return (value, first);
        }
    }

    /// <summary>"lớp 12, chưa đủ 18" is 17: a limit is cut to what was worked out.</summary>
    private static KnownValue? Narrowed(KnownValue? said, List<(KnownValue? Value, int First)> read)
    {
        if (said is null || said.High - said.Low <= 1) return said;
        var guess = read.Find(other => other.Value is { IsApproximate: true } value && value.Interval.Meets(said.Interval)).Value;
        return guess is null ? said : KnownValue.Number(ValueKind.Age, said.Interval.And(guess.Interval));
    }

    /// <summary>An age behind "tuổi" begins at that word: the limits stand before its number.</summary>
    private static int Digits(AnalyzedText text, int first, int behind) =>
        first < behind && text[first].Kind != TokenKind.Number && text.Folded(first) is "tuoi" ? behind - 1 : first;

    private static Interval Plain(AnalyzedText text, AgeSpan age)
    {
        var years = age.Years;
        return age.Source switch
        {
            AgeSource.Grade => new Interval(years, years + 2),
            AgeSource.Birth when TellsDay(text, age) => new Interval(years, years + 1),
            AgeSource.Birth => new Interval(years - 1, years + 1),
            _ when age.Unit is AgeUnit.Month => new Interval(years, years + (1 / MonthsInYear)),
            _ when years == Math.Floor(years) => new Interval(years, years + 1),
            _ => Interval.Point(years),
        };
    }

    /// <summary>A year of birth with its month leaves nothing open.</summary>
    private static bool TellsDay(AnalyzedText text, AgeSpan age)
    {
        var numbers = 0;
        for (var i = text.TokenAt(age.Start); i < text.Count && text[i].Start < age.End; i++)
        {
            if (text[i].Kind == TokenKind.Number) numbers++;
        }

        return numbers > 1 && text.Source.AsSpan(age.Start, age.End - age.Start).IndexOf('k') < 0;
    }
}
