using System.CommandLine;
using System.Globalization;
using System.Text;
using Awareness.App.Hosting;
using Awareness.App.Results;
using Awareness.Bots;
using Awareness.Knowledge;
using Awareness.Language;
using Awareness.Storage;

namespace Awareness.App.Commands;

/// <summary><c>awareness results</c>: what people answered in a flow, counted so that nobody can be told.</summary>
internal static class ResultsCommand
{
    private const string Console = "-";
    private const int LongestWords = 640;

    private static readonly Argument<string> Bot = new("bot") { Description = "The bot" };
    private static readonly Argument<string> Flow = new("flow") { Description = "The flow, whatever led people to it" };
    private static readonly Option<string?> Since = new("--since") { Description = "First day to look at, as 2026-11-01 (default: all that is kept)", HelpName = "DAY" };
    private static readonly Option<string?> By = new("--by") { Description = "Count by day, ward, level, or several of them with commas; groups of fewer than five people are put together", HelpName = "GROUPS" };
    private static readonly Option<string?> Csv = new("--csv") { Description = "Write a table that a spreadsheet opens, into this file or with - to stdout", HelpName = "FILE" };
    private static readonly Option<bool> Texts = new("--texts") { Description = "List what people wrote in their own words, without personal traces" };
    private static readonly Option<string?> After = new("--after") { Description = "The flow of the same survey afterwards: what people learned between the two", HelpName = "FLOW" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("results", "Count what people answered in a flow: quizzes, pledges, surveys") { Bot, Flow, Since, By, Csv, Texts, After, DataOptions.Data, BotOptions.Bots, ContentOptions.Content };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Since) is { } day && Day(day) is null) parsed.AddError($"--since takes a day as 2026-11-01, not '{day}'.");
            if (parsed.GetValue(By) is { } by && Groups(by) is null) parsed.AddError($"--by takes day, ward, level, or several with commas, not '{by}'.");
            if (parsed.GetValue(Texts) && parsed.GetValue(After) is not null) parsed.AddError("Either --texts or --after.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Without content or bots the figures stand; only the words of the questions are missing.
            var knowledge = ContentOptions.Load(parsed, time);
            var bots = (knowledge is null ? null : BotOptions.Load(parsed, knowledge.Content, time)) ?? BotLibrary.None;
            try
            {
                await WriteAsync(parsed, knowledge, bots, cancellationToken);
                return 0;
            }
            catch (DatabaseException exception)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{exception.Message} Name the service's folder with --data DIR.");
                return ContentOptions.Mistake;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static async Task WriteAsync(ParseResult parsed, KnowledgeBase? knowledge, BotLibrary bots, CancellationToken cancellationToken)
    {
        var texts = new QuestionTexts(bots);
        var answered = await ReadAsync(parsed, parsed.GetRequiredValue(Flow), bots, cancellationToken);
        var after = parsed.GetValue(After) is { } later ? await ReadAsync(parsed, later, bots, cancellationToken) : null;
        var isTable = parsed.GetValue(Csv) is not null;
        var (output, owned) = Open(parsed);
        await using var closing = owned;
        var report = new ResultReport(texts, output);
        if (parsed.GetValue(Texts)) WriteWords(report, answered, knowledge, isTable);
        else if (after is not null) WriteGain(report, await GainsAsync(parsed, bots, cancellationToken), after, isTable);
        else if (isTable) report.WriteCsv(answered.Answers, GroupsOf(parsed));
        else report.WriteText(answered.Answers, GroupsOf(parsed));
        await output.FlushAsync(cancellationToken);
        await SumAsync(parsed, answered, after);
    }

    private static void WriteWords(ResultReport report, FlowAnswers answered, KnowledgeBase? knowledge, bool isTable)
    {
        IReadOnlyList<WrittenAnswer> words = [.. answered.Words.Select(written => written with { Text = PersonalTraces.Remove(knowledge?.Analyze(written.Text) ?? Tokenizer.Analyze(written.Text), LongestWords) })];
        if (isTable) report.WriteWordsCsv(words);
        else report.WriteWords(words);
    }

    private static async Task<IReadOnlyList<LearningGain>> GainsAsync(ParseResult parsed, BotLibrary bots, CancellationToken cancellationToken)
    {
        var before = await StoredAsync(parsed, parsed.GetRequiredValue(Flow), bots, ResultStore.ReadEditsAsideAsync, cancellationToken);
        var after = await StoredAsync(parsed, parsed.GetRequiredValue(After)!, bots, ResultStore.ReadEditsAsideAsync, cancellationToken);
        return LearningGain.Of(Each(before), Each(after));

        IEnumerable<CountedAnswer> Each(IEnumerable<StoredResult> stored) => FlowAnswers.Each(stored, SinceOf(parsed), new QuestionTexts(bots));
    }

    private static void WriteGain(ResultReport report, IReadOnlyList<LearningGain> gains, FlowAnswers after, bool isTable)
    {
        var steps = after.Answers.GroupBy(answer => LearningGain.ItemOf(answer.Step), StringComparer.Ordinal).ToDictionary(item => item.Key, item => item.First().Step, StringComparer.Ordinal);
        if (isTable) report.WriteGainCsv(gains, steps);
        else report.WriteGain(gains, steps);
    }

    private static async Task<FlowAnswers> ReadAsync(ParseResult parsed, string flow, BotLibrary bots, CancellationToken cancellationToken) =>
        FlowAnswers.Of(await StoredAsync(parsed, flow, bots, ResultStore.ReadAsideAsync, cancellationToken), SinceOf(parsed), new QuestionTexts(bots));

    private static Task<IReadOnlyList<StoredResult>> StoredAsync(
        ParseResult parsed, string flow, BotLibrary bots, Func<DatabaseSettings, string, CancellationToken, IAsyncEnumerable<StoredResult>> read, CancellationToken cancellationToken)
    {
        var settings = DataOptions.Settings(parsed);
        var full = flow.Contains('/', StringComparison.Ordinal) ? flow : $"{parsed.GetRequiredValue(Bot)}/{flow}";
        var place = DataFolder.PlaceOf(settings.Data, settings);
        return FlowDoors.Of(bots, full).ReadAsync(door => read(place, door, cancellationToken), cancellationToken);
    }

    private static DateOnly SinceOf(ParseResult parsed) => Day(parsed.GetValue(Since)) ?? DateOnly.MinValue;

    private static async Task SumAsync(ParseResult parsed, FlowAnswers answered, FlowAnswers? after)
    {
        var errors = parsed.InvocationConfiguration.Error;
        var people = CountedAnswer.PeopleOf(answered.Answers);
        await errors.WriteLineAsync(people is > 0 and < ResultTable.FewestPeople
            ? $"Fewer than {ResultTable.FewestPeople} people have answered: nothing is shown."
            : $"{people} people, {answered.Answers.Count} answers{(after is null ? "" : $"; after: {CountedAnswer.PeopleOf(after.Answers)} people, {after.Answers.Count} answers")}");
    }

    /// <summary>Where to write, and what of it is ours to close.</summary>
    private static (TextWriter Output, StreamWriter? Owned) Open(ParseResult parsed)
    {
        if (parsed.GetValue(Csv) is not { } path || path == Console) return (parsed.InvocationConfiguration.Output, null);
        var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return (file, file);
    }

    private static Grouping GroupsOf(ParseResult parsed) => parsed.GetValue(By) is { } by ? Groups(by) ?? Grouping.None : Grouping.None;

    private static Grouping? Groups(string text)
    {
        var grouping = Grouping.None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            Grouping? named = part switch
            {
                "day" => Grouping.Day,
                "ward" => Grouping.Ward,
                "level" => Grouping.Level,
                _ => null,
            };
            if (named is not { } known) return null;
            grouping |= known;
        }

        return grouping;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
