using System.CommandLine;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary><c>awareness check</c>: every author's mistake as <c>file:line: problem</c>; fails on any that is no warning, with <c>--strict</c> on warnings too.</summary>
internal static class CheckCommand
{
    /// <summary>Exit code when there are warnings only and <c>--strict</c> was given.</summary>
    private const int Warned = 2;

    public static Command Create(TimeProvider time)
    {
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too, with exit code 2" };
        var on = new Option<DateOnly?>("--on") { Description = "Check as of this day, to see what expires or needs review by then (default: today)", HelpName = "YYYY-MM-DD" };
        var command = new Command("check", "Check the content folder; lists every mistake and warning with file and line") { strict, on, ContentOptions.Content };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var errors = parsed.InvocationConfiguration.Error;
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root)
            {
                errors.WriteLine("No content folder found here. Name it with --content DIR.");
                return ContentOptions.Mistake;
            }

            var reading = ContentReader.Read(root, parsed.GetValue(on) ?? ContentOptions.Today(time));
            foreach (var problem in reading.Problems) output.WriteLine(problem);
            var mistakes = reading.Problems.Count(problem => !problem.IsWarning);
            var warnings = reading.Problems.Count - mistakes;
            errors.WriteLine($"{root}: {reading.Content?.Cards.Count ?? 0} cards, {mistakes} mistakes, {warnings} warnings{(reading.Content is { } content ? $", version {content.Version}" : "")}");
            return mistakes > 0 ? ContentOptions.Mistake : warnings > 0 && parsed.GetValue(strict) ? Warned : 0;
        });
        return command;
    }
}
