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

    private static readonly Argument<string?> Bot = new("bot") { Description = "Only the files of this bot", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Fail on warnings too, with exit code 2" };
    private static readonly Option<DateOnly?> On = new("--on") { Description = "Check as of this day, to see what expires or needs review by then (default: today)", HelpName = "YYYY-MM-DD" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("check", "Check the content and bots folders, or one bot; lists every mistake and warning with file and line") { Bot, Strict, On, ContentOptions.Content, BotOptions.Bots };
        command.SetAction(parsed =>
        {
            var errors = parsed.InvocationConfiguration.Error;
            if (ContentRoot.Find(parsed.GetValue(ContentOptions.Content)) is not { } root)
            {
                errors.WriteLine("No content folder found here. Name it with --content DIR.");
                return ContentOptions.Mistake;
            }

            var day = parsed.GetValue(On) ?? ContentOptions.Today(time);
            var reading = ContentReader.Read(root, day);
            IReadOnlyList<Problem> found = [.. CheckContent(parsed, root, reading), .. CheckBots(parsed, root, reading.Content, day)];
            if (found.Any(problem => !problem.IsWarning)) return ContentOptions.Mistake;
            return found.Count > 0 && parsed.GetValue(Strict) ? Warned : 0;
        });
        return command;
    }

    /// <summary>The content is not the matter of who asks for one bot, unless it has mistakes, for then no bot can be read.</summary>
    private static IReadOnlyList<Problem> CheckContent(ParseResult parsed, string root, ContentReading reading)
    {
        var isAsked = parsed.GetValue(Bot) is null;
        if (!isAsked && reading.Content is not null) return [];
        IReadOnlyList<Problem> problems = isAsked ? reading.Problems : [.. reading.Problems.Where(problem => !problem.IsWarning)];
        foreach (var problem in problems) parsed.InvocationConfiguration.Output.WriteLine(problem);
        var version = reading.Content is { } content ? $", version {content.Version}" : "";
        parsed.InvocationConfiguration.Error.WriteLine($"{root}: {reading.Content?.Cards.Count ?? 0} cards, {Count(problems)}{version}");
        return problems;
    }

    /// <summary>A folder without bots beside it is no mistake; one that was named must be there, and so must a bot that was named.</summary>
    private static List<Problem> CheckBots(ParseResult parsed, string contentRoot, KnowledgeContent? content, DateOnly day)
    {
        var (named, bot, errors) = (parsed.GetValue(BotOptions.Bots), parsed.GetValue(Bot), parsed.InvocationConfiguration.Error);
        var root = named ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentRoot))) ?? ".", BotsFolder);
        if (!Directory.Exists(root))
        {
            if (named is null && bot is null) return [];
            errors.WriteLine($"There is no folder {root}.");
            return [new Problem(root, 1, "missing")];
        }

        if (content is null)
        {
            errors.WriteLine($"{root}: not checked, because the content it rests on has mistakes.");
            return [];
        }

        var folder = ContentFolder.Read(root);
        if (bot is not null && !BotReader.BotsOf(folder.Files).Contains(bot, StringComparer.Ordinal))
        {
            errors.WriteLine(BotOptions.NoSuchBot(bot, BotReader.BotsOf(folder.Files)));
            return [new Problem(root, 1, "missing")];
        }

        return Report(parsed, root, folder.Problems, BotReader.Read(folder.Files, content, day));
    }

    /// <summary>Tells the mistakes of the bot that was asked for, or of all.</summary>
    private static List<Problem> Report(ParseResult parsed, string root, IReadOnlyList<Problem> unreadable, BotReading reading)
    {
        var bot = parsed.GetValue(Bot);
        List<Problem> all = [.. unreadable.Concat(reading.Problems).Select(problem => problem with { File = $"{BotsFolder}/{problem.File}" })];
        var problems = bot is null ? all : [.. all.Where(problem => problem.File.StartsWith($"{BotsFolder}/{bot}/", StringComparison.Ordinal))];
        foreach (var problem in problems) parsed.InvocationConfiguration.Output.WriteLine(problem);
        var elsewhere = all.Count(problem => !problem.IsWarning) - problems.Count(problem => !problem.IsWarning);
        parsed.InvocationConfiguration.Error.WriteLine(bot is null
            ? $"{root}: {Sum(reading.Library)}{Count(problems)}{(reading.Library is { } library ? $", version {library.Version}" : "")}"
            : $"{Path.Combine(root, bot)}: {Count(problems)}{(elsewhere > 0 ? $"; {elsewhere} mistakes elsewhere, see 'check' without a bot" : "")}");
        return problems;
    }

    private static string Count(IReadOnlyList<Problem> problems)
    {
        var mistakes = problems.Count(problem => !problem.IsWarning);
        return $"{mistakes} mistakes, {problems.Count - mistakes} warnings";
    }

    private static string Sum(BotLibrary? library) => library is null ? "" : $"{library.Bots.Count} bots, {library.Flows.Count} flows, {library.Campaigns.Count} campaigns, ";
}
