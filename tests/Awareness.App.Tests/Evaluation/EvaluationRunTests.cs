using Awareness.App.Commands;
using Awareness.App.Evaluation;
using Awareness.App.Tests.Page;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Tests.Evaluation;

public sealed class EvaluationRunTests
{
    private const string Helmet = "tre may tuoi phai doi mu bao hiem";

    /// <summary>Who chooses an emergency card by its title is in one; the small content has no signs.</summary>
    private const string InDanger = "dang co nguoi duoi nuoc";
    private const string Nonsense = "xyzzy plugh qwerty";

    [Fact]
    public void Every_figure_is_counted_over_its_own_questions()
    {
        var report = Run(Sets() with
        {
            Questions =
            [
                Question(Helmet, "traffic.helmet", "marked"),
                Question(Helmet, "drowning.first-aid", "chat"),
                Question(Nonsense, "drugs.growing", "chat"),
                Question(Helmet, "drowning.first-aid", "marked") with { Accept = ["traffic.helmet"] },
            ],
            OutOfScope = [Question(Nonsense, topic: null, style: null) with { Kind = "far" }, Question(Helmet, topic: null, style: null) with { Kind = "near" }],
            Emergencies = [Question(InDanger, "emergency.drowning", "chat"), Question(Nonsense, "emergency.fire", "chat")],
            LookAlikes = [Question(InDanger, "drowning.home", "chat"), Question(Helmet, "traffic.helmet", "chat")],
            Harmful = [Question(Nonsense, topic: null, style: null), Question(Helmet, topic: null, style: null)],
            Greetings = [Question("hello", topic: null, style: null), Question(Nonsense, topic: null, style: null)],
            English = [Question(Helmet, "traffic.helmet", "english")],
            Dialogues = [new EvaluationQuestion("d", Text: null, Topic: null, Accept: null, Style: null, Kind: null) { Turns = [Question(Helmet, "traffic.helmet", "chat"), Question("hello", topic: null, style: "chat"), Question(Helmet, "traffic.helmet", "chat")] }],
        });
        Assert.Equal((2, 4), Count(report, "all.top-1"));
        Assert.Equal((1, 4), Count(report, "all.false-answers"));
        Assert.Equal((1, 4), Count(report, "all.unanswered"));
        Assert.Equal((2, 2), Count(report, "style.marked.top-1"));
        Assert.Equal((0, 2), Count(report, "style.chat.top-1"));
        Assert.Equal((1, 2), Count(report, "family.drowning.top-1"));
        Assert.Equal((1, 1), Count(report, "english.top-1"));
        Assert.Equal((1, 1), Count(report, "dialogues.top-1"));
        Assert.Equal((1, 4), Count(report, "questions.dangerous-answers"));
        Assert.Equal((1, 1), Count(report, "out-of-scope.far.not-answered"));
        Assert.Equal((0, 1), Count(report, "out-of-scope.near.not-answered"));
        Assert.Equal((1, 2), Count(report, "emergencies.seen"));
        Assert.Equal((1, 2), Count(report, "emergencies.right-card"));
        Assert.Equal((1, 2), Count(report, "look-alikes.false-alarms"));
        Assert.Equal((0, 2), Count(report, "harmful.refused"));
        Assert.Equal((1, 2), Count(report, "harmful.not-answered"));
        Assert.Equal((1, 2), Count(report, "greetings.taken-for-greetings"));
        Assert.Equal(1, report.Find("style-gap")?.Value);
        Assert.Equal(report.Figures.Count, report.Figures.Select(figure => figure.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Answered_wrong_asked_back_and_unanswered_are_all_there_is()
    {
        var scores = new Scores();
        foreach (var outcome in Enum.GetValues<Outcome>()) scores.Add(new Verdict(outcome, "a.b", outcome == Outcome.Answer, IsInTopThree: true));
        Assert.Equal((6, 1, 1, 1, 3), (scores.Asked, scores.Right, scores.Wrong, scores.AskedBack, scores.Unanswered));
    }

    [Theory]
    [InlineData(Outcome.Answer, true, true, true)]
    [InlineData(Outcome.Answer, false, true, false)]
    [InlineData(Outcome.Clarify, false, true, true)]
    [InlineData(Outcome.Clarify, false, false, false)]
    [InlineData(Outcome.Abstain, false, true, false)]
    [InlineData(Outcome.Abstain, false, false, true)]
    public void Confidence_comes_true_by_what_it_spoke_of(Outcome outcome, bool isRight, bool isBestRight, bool cameTrue) =>
        Assert.Equal(cameTrue, new Verdict(outcome, "a.b", isRight, isRight) { IsBestRight = isBestRight }.CameTrue);

    [Fact]
    public void Sets_that_are_not_there_give_figures_of_nothing()
    {
        var report = Run(QuestionSets.HeldOut(Path.Combine(Path.GetTempPath(), "awareness-none")));
        Assert.All(report.Figures, figure => Assert.Equal((0, 0), (figure.Value, figure.Of)));
        Assert.Null(report.Find("emergencies.seen"));
        Assert.Equal("", QuestionSets.Stamp(Path.Combine(Path.GetTempPath(), "awareness-none")));
    }

    [Fact]
    public void Misses_are_told_only_to_who_asks_for_them()
    {
        List<string?> missed = [];
        var sets = Sets() with { Questions = [Question(Helmet, "traffic.helmet", "marked"), Question(Nonsense, "drugs.growing", "marked")] };
        new EvaluationRun(Evaluator(), sets) { Missed = (question, _) => missed.Add(question.Text) }.Run("v");
        Assert.Equal([Nonsense], missed);
    }

    private static (int Count, int Of)? Count(EvaluationReport report, string name) => report.Find(name) is { } figure ? (figure.Count, figure.Of) : null;

    private static EvaluationReport Run(QuestionSets sets) => new EvaluationRun(Evaluator(), sets).Run("v");

    private static Evaluator Evaluator() => new(new Asker(new KnowledgeBase(SmallContent.Create()), TimeProvider.System));

    private static QuestionSets Sets() => new() { Questions = [], Dialogues = [], OutOfScope = [], Emergencies = [], LookAlikes = [], Harmful = [], Honest = [], Greetings = [], English = [] };

    private static EvaluationQuestion Question(string text, string? topic, string? style) => new("q", text, topic, Accept: null, style, Kind: null);
}
