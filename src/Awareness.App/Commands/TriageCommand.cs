using System.CommandLine;
using System.Globalization;
using Awareness.App.Evaluation;
using Awareness.Knowledge;
using Awareness.Safety.Fitting;

namespace Awareness.App.Commands;

/// <summary><c>awareness triage</c>: how well danger is told from questions about it on messages triage was not fitted to, and the fitting itself.</summary>
internal static class TriageCommand
{
    private const int Folds = 10;

    public static Command Create(TimeProvider time)
    {
        var fit = new Option<bool>("--fit") { Description = "Fit the weights to all tuning messages and write content/safety/weights.txt" };
        var command = new Command("triage", "Measure how danger is told from questions about it, or fit it anew") { fit, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root) return ContentOptions.Mistake;
            try
            {
                var messages = JudgedMessages.Read(knowledge, root);
                var trial = TriageTrial.Run(messages, knowledge.Content.Safety.Rules, Folds);
                Report(trial, knowledge, parsed.InvocationConfiguration.Output);
                if (parsed.GetValue(fit)) Save(messages, trial, knowledge, Path.Combine(root, "safety", "weights.txt"));
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

    private static void Report(TriageTrial trial, KnowledgeBase knowledge, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Each message asked what was fitted to the other nine tenths; now from {trial.Now:F2}, doubtful from {trial.Doubtful:F2}."));
        output.WriteLine("set                       now  doubtful or now   (odd, even lines: now)");
        foreach (var set in trial.Sets)
        {
            var odd = trial.Share(set, trial.Now, message => message.Number % 2 == 1);
            var even = trial.Share(set, trial.Now, message => message.Number % 2 == 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set,-22} {trial.Share(set, trial.Now):F4}  {trial.Share(set, trial.Doubtful):F4}            ({odd:F4}, {even:F4})"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"emergencies with the right card: now {trial.RightCards(trial.Now, knowledge):F4}, doubtful or now {trial.RightCards(trial.Doubtful, knowledge):F4}"));
    }

    private static void Save(IReadOnlyList<JudgedMessage> messages, TriageTrial trial, KnowledgeBase knowledge, string file)
    {
        var triage = DangerFitting.Fit([.. messages.Select(message => message.Example)], knowledge.Content.Safety.Rules).With(trial.Now, trial.Doubtful);
        using var target = new StreamWriter(file);
        triage.Save(target);
    }
}
