using Awareness.App.Commands;
using Awareness.App.Evaluation;
using Awareness.Knowledge;

namespace Awareness.App.Publishing;

/// <summary>
/// Measures versions of the content on the report set, one at a time and unhurried. Keeps the last two reports, so that the version in force
/// is not asked again for every change. Question files that cannot be read throw <see cref="FormatException"/> or <see cref="IOException"/>.
/// </summary>
internal sealed class SafetyMeasure(string questionsFolder, TimeProvider time)
{
    private const int Kept = 2;

    private readonly List<(Occasion Occasion, EvaluationReport Report)> known = [];

    /// <summary>The questions as they lie there now: when they change, everything is measured anew.</summary>
    public string Questions => QuestionSets.Stamp(questionsFolder);

    /// <summary>The floors.</summary>
    public Gate Gate() => Evaluation.Gate.Read(questionsFolder);

    /// <summary>The figures of <paramref name="knowledge"/> today.</summary>
    public EvaluationReport Of(KnowledgeBase knowledge)
    {
        var occasion = new Occasion(knowledge.Version, Questions, ContentOptions.Today(time));
        if (known.Find(entry => entry.Occasion == occasion) is { Report: { } report }) return report;
        var evaluator = new Evaluator(new Asker(knowledge, time)) { Between = new Pace(time).Keep };
        report = new EvaluationRun(evaluator, QuestionSets.HeldOut(questionsFolder)).Run(knowledge.Version);
        if (known.Count == Kept) known.RemoveAt(0);
        known.Add((occasion, report));
        return report;
    }

    private sealed record Occasion(string Version, string Questions, DateOnly Day);
}
