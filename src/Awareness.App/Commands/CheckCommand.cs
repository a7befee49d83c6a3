using System.CommandLine;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary><c>awareness check</c>: every author's mistake as <c>file:line: problem</c>; fails on any that is no warning.</summary>
internal static class CheckCommand
{
    public static Command Create(TimeProvider time)
    {
        var command = new Command("check", "Check the content folder; lists every mistake with file and line") { ContentOptions.Content };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var errors = parsed.InvocationConfiguration.Error;
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root)
            {
                errors.WriteLine("No content folder found here. Name it with --content DIR.");
                return ContentOptions.Mistake;
            }

            var reading = ContentReader.Read(root, ContentOptions.Today(time));
            foreach (var problem in reading.Problems) output.WriteLine(problem);
            var mistakes = reading.Problems.Count(problem => !problem.IsWarning);
            errors.WriteLine($"{root}: {reading.Content?.Cards.Count ?? 0} cards, {mistakes} mistakes, {reading.Problems.Count - mistakes} warnings{(reading.Content is { } content ? $", version {content.Version}" : "")}");
            return mistakes == 0 ? 0 : ContentOptions.Mistake;
        });
        return command;
    }
}
