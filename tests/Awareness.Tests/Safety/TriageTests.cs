using System.Text;
using Awareness.Language;
using Awareness.Safety;
using Awareness.Safety.Fitting;
using Awareness.Tests.Knowledge;
using Awareness.Yaml;

namespace Awareness.Tests.Safety;

public sealed class TriageTests
{
    private const string Water = "emergency/drowning";
    private const string Fire = "emergency/fire";

    private static readonly HashSet<string> Cards = new(StringComparer.Ordinal) { Water, Fire };

    private static readonly SafetyRules NoRules = SafetyRules.Empty;

    /// <summary>"chim" and "chay" mean danger, "phim" does not.</summary>
    private const string Weights = """
        # a note
        bias: -1
        sign: 0.5
        now: 2
        doubtful: 0
        cards: emergency/drowning emergency/fire

        chim | 4 | 0:1
        chay | 4 | 1:1 0:-1
        phim | -2.5 |
        0 | 0.5 |
        ^ em | 0.25 | 0:0.1
        """;

    [Theory]
    [InlineData("bạn chìm rồi", Water, DangerLevel.Now)]
    [InlineData("ban chim roi", Water, DangerLevel.Now)]
    [InlineData("nhà cháy", Fire, DangerLevel.Now)]
    [InlineData("phim có nhà cháy", Fire, DangerLevel.Doubtful)]
    public void Words_are_weighed_whatever_their_marks(string text, string card, DangerLevel level)
    {
        var danger = Subject().Assess(Tokenizer.Analyze(text));
        Assert.Equal(new Danger(card, Danger.Fitted, level), danger);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!! ???")]
    [InlineData("phim hay")]
    [InlineData("nhà đẹp")]
    public void Nothing_dangerous_is_no_danger(string text) => Assert.Null(Subject().Assess(Tokenizer.Analyze(text)));

    [Fact]
    public void A_number_counts_as_one_whatever_its_value() =>
        Assert.Equal(Subject().LogOdds(Tokenizer.Analyze("chìm 3 người")), Subject().LogOdds(Tokenizer.Analyze("chìm 250 người")));

    [Fact]
    public void A_word_that_may_be_meant_otherwise_is_read_both_ways()
    {
        var message = Tokenizer.Analyze("em phim");
        var doubtful = new AnalyzedText(message, []) { MarkedShare = message.MarkedShare, Alternatives = [new Alternative(1, 1, Tokenizer.Analyze("chìm"), 0.6f)] };
        Assert.Null(Subject().Assess(message));
        Assert.Equal(Water, Subject().Assess(doubtful)?.CardId);
    }

    [Fact]
    public void Without_weights_the_signs_decide()
    {
        var rules = SafetyReader.Read([new ContentFile("safety/a.yaml", Encoding.UTF8.GetBytes("groups: [{card: emergency/fire, signs: [{id: burns, words: [cháy]}]}]"))], Cards).Rules;
        var triage = new Triage(rules, DangerWeights.None);
        Assert.Equal(new Danger(Fire, "burns", DangerLevel.Now), triage.Assess(Tokenizer.Analyze("nhà cháy")));
        Assert.Null(triage.Assess(Tokenizer.Analyze("nhà đẹp")));
    }

    [Fact]
    public void Weights_are_read_as_they_were_written()
    {
        var written = new StringWriter();
        Subject().Save(written);
        var again = new StringWriter();
        new Triage(NoRules, Read(written.ToString(), out _)).Save(again);
        Assert.Equal(written.ToString(), again.ToString());
        Assert.Contains("\nchay | 4 | 1:1 0:-1\n", written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bias: -1", "bias: viel", 2)]
    [InlineData("bias: -1", "bais: -1", 2)]
    [InlineData("now: 2\n", "", 1)]
    [InlineData("emergency/fire\n", "emergency/fier\n", 6)]
    [InlineData("phim | -2.5 |", "phim -2.5", 10)]
    [InlineData("phim | -2.5 |", "phim | x |", 10)]
    [InlineData("phim | -2.5 |", "chim | -2.5 |", 10)]
    [InlineData("0:1\n", "7:1\n", 8)]
    [InlineData("0:1\n", "0:NaN\n", 8)]
    public void A_mistake_in_the_weights_is_reported_with_its_line(string right, string wrong, int line)
    {
        var weights = Read(Weights.Replace(right, wrong, StringComparison.Ordinal), out var problems);
        Assert.True(weights.IsEmpty);
        Assert.Contains(problems, problem => problem.File == "safety/weights.txt" && problem.Line == line);
    }

    [Fact]
    public void Weights_are_part_of_the_content()
    {
        var content = new SampleContent().Put("safety/weights.txt", "bias: -1\nsign: 0.5\nnow: 2\ndoubtful: 0\ncards: emergency/drowning\n\nchim | 4 | 0:1\n").Read();
        Assert.Empty(content.Problems);
        Assert.Equal(Water, content.Content?.Safety.Assess(Tokenizer.Analyze("bạn chìm rồi"))?.CardId);
    }

    [Fact]
    public void What_is_fitted_tells_apart_what_it_was_shown_and_the_like()
    {
        var triage = DangerFitting.Fit(Lessons(), NoRules).With(now: 0, doubtful: 0);
        Assert.Equal(Water, triage.Assess(Tokenizer.Analyze("cứu với bé chìm dưới hồ rồi"))?.CardId);
        Assert.Equal(Fire, triage.Assess(Tokenizer.Analyze("cứu với kho cháy rồi"))?.CardId);
        Assert.Null(triage.Assess(Tokenizer.Analyze("nếu kho cháy thì làm gì")));
    }

    [Fact]
    public void The_same_examples_give_the_same_weights()
    {
        var (first, second) = (new StringWriter(), new StringWriter());
        DangerFitting.Fit(Lessons(), NoRules).Save(first);
        DangerFitting.Fit(Lessons(), NoRules).Save(second);
        Assert.Equal(first.ToString(), second.ToString());
    }

    private static List<DangerExample> Lessons()
    {
        string[] water = ["cứu với con tôi chìm rồi", "bạn em chìm dưới hồ rồi", "bé chìm dưới sông cứu với"];
        string[] fire = ["cứu với nhà tôi cháy rồi", "bếp cháy rồi cứu với", "xe cháy rồi"];
        string[] none = ["nếu bạn chìm thì làm gì", "nếu nhà cháy thì gọi ai", "nếu bếp cháy thì làm gì", "phim có tàu chìm", "mua mũ ở đâu"];
        return
        [
            .. water.Select(text => new DangerExample(Tokenizer.Analyze(text), [Water])),
            .. fire.Select(text => new DangerExample(Tokenizer.Analyze(text), [Fire])),
            .. none.Select(text => new DangerExample(Tokenizer.Analyze(text), [])),
        ];
    }

    private static Triage Subject() => new(NoRules, Read(Weights, out _));

    private static DangerWeights Read(string text, out List<Problem> problems)
    {
        problems = [];
        var file = new FileProblems("safety/weights.txt", problems);
        var lines = AuthorText.Decode(Encoding.UTF8.GetBytes(text), file);
        Assert.NotNull(lines);
        return WeightsFile.Read(lines, Cards, file);
    }
}
