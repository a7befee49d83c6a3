using System.CommandLine;
using System.Globalization;
using Awareness.App.Gaps;
using Awareness.App.Hosting;
using Awareness.Conversations.Gaps;
using Awareness.Knowledge;
using Awareness.Storage;

namespace Awareness.App.Commands;

/// <summary><c>awareness gaps</c>: what people asked in vain, put together by likeness, for the officers who write the cards.</summary>
internal static class GapsCommand
{
    private const int DefaultTop = 50;

    private static readonly Option<string?> Since = new("--since") { Description = "First day to look at, as 2026-11-01 (default: all that is kept)", HelpName = "DAY" };
    private static readonly Option<int> Top = new("--top") { Description = $"How many groups to show (default: {DefaultTop})", HelpName = "N", DefaultValueFactory = _ => DefaultTop };
    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON" };
    private static readonly Option<bool> Csv = new("--csv") { Description = "Write a table that a spreadsheet opens" };

    public static Command Create(TimeProvider time)
    {
        var command = new Command("gaps", "List what people asked in vain, put together by likeness") { Since, Top, Json, Csv, DataOptions.Data, ContentOptions.Content };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Since) is { } day && Day(day) is null) parsed.AddError($"--since takes a day as 2026-11-01, not '{day}'.");
            if (parsed.GetValue(Json) && parsed.GetValue(Csv)) parsed.AddError("Either --json or --csv.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (ContentOptions.Load(parsed, time) is not { } knowledge) return ContentOptions.Mistake;
            var settings = DataOptions.Settings(parsed);
            try
            {
                var place = DataFolder.PlaceOf(settings.Data, settings);
                var questions = await UnansweredStore.ReadAsideAsync(place, Day(parsed.GetValue(Since)) ?? DateOnly.MinValue, cancellationToken);
                Write(parsed, questions, knowledge, ContentOptions.Today(time));
                return 0;
            }
            catch (DatabaseException exception)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{exception.Message} Name the service's folder with --data DIR.");
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static void Write(ParseResult parsed, IReadOnlyList<UnansweredQuestion> questions, KnowledgeBase knowledge, DateOnly today)
    {
        var clusters = GapClustering.Of(questions, knowledge.Analyze);
        List<Gap> gaps = [.. clusters.Take(Math.Max(1, parsed.GetValue(Top))).Select(cluster => Gap.Of(cluster, knowledge, today))];
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) GapReport.WriteJson(gaps, output);
        else if (parsed.GetValue(Csv)) GapReport.WriteCsv(gaps, output);
        else GapReport.WriteText(gaps, output);
        parsed.InvocationConfiguration.Error.WriteLine($"{questions.Sum(question => question.Times)} questions in {clusters.Count} groups, {gaps.Count} shown");
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
