using System.Diagnostics;
using System.Text;
using Awareness.Benchmarks.Report;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Benchmarks.Recognizers;

/// <summary>All recognizers over real questions and over text made to hurt.</summary>
internal static class RecognizerLatency
{
    private const int LongestText = 4_000;

    /// <summary>A hostile text is timed so often and its least time counts: what the text costs, not what the neighbours do.</summary>
    private const int HostileTimes = 5;

    /// <summary>Rounds before the first that counts: the compiler looks at a loop again after its thirtieth call, in the background.</summary>
    private const int WarmingRounds = 30;

    private static readonly Goal Mean = Goal.AtMost(40);

    private static readonly Goal Worst = Goal.AtMost(5);

    private static readonly DateTimeOffset Reference = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] Patterns =
    [
        "9", "0", "0912", "0912 ", "09.", "9.", "9,", "1.2,3", "1/", "1-", "1:", "12:34 ", "1 ", "113 ", "115, ", "1900 ", "+84", "(", "((9)", "1.000.", "1.000.000 ", "99/99/", "9-9-9999 ", "5t", "5t ", "1tr5 ", "500k", "8h30 ", "8h",
        "không ", "ko", "có không ", "mươi ", "muoi ", "hai ", "hai mươi lăm ", "nam ", "năm ", "một trăm linh một ", "nghìn tỷ ", "rưỡi ", "phẩy ", "không phẩy ", "phần ", "một phần hai ", "ba tuổi ", "tuổi ", "sinh năm ", "lớp ",
        "tháng ", "ngày ", "ngày mùng ", "mùng 1 tháng 6 âm lịch ", "rằm ", "thứ ", "thứ hai tuần sau ", "chủ nhật ", "tuần ", "từ 8h đến ", "từ ngày ", "giờ ", "hôm nay ", "mai ", "sáng ", "đến ", "trước ", "sau ",
        "km/h ", "mg/l ", "m2 ", "đồng ", "triệu ", "tr", "k ", "www.", "http://", "a.", "a@", "@", "a@a.", ".vn ", "👍", "👌🏼", "\ud800", "\u202E9", "\u0301", "o", "o9", "ạ ", "dạ ", "vâng, ", "?", " ", "\n", "twenty ", "twenty five years ", "tomorrow ",
    ];

    public static void Run(FigureReport report, CancellationToken cancellationToken)
    {
        report.Section("Recognizers", $"{Workload.ManyQuestions.Count} tuning questions a round, one thread, analysis not included; hostile texts of {LongestText} letters, the least of {HostileTimes} times each.");
        foreach (var culture in new[] { Recognition.Vietnamese, Recognition.English }) Questions(report, culture, cancellationToken);
        foreach (var culture in new[] { Recognition.Vietnamese, Recognition.English }) Hostile(report, culture, cancellationToken);
    }

    private static void Questions(FigureReport report, string culture, CancellationToken cancellationToken)
    {
        var texts = Workload.ManyQuestions.Select(Tokenizer.Analyze).ToList();
        var models = Recognition.All(culture);
        var rounds = new List<double>();
        for (var warming = 0; warming < WarmingRounds; warming++) Measure(models, texts);
        for (var round = 0; round < Rounds.Count; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rounds.Add(Measure(models, texts));
        }

        report.Figure($"{culture}: mean of all {models.Count} models a sentence", rounds.Median(micros => micros), " µs", Mean);
        foreach (var model in models)
        {
            var alone = Enumerable.Range(0, Rounds.Count).Select(_ => Measure([model], texts)).ToList();
            report.Figure($"{culture}: {model.Name}", alone.Spread(micros => micros, " µs"));
        }
    }

    private static double Measure(IReadOnlyCollection<IRecognizer> models, List<AnalyzedText> texts)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            foreach (var model in models) model.Recognize(text, Reference);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / texts.Count;
    }

    private static void Hostile(FigureReport report, string culture, CancellationToken cancellationToken)
    {
        var worst = (Millis: 0.0, Model: "", Text: "");
        foreach (var pattern in Patterns.Concat(Patterns.Zip(Patterns.Skip(7), (one, other) => one + other)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = Tokenizer.Analyze(Repeat(pattern));
            foreach (var model in Recognition.All(culture))
            {
                var millis = Enumerable.Range(0, HostileTimes).Min(_ => Time(model, text));
                if (millis > worst.Millis) worst = (millis, model.Name, pattern);
            }
        }

        report.Figure($"{culture}: worst hostile text, {worst.Model} over '{worst.Text.Replace("\n", "\\n", StringComparison.Ordinal)}'", worst.Millis, " ms", Worst);
    }

    private static double Time(IRecognizer model, AnalyzedText text)
    {
        var start = Stopwatch.GetTimestamp();
        model.Recognize(text, Reference);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Repeat(string pattern)
    {
        var text = new StringBuilder(LongestText);
        while (text.Length + pattern.Length <= LongestText) text.Append(pattern);
        return text.ToString();
    }
}
