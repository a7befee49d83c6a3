using System.Diagnostics;

namespace Awareness.Tests.Safety;

public sealed class SafetySpeedTests(ITestOutputHelper output)
{
    private const int Length = 4000;

    /// <summary>Four times the text may take four times as long; sixteen times would be quadratic.</summary>
    private const double MostGrowth = 12;

    /// <summary>Below this the clock, not the work, is measured.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMicroseconds(50);

    public static TheoryData<string> Texts() =>
    [
        string.Join(' ', Corpus.Read("tuning.yaml").Select(message => message.Text)),
        string.Join(". ", Corpus.Read("tuning.yaml").Select(message => Corpus.WithoutMarks(message.Text))),
        Repeat("con em bị rơi xuống ao "),
        Repeat("nếu thì sao "),
        Repeat("chay "),
        Repeat("em "),
        Repeat("a. "),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_work_grows_with_the_length_of_the_message_and_no_faster(string text)
    {
        var whole = Fastest(text.Length > Length ? text[..Length] : text);
        var quarter = Fastest(text[..(Length / 4)]);

        output.WriteLine($"{quarter.TotalMicroseconds:F0} µs for a quarter, {whole.TotalMicroseconds:F0} µs for the whole");
        Assert.True(whole < MostGrowth * (quarter > Least ? quarter : Least), $"{quarter} became {whole}");
    }

    private static TimeSpan Fastest(string text)
    {
        var message = Corpus.Lexicon.Analyze(text);
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Corpus.Rules.Assess(message);
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed < fastest) fastest = elapsed;
        }

        return fastest;
    }

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Length / part.Length));
}
