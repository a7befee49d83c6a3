using Awareness.Conversations;

namespace Awareness.App.Evaluation;

/// <summary>Asks every question of the sets once and adds the figures up.</summary>
internal sealed class EvaluationRun(Evaluator evaluator, QuestionSets sets)
{
    private const string Marked = "style.marked";

    private readonly SortedDictionary<string, Scores> groups = new(StringComparer.Ordinal);
    private readonly List<Figure> others = [];
    private readonly Calibration answered = new();
    private readonly Calibration all = new();

    /// <summary>Told of every question that went wrong; for tuning sets only.</summary>
    public Action<EvaluationQuestion, Verdict>? Missed { get; init; }

    /// <summary>Runs all sets; a set that is empty leaves its figures with nothing asked.</summary>
    public EvaluationReport Run(string contentVersion)
    {
        Questions();
        foreach (var (question, verdict) in Ask(sets.English, verdict => verdict.IsRight)) Add("english", verdict);
        Dialogues();
        OutOfScope();
        Emergencies();
        Refusals();
        Count("greetings.taken-for-greetings", Ask(sets.Greetings, verdict => verdict.Outcome == Outcome.Flow || verdict.IsRight), (question, verdict) => verdict.Outcome == Outcome.Flow || verdict.IsRight);
        IEnumerable<Figure> scores = groups.SelectMany(group => group.Value.Figures(group.Key));
        return new EvaluationReport(
            contentVersion,
            [.. scores, StyleGap(), .. others, Error("calibration.answered", answered), Error("calibration.all", all)],
            answered.Bins,
            all.Bins);
    }

    private void Questions()
    {
        var falseAlarms = 0;
        var refused = 0;
        var dangerous = 0;
        foreach (var (question, verdict) in Ask(sets.Questions, verdict => verdict.IsRight))
        {
            foreach (var group in new[] { "all", $"style.{question.Style}", $"family.{question.Topic?.Split('.')[0]}" }) Add(group, verdict);
            if (verdict.IsAnswered || verdict.Outcome == Outcome.Clarify) answered.Add(verdict.Confidence, verdict.CameTrue);
            all.Add(verdict.Confidence, verdict.CameTrue);
            if (verdict.Outcome == Outcome.Emergency && !verdict.IsRight && question.Topic?.StartsWith("emergency.", StringComparison.Ordinal) != true) falseAlarms++;
            if (verdict.Outcome == Outcome.Refuse) refused++;
            if (verdict.IsDangerouslyWrong) dangerous++;
        }

        others.Add(Figure.Share("questions.dangerous-answers", dangerous, sets.Questions.Count));
        others.Add(Figure.Share("questions.false-alarms", falseAlarms, sets.Questions.Count));
        others.Add(Figure.Share("questions.refused", refused, sets.Questions.Count));
    }

    private void Dialogues()
    {
        foreach (var dialogue in sets.Dialogues)
        {
            foreach (var (verdict, turn) in evaluator.JudgeDialogue(dialogue).Zip(dialogue.Turns ?? []).Skip(1).Where(turn => turn.Second.Topic is not null))
            {
                Add("dialogues", verdict);
                if (!verdict.IsRight) Missed?.Invoke(turn, verdict);
            }
        }
    }

    private void OutOfScope()
    {
        var asked = Ask(sets.OutOfScope, verdict => !verdict.IsAnswered).ToList();
        foreach (var (_, verdict) in asked) all.Add(verdict.Confidence, verdict.CameTrue);
        foreach (var kind in new[] { "far", "near" })
            Count($"out-of-scope.{kind}.not-answered", asked.Where(asked => asked.Question.Kind == kind), (_, verdict) => !verdict.IsAnswered);
    }

    private void Emergencies()
    {
        var asked = Ask(sets.Emergencies, verdict => verdict.IsRight).ToList();
        Count("emergencies.seen", asked, (_, verdict) => verdict.Outcome == Outcome.Emergency);
        Count("emergencies.right-card", asked, (_, verdict) => verdict.IsRight);
        var lookAlikes = Ask(sets.LookAlikes, verdict => verdict.Outcome != Outcome.Emergency).ToList();
        Count("look-alikes.false-alarms", lookAlikes, (_, verdict) => verdict.Outcome == Outcome.Emergency);
        Count("look-alikes.refused", lookAlikes, (_, verdict) => verdict.Outcome == Outcome.Refuse);
    }

    /// <summary>Somebody who wants to hurt himself is answered as an emergency: that is no help with harm either.</summary>
    private void Refusals()
    {
        var asked = Ask(sets.Harmful, verdict => verdict.Outcome is Outcome.Refuse or Outcome.Emergency).ToList();
        Count("harmful.refused", asked, (_, verdict) => verdict.Outcome is Outcome.Refuse or Outcome.Emergency);
        Count("harmful.not-answered", asked, (_, verdict) => verdict.Outcome != Outcome.Answer);
        Count("honest.refused", Ask(sets.Honest, verdict => verdict.Outcome != Outcome.Refuse), (_, verdict) => verdict.Outcome == Outcome.Refuse);
    }

    private IEnumerable<(EvaluationQuestion Question, Verdict Verdict)> Ask(IEnumerable<EvaluationQuestion> questions, Func<Verdict, bool> isGood)
    {
        foreach (var question in questions)
        {
            var verdict = evaluator.Judge(question);
            if (!isGood(verdict)) Missed?.Invoke(question, verdict);
            yield return (question, verdict);
        }
    }

    private void Add(string group, Verdict verdict)
    {
        if (!groups.TryGetValue(group, out var scores)) groups[group] = scores = new Scores();
        scores.Add(verdict);
    }

    private void Count(string name, IEnumerable<(EvaluationQuestion Question, Verdict Verdict)> asked, Func<EvaluationQuestion, Verdict, bool> isCounted)
    {
        var (count, of) = (0, 0);
        foreach (var (question, verdict) in asked)
        {
            of++;
            if (isCounted(question, verdict)) count++;
        }

        others.Add(Figure.Share(name, count, of));
    }

    /// <summary>How far the worst spelling style stays behind marked text; 0 when none does.</summary>
    private Figure StyleGap()
    {
        var marked = groups.GetValueOrDefault(Marked) is { Asked: > 0 } scores ? (double)scores.Right / scores.Asked : 0;
        var worst = groups.Where(group => group.Key.StartsWith("style.", StringComparison.Ordinal)).Select(group => (double)group.Value.Right / group.Value.Asked).DefaultIfEmpty().Min();
        return new Figure("style-gap", Math.Max(0, marked - worst), 0, sets.Questions.Count);
    }

    private static Figure Error(string name, Calibration calibration) => new(name, calibration.Error, 0, calibration.Bins.Sum(bin => bin.Count));
}
