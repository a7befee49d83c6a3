using System.Diagnostics;
using System.Text;
using Awareness.Language;
using Awareness.Language.Recognizers;
using FsCheck;
using FsCheck.Fluent;

namespace Awareness.Tests.Language.Recognizers.Numbers;

/// <summary>What holds for all models of numbers and units, whatever is typed.</summary>
public sealed class NumberModelsTests
{
    private static readonly DateTimeOffset Reference = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));
    /// <summary>The first rounds run before the compiler has seen what is hot, and other tests share the machine.</summary>
    private const int Tries = 400;

    /// <summary>Several times the five milliseconds the benchmark asks for: on a shared machine this finds what grows too fast, not what is slow.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(30);

    private static readonly (string Culture, string Name)[] Models =
    [
        (Recognition.Vietnamese, "Number"), (Recognition.Vietnamese, "Ordinal"), (Recognition.Vietnamese, "Percentage"),
        (Recognition.Vietnamese, "Age"), (Recognition.Vietnamese, "Currency"), (Recognition.Vietnamese, "Dimension"),
        (Recognition.English, "Number"), (Recognition.English, "Age"),
    ];

    private static readonly string[] Pieces =
    [
        "một", "hai", "ba", "năm", "mười", "mươi", "mốt", "lăm", "tư", "trăm", "nghìn", "triệu", "tỷ", "linh", "rưỡi", "nửa", "phẩy", "phần", "không", "âm", "chục",
        "nam", "muoi", "tram", "trieu", "ruoi", "nua", "1", "25", "1.000", "0,5", "1/2", "2026", "k", "tr", "t", "tuổi", "tuoi", "tháng", "lớp", "sinh năm", "2k12", "đồng", "đ", "$",
        "USD", "củ", "lít", "km/h", "m2", "m", "g", "cân", "%", "thứ", "nhất", "đến", "-", ",", ".", "/", ":", "²", "½", " ", "\n", "👶", "\uD800", "twenty", "half", "and", "years old",
    ];

    [Fact]
    public void Results_stand_in_order_without_overlap_and_quote_the_text() => Prop.ForAll(Texts(), text =>
    {
        foreach (var (culture, name) in Models)
        {
            var end = -1;
            foreach (var result in Find(culture, name).Recognize(Tokenizer.Analyze(text), Reference))
            {
                Assert.True(result.Start > end, $"{name} overlaps in '{text}'");
                end = result.End;
                Assert.Equal(text[result.Start..(result.End + 1)], result.Text);
            }
        }
    }).Holds();

    [Fact]
    public void Capitals_and_the_form_of_Unicode_never_matter() => Prop.ForAll(Texts(), text =>
    {
        foreach (var (culture, name) in Models.Where(model => model.Name is not "Ordinal"))
        {
            var values = Values(culture, name, text.ToLowerInvariant());
            Assert.Equal(values, Values(culture, name, text.ToUpperInvariant()));
            if (!text.Contains('\uD800', StringComparison.Ordinal)) Assert.Equal(values, Values(culture, name, text.ToLowerInvariant().Normalize(NormalizationForm.FormD)));
        }
    }).Holds();

    public static TheoryData<string> Hostile =>
    [
        new string('9', 4_000),
        new string('0', 4_000),
        string.Concat(Enumerable.Repeat("1.", 2_000)),
        string.Concat(Enumerable.Repeat("1/2-", 1_000)),
        string.Concat(Enumerable.Repeat("1 ", 2_000)),
        string.Concat(Enumerable.Repeat("một ", 1_000)),
        string.Concat(Enumerable.Repeat("năm năm ", 500)),
        string.Concat(Enumerable.Repeat("trăm nghìn triệu tỷ ", 200)),
        string.Concat(Enumerable.Repeat("không phẩy ", 400)),
        string.Concat(Enumerable.Repeat("hai không ", 400)),
        string.Concat(Enumerable.Repeat("tuổi từ ", 500)),
        string.Concat(Enumerable.Repeat("sinh năm ", 440)),
        string.Concat(Enumerable.Repeat("1 đến ", 660)),
        string.Concat(Enumerable.Repeat("thứ ", 1_000)),
        string.Concat(Enumerable.Repeat("lớp 1, ", 570)),
        string.Concat(Enumerable.Repeat("a/1=", 1_000)),
        string.Concat(Enumerable.Repeat("0 ", 2_000)),
        string.Concat(Enumerable.Repeat("2k1", 1_300)),
        string.Concat(Enumerable.Repeat("1m", 2_000)),
        new string(' ', 2_000) + "1" + new string(' ', 1_999),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_text_costs_no_model_much_more_than_a_long_one(string text)
    {
        var analyzed = Tokenizer.Analyze(text);
        Found.Nothing(Models.Select(model => (model.Name, Taken: BestTime(Find(model.Culture, model.Name), analyzed)))
            .Where(model => model.Taken > Limit)
            .Select(model => $"{model.Name} took {model.Taken.TotalMilliseconds:F1} ms"));
    }

    private static TimeSpan BestTime(IRecognizer recognizer, AnalyzedText text)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && best > Limit; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            recognizer.Recognize(text, Reference);
            var taken = Stopwatch.GetElapsedTime(begin);
            if (taken < best) best = taken;
        }

        return best;
    }

    private static IRecognizer Find(string culture, string name) => Recognition.Find(culture, name) ?? throw new InvalidOperationException($"no recognizer '{name}' for {culture}");

    private static List<string> Values(string culture, string name, string text) =>
        [.. Find(culture, name).Recognize(Tokenizer.Analyze(text), Reference).Select(result => $"{result.TypeName} {result.Resolution["value"]}")];

    private static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf(12).Zip(Gen.Choose(0, 4_095).Select(bits => bits)).Select(Join).ToArbitrary();

    /// <summary>The pieces with or without a blank between them, as the bits say.</summary>
    private static string Join((List<string> Pieces, int Bits) drawn)
    {
        var text = new StringBuilder();
        for (var i = 0; i < drawn.Pieces.Count; i++)
        {
            text.Append(drawn.Pieces[i]);
            if ((drawn.Bits >> i & 1) == 0) text.Append(' ');
        }

        return text.ToString();
    }
}
