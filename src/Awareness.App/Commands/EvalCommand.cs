using System.CommandLine;
using System.Text.Json;
using Awareness.App.Evaluation;
using Awareness.App.Evaluation.Retrieval;

namespace Awareness.App.Commands;

/// <summary><c>awareness eval</c>: how well the question sets in content/questions are answered, by style and family.</summary>
internal static class EvalCommand
{
    private static readonly Option<bool> Tuning = new("--tuning") { Description = "Ask the tuning sets instead of the report set" };
    private static readonly Option<bool> Misses = new("--misses") { Description = "List every question that went wrong (tuning sets only: the others are not for reading)" };
    private static readonly Option<bool> Json = new("--json") { Description = "Write the totals as JSON" };
    private static readonly Option<bool> Gated = new("--gate") { Description = "Fail when a figure misses its floor in content/questions/gate.yaml, naming each (report set only)" };
    private static readonly Option<DirectoryInfo> Retrieval = new("--retrieval") { Description = "Measure the retrieval core on a test collection instead: a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv", HelpName = "DIR" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("eval", "Measure the answers on the question sets") { Tuning, Misses, Json, Gated, Retrieval, ContentOptions.Content };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Misses) && !parsed.GetValue(Tuning)) parsed.AddError("--misses goes with --tuning: the other sets are only run, never read.");
            if (parsed.GetValue(Gated) && parsed.GetValue(Tuning)) parsed.AddError("--gate measures the report set, not the tuning sets.");
        });
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed, time);
            }
            catch (FormatException exception)
            {
                parsed.InvocationConfiguration.Error.WriteLine(exception.Message);
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static int Run(ParseResult parsed, TimeProvider time)
    {
        if (ContentOptions.Load(parsed, time) is not { } knowledge || ContentOptions.Root(parsed) is not { } root) return ContentOptions.Mistake;
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Retrieval) is { } collection)
        {
            RetrievalEvaluation.Run(RetrievalSet.Read(collection.FullName), knowledge.Content.Lexicon, output);
            return 0;
        }

        var folder = Path.Combine(root, QuestionSet.Folder);
        var run = new EvaluationRun(new Evaluator(new Asker(knowledge, time)), parsed.GetValue(Tuning) ? QuestionSets.Tuning(folder) : QuestionSets.HeldOut(folder))
        {
            Missed = parsed.GetValue(Misses) ? (question, verdict) => WriteMiss(question, verdict, output) : null,
        };
        var report = run.Run(knowledge.Version);
        if (parsed.GetValue(Json)) output.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.EvaluationReport));
        else ReportText.Write(report, output);
        return parsed.GetValue(Gated) ? Pass(Gate.Read(folder), report, parsed.InvocationConfiguration.Error) : 0;
    }

    private static int Pass(Gate gate, EvaluationReport report, TextWriter errors)
    {
        var missed = gate.Missed(report);
        foreach (var miss in missed) errors.WriteLine($"Missed: {miss}");
        errors.WriteLine($"{gate.Floors.Count - missed.Count} of {gate.Floors.Count} floors reached");
        return missed.Count == 0 && gate.Floors.Count > 0 ? 0 : ContentOptions.Mistake;
    }

    private static void WriteMiss(EvaluationQuestion question, Verdict verdict, TextWriter output) =>
        output.WriteLine($"{question.Id}\t{verdict.Outcome}\t{verdict.Topic ?? "-"}\twanted {question.Topic ?? question.Kind ?? "-"}\t{question.Text}");
}
