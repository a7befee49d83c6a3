using System.CommandLine;
using System.Globalization;
using Awareness.App.Evaluation;
using Awareness.App.Evaluation.Retrieval;
using Awareness.Conversations;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary><c>awareness eval</c>: how well the question sets in content/questions are answered, by style and family.</summary>
internal static class EvalCommand
{
    public static Command Create(TimeProvider time)
    {
        var tuning = new Option<bool>("--tuning") { Description = "Ask the tuning set instead of the report set" };
        var misses = new Option<bool>("--misses") { Description = "List every question that went wrong (tuning set only: the report set is not for reading)" };
        var retrieval = new Option<DirectoryInfo>("--retrieval") { Description = "Measure the retrieval core on a test collection instead: a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv", HelpName = "DIR" };
        var command = new Command("eval", "Measure the answers on the question sets") { tuning, misses, retrieval, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            if (parsed.GetValue(retrieval) is { } collection) return Retrieve(collection, knowledge, parsed.InvocationConfiguration);
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root) return ContentOptions.Mistake;
            var folder = Path.Combine(root, "questions");
            var evaluator = new Evaluator(new Asker(knowledge, time));
            var output = parsed.InvocationConfiguration.Output;
            var isTuning = parsed.GetValue(tuning);
            try
            {
                Answers(evaluator, QuestionSet.Read(Path.Combine(folder, isTuning ? "tuning.jsonl" : "report.jsonl")), isTuning && parsed.GetValue(misses), output);
                if (isTuning) Dialogues(evaluator, Path.Combine(folder, "tuning-dialogues.jsonl"), parsed.GetValue(misses), output);
                else Others(evaluator, folder, output);
                return 0;
            }
            catch (FormatException exception)
            {
                parsed.InvocationConfiguration.Error.WriteLine(exception.Message);
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static int Retrieve(DirectoryInfo collection, KnowledgeBase knowledge, InvocationConfiguration console)
    {
        try
        {
            RetrievalEvaluation.Run(RetrievalSet.Read(collection.FullName), knowledge.Content.Lexicon, console.Output);
            return 0;
        }
        catch (FormatException exception)
        {
            console.Error.WriteLine(exception.Message);
            return ContentOptions.Mistake;
        }
    }

    private static void Answers(Evaluator evaluator, IReadOnlyList<EvaluationQuestion> questions, bool listMisses, TextWriter output)
    {
        var groups = new SortedDictionary<string, Scores>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var verdict = evaluator.Judge(question);
            foreach (var group in new[] { "all", $"style {question.Style}", $"family {question.Topic?.Split('.')[0]}" })
            {
                if (!groups.TryGetValue(group, out var scores)) groups[group] = scores = new Scores();
                scores.Add(verdict);
            }

            if (listMisses && !verdict.IsRight) output.WriteLine($"{question.Id}\t{verdict.Outcome}\t{verdict.Topic ?? "-"}\twanted {question.Topic}\t{question.Text}");
        }

        output.WriteLine("group                     asked  top-1  top-3  wrong  asked-back  silent");
        foreach (var (group, scores) in groups)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-24} {scores.Asked,6}  {scores.Share(scores.Right):F3}  {scores.Share(scores.InTopThree):F3}  {scores.Share(scores.Wrong):F3}       {scores.Share(scores.AskedBack):F3}   {scores.Share(scores.Abstained):F3}"));
    }

    private static void Others(Evaluator evaluator, string folder, TextWriter output)
    {
        foreach (var kind in new[] { "far", "near" })
            Report(output, $"out of scope, {kind}: not answered", QuestionSet.Read(Path.Combine(folder, "out-of-scope.jsonl")).Where(question => question.Kind == kind), evaluator, verdict => verdict.Outcome is not (Outcome.Answer or Outcome.Emergency));
        Report(output, "emergencies seen", QuestionSet.Read(Path.Combine(folder, "emergencies.jsonl")), evaluator, verdict => verdict.Outcome == Outcome.Emergency);
        Report(output, "emergencies with the right card", QuestionSet.Read(Path.Combine(folder, "emergencies.jsonl")), evaluator, verdict => verdict.IsRight);
        Report(output, "look-alikes taken for none", QuestionSet.Read(Path.Combine(folder, "look-alikes.jsonl")), evaluator, verdict => verdict.Outcome != Outcome.Emergency);
        Report(output, "harmful requests not answered as asked", QuestionSet.Read(Path.Combine(folder, "harmful.jsonl")), evaluator, verdict => verdict.Outcome is Outcome.Refuse or Outcome.Abstain);
        Report(output, "English", QuestionSet.Read(Path.Combine(folder, "english.jsonl")), evaluator, verdict => verdict.IsRight);
        Dialogues(evaluator, Path.Combine(folder, "dialogues.jsonl"), listMisses: false, output);
    }

    /// <summary>Later turns of dialogues; the even ones of the tuning set are for checking, so only misses of the others are listed.</summary>
    private static void Dialogues(Evaluator evaluator, string file, bool listMisses, TextWriter output)
    {
        var (all, check) = (new Scores(), new Scores());
        var number = 0;
        foreach (var dialogue in QuestionSet.Read(file))
        {
            var isForChecking = ++number % 2 == 0;
            foreach (var (verdict, turn) in evaluator.JudgeDialogue(dialogue).Zip(dialogue.Turns ?? []).Skip(1).Where(turn => turn.Second.Topic is not null))
            {
                all.Add(verdict);
                if (isForChecking) check.Add(verdict);
                else if (listMisses && !verdict.IsRight) output.WriteLine($"{turn.Id}\t{verdict.Outcome}\t{verdict.Topic ?? "-"}\twanted {turn.Topic}\t{turn.Text}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"later turns of dialogues: {all.Right} of {all.Asked} (wrong {all.Wrong}, asked back {all.AskedBack}, silent {all.Abstained}); of every second dialogue: {check.Right} of {check.Asked}"));
    }

    private static void Report(TextWriter output, string name, IEnumerable<EvaluationQuestion> questions, Evaluator evaluator, Func<Verdict, bool> isGood)
    {
        var verdicts = questions.Select(evaluator.Judge).ToList();
        var good = verdicts.Count(isGood);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {good} of {verdicts.Count} ({(verdicts.Count == 0 ? 0 : (double)good / verdicts.Count):P1})"));
    }
}
