using System.Text;
using Awareness.Language;
using Awareness.Language.Recognizers;

namespace Awareness.Tests.Language.Recognizers;

/// <summary>Every recognizer there is, over text nobody writes. How long it takes is the benchmark's matter.</summary>
public sealed class HostileTextTests
{
    private const int Strings = 10_000;
    private const int LongestText = 4_000;
    private const int Seed = 20261121;

    private static readonly DateTimeOffset Reference = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] Pieces =
    [
        "0", "1", "9", "12", "113", "2026", "99999999999999999999", "0912", "0912.0912.09", ".", ",", "/", "-", ":", "+", "(", ")", "%", "@", " ", "  ", "\n", "\t", "…", "\u00A0",
        "\ud800", "\udc00", "\u200F", "\u202E", "\u200B", "\u0301", "\u0323", "\uFEFF", "\0", "👍", "👌🏼", "👩‍👩‍👧", "五", "١٢", "½", "²", "①",
        "không", "ko", "có", "dạ", "mươi", "trăm", "nghìn", "triệu", "tỷ", "rưỡi", "lẻ", "phẩy", "phần", "tuổi", "t", "tháng", "năm", "ngày", "mùng", "rằm", "giờ", "h", "tuần", "sau",
        "km", "đồng", "k", "tr", "cm", "m", "kg", "đến", "từ", "hai", "muoi", "nam", "thu", "chu nhat", "hom nay", "am lich", "sinh nam", "lop", "www.", "http://", ".vn", "Ð", "Ắ", "o",
        "twenty", "five", "years", "old", "tomorrow", "and", "half", "yes",
    ];

    public static TheoryData<string> Cultures => [Recognition.Vietnamese, Recognition.English];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Any_text_gives_results_that_lie_in_it_in_order_and_apart(string culture)
    {
        var random = new Random(Seed);
        for (var i = 0; i < Strings; i++)
        {
            var text = Text(random, i);
            foreach (var recognizer in Recognition.All(culture)) AssertSound(recognizer, text);
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Any_real_question_gives_results_that_lie_in_it_in_order_and_apart(string culture)
    {
        var folder = Path.Combine(Repository.Root, "content", "questions");
        foreach (var line in File.ReadLines(Path.Combine(folder, "tuning.jsonl")).Concat(File.ReadLines(Path.Combine(folder, "english.jsonl"))))
        {
            foreach (var recognizer in Recognition.All(culture)) AssertSound(recognizer, line);
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_last_moment_a_calendar_knows_is_a_reference_like_any_other(string culture)
    {
        foreach (var recognizer in Recognition.All(culture))
        {
            foreach (var text in Pieces) recognizer.Recognize(Tokenizer.Analyze(text), new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.FromHours(7)));
        }
    }

    private static void AssertSound(IRecognizer recognizer, string text)
    {
        var end = -1;
        foreach (var result in recognizer.Recognize(Tokenizer.Analyze(text), Reference))
        {
            var isSound = result.Start > end && result.End >= result.Start && result.End < text.Length
                && result.Text == text[result.Start..(result.End + 1)] && result.TypeName.Length > 0 && result.Resolution.Count > 0;
            Assert.True(isSound, $"{recognizer.Name}: {result} after {end} in: {text}");
            end = result.End;
        }
    }

    /// <summary>Mostly short mixtures; each hundredth is a few pieces repeated to the full length.</summary>
    private static string Text(Random random, int number)
    {
        var text = new StringBuilder();
        if (number % 100 == 0)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)])) + (random.Next(2) == 0 ? "" : " ");
            while (text.Length + pattern.Length <= LongestText) text.Append(pattern);
            return text.ToString();
        }

        for (var pieces = random.Next(1, 25); pieces > 0; pieces--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
            if (random.Next(3) > 0) text.Append(' ');
        }

        return text.ToString();
    }
}
