using System.CommandLine;
using Awareness.Bots;
using Awareness.Knowledge;

namespace Awareness.App.Commands;

/// <summary>
/// <c>awareness check</c>: every author's mistake in content and bots as <c>file:line: problem</c>; fails on any that is no warning, with <c>--strict</c> on
/// warnings too.
/// </summary>
internal static class CheckCommand
{
    /// <summary>Exit code when there are warnings only and <c>--strict</c> was given.</summary>
    private const int Warned = 2;

    private const string BotsFolder = "bots";

    public static Command Create(TimeProvider time)
    {
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too, with exit code 2" };
        var on = new Option<DateOnly?>("--on") { Description = "Check as of this day, to see what expires or needs review by then (default: today)", HelpName = "YYYY-MM-DD" };
        var bots = new Option<string?>("--bots") { Description = "The bots folder (default: 'bots' beside the content folder)", HelpName = "DIR" };
        var command = new Command("check", "Check the content and bots folders; lists every mistake and warning with file and line") { strict, on, ContentOptions.Content, bots };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var errors = parsed.InvocationConfiguration.Error;
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root)
            {
                errors.WriteLine("No content folder found here. Name it with --content DIR.");
                return ContentOptions.Mistake;
            }

            var day = parsed.GetValue(on) ?? ContentOptions.Today(time);
            var reading = ContentReader.Read(root, day);
            foreach (var problem in reading.Problems) output.WriteLine(problem);
            errors.WriteLine($"{root}: {reading.Content?.Cards.Count ?? 0} cards, {Count(reading.Problems)}{(reading.Content is { } content ? $", version {content.Version}" : "")}");
            IReadOnlyList<Problem> found = [.. reading.Problems, .. CheckBots(parsed.GetValue(bots), root, reading.Content, day, output, errors)];
            if (found.Any(problem => !problem.IsWarning)) return ContentOptions.Mistake;
            return found.Count > 0 && parsed.GetValue(strict) ? Warned : 0;
        });
        return command;
    }

    /// <summary>A folder without bots beside it is no mistake; one that was named must be there.</summary>
    private static IReadOnlyList<Problem> CheckBots(string? named, string contentRoot, KnowledgeContent? content, DateOnly day, TextWriter output, TextWriter errors)
    {
        var root = named ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentRoot))) ?? ".", BotsFolder);
        if (!Directory.Exists(root))
        {
            if (named is null) return [];
            errors.WriteLine($"There is no folder {named}.");
            return [new Problem(named, 1, "missing")];
        }

        if (content is null)
        {
            errors.WriteLine($"{root}: not checked, because the content it rests on has mistakes.");
            return [];
        }

        var folder = ContentFolder.Read(root);
        var reading = BotReader.Read(folder.Files, content, day);
        IReadOnlyList<Problem> problems = [.. folder.Problems.Concat(reading.Problems).Select(problem => problem with { File = $"{BotsFolder}/{problem.File}" })];
        foreach (var problem in problems) output.WriteLine(problem);
        errors.WriteLine($"{root}: {Sum(reading.Library)}{Count(problems)}{(reading.Library is { } library ? $", version {library.Version}" : "")}");
        return problems;
    }

    private static string Count(IReadOnlyList<Problem> problems)
    {
        var mistakes = problems.Count(problem => !problem.IsWarning);
        return $"{mistakes} mistakes, {problems.Count - mistakes} warnings";
    }

    private static string Sum(BotLibrary? library) => library is null ? "" : $"{library.Bots.Count} bots, {library.Flows.Count} flows, {library.Campaigns.Count} campaigns, ";
}
