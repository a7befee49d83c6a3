using System.Text;
using Awareness.Language;
using Awareness.Safety;

namespace Awareness.Tests.Safety;

public sealed class SafetyReaderTests
{
    private const string Sound = """
        concepts:
          - {id: fall, words: [rơi, ngã]}
          - {id: water, words: [ao, hồ]}
        cues:
          - {id: if, weight: -3, place: before, words: [nếu]}
        groups:
          - card: emergency/drowning
            signs:
              - {id: fell-in, when: fall 2 water}
        """;

    private static readonly HashSet<string> Cards = new(StringComparer.Ordinal) { "emergency/drowning", "emergency/fire" };

    [Fact]
    public void What_ships_has_no_problems() => Assert.Empty(Corpus.Problems);

    [Fact]
    public void Every_sign_that_ships_names_a_card_of_the_emergency_family() =>
        Assert.All(Corpus.Rules.CardIds, card => Assert.StartsWith("emergency/", card, StringComparison.Ordinal));

    [Fact]
    public void A_sound_file_makes_rules()
    {
        var rules = Read(Sound, out var problems);
        Assert.Empty(problems);
        Assert.Equal(new Danger("emergency/drowning", "fell-in", DangerLevel.Now), rules.Assess(Tokenizer.Analyze("bé ngã xuống ao")));
        Assert.Null(rules.Assess(Tokenizer.Analyze("nếu bé ngã xuống ao")));
    }

    [Theory]
    [InlineData("fall 2 water", "fall 2 watr", 9, "không có khái niệm \"watr\"", "có phải \"water\"?")]
    [InlineData("id: water, words", "id: water, wrds", 3, "không có khóa \"wrds\"", "có phải \"words\"?")]
    [InlineData("place: before", "place: bevore", 5, "\"bevore\" không nằm trong: anywhere, before, right-before, after", "có phải \"before\"?")]
    [InlineData("weight: -3", "weight: nặng", 5, "weight: \"nặng\" không phải số nguyên", null)]
    [InlineData("weight: -3, ", "", 5, "thiếu weight", null)]
    [InlineData("when: fall 2 water", "with: [fall]", 9, "\"fell-in\" không có words và when", null)]
    [InlineData("fall 2 water", "2 water", 9, "số từ ở giữa phải đứng giữa hai khái niệm, ví dụ \"fall 4 water\"", null)]
    [InlineData("fall 2 water", "fall fall fall fall fall", 9, "một mẫu có nhiều nhất 4 khái niệm", null)]
    [InlineData("id: water", "id: fall", 3, "mã \"fall\" đã có ở safety/test.yaml:2", null)]
    [InlineData("id: water", "id: number", 3, "mã \"number\" đã dành cho mọi con số", null)]
    [InlineData("id: water", "id: nước sâu", 3, "mã \"nước sâu\" viết sai", "chỉ dùng a–z, 0–9, gạch nối và chấm")]
    [InlineData("emergency/drowning", "emergency/drownin", 7, "nhóm này nêu thẻ \"emergency/drownin\", nhưng thẻ đó không có trong answers/", "có phải \"emergency/drowning\"?")]
    [InlineData("emergency/drowning", "drowning", 7, "nhóm này nêu thẻ \"drowning\", nhưng thẻ đó không có trong answers/", "có phải \"emergency/drowning\"?")]
    [InlineData("fell-in, when: fall 2 water", "fell-in, ignore: [when], words: [ngã ao]", 9, "không có loại từ báo hiệu \"when\"", null)]
    [InlineData("[ao, hồ]", "['...', hồ]", 3, "cụm từ này không có chữ nào", null)]
    [InlineData("words: [rơi, ngã]", "includes: [drop]", 2, "không có khái niệm \"drop\"", null)]
    public void A_mistake_is_reported_where_it_stands(string right, string wrong, int line, string message, string? suggestion)
    {
        Read(Sound.Replace(right, wrong, StringComparison.Ordinal), out var problems);
        Assert.Contains(problems, problem => problem.File == "safety/test.yaml" && problem.Line == line && problem.Message == message && problem.Suggestion == suggestion);
    }

    [Theory]
    [InlineData("  - {id: fell-in, words: [ngã ao]}", "mã \"fell-in\" đã có ở safety/test.yaml:9")]
    [InlineData("  - {id: sank, words: [chìm], ignore: [iff, if]}\n    ignore: [whenn]", "không có loại từ báo hiệu \"iff\"", "không có loại từ báo hiệu \"whenn\"")]
    [InlineData("  - {id: sank, weight: [1], words: [chìm]}", "weight phải là một dòng chữ, không phải danh sách hay nhiều khóa")]
    public void A_mistake_is_reported_once(string sign, params string[] messages)
    {
        Read($"{Sound}\n    {sign}", out var problems);
        Assert.Equal(messages, problems.Select(problem => problem.Message).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- một danh sách")]
    [InlineData("groups: [")]
    [InlineData("a: \"\\UFFFFFFFF\"")]
    public void A_file_that_is_no_map_is_one_problem_and_no_exception(string text)
    {
        var rules = Read(text, out var problems);
        Assert.Single(problems);
        Assert.Null(rules.Assess(Tokenizer.Analyze("bé ngã xuống ao")));
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        Read($"groups: {new string('[', 100_000)}", out var problems);
        Assert.Contains("lồng nhau quá 32 tầng", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_may_lie_in_any_file_in_any_order()
    {
        var cut = Sound.IndexOf("cues:", StringComparison.Ordinal);
        var reading = SafetyReader.Read([File("safety/a.yaml", Sound[cut..]), File("safety/b.yaml", Sound[..cut])], Cards);
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Rules.Assess(Tokenizer.Analyze("bé rơi xuống hồ")));
    }

    private static SafetyRules Read(string text, out IReadOnlyList<Problem> problems)
    {
        var reading = SafetyReader.Read([File("safety/test.yaml", text)], Cards);
        problems = reading.Problems;
        return reading.Rules;
    }

    private static ContentFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
