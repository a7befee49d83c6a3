using System.CommandLine;
using System.Globalization;
using Awareness.App.Hosting;
using Awareness.App.Reports;
using Awareness.Conversations;
using Awareness.Storage;

namespace Awareness.App.Commands;

/// <summary><c>awareness reports</c>: hazard reports for those who follow them up, and what whoever has the receipt code is told of them.</summary>
internal static class ReportsCommand
{
    private const int DefaultTop = 200;
    private const int LongestNote = 500;
    private static readonly string[] States = ["open", "forwarded", "fixed", "rejected"];

    private static readonly Option<string?> Only = StateOption("--state", "Only reports that stand so");
    private static readonly Option<int> Top = new("--top") { Description = $"How many to show, the newest first (default: {DefaultTop})", HelpName = "N", DefaultValueFactory = _ => DefaultTop };
    private static readonly Option<bool> Csv = new("--csv") { Description = "Write a table that a spreadsheet opens" };
    private static readonly Argument<string> Code = new("code") { Description = "The receipt code, as QN-7K3F-2M9P" };
    private static readonly Argument<string> State = StateArgument();
    private static readonly Option<string?> Note = new("--note") { Description = $"What whoever has the code is told, at most {LongestNote} characters; without it the note is taken away", HelpName = "TEXT" };

    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "List hazard reports, the newest first") { Only, Top, Csv, DataOptions.Data };
        list.SetAction(ListAsync);
        var set = new Command("set", "Say how a report stands, under a running service too") { Code, State, Note, DataOptions.Data };
        set.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Note) is { Length: > LongestNote } note) parsed.AddError($"--note takes at most {LongestNote} characters; this has {note.Length}.");
        });
        set.SetAction((parsed, cancellationToken) => SetAsync(parsed, time, cancellationToken));
        var command = new Command("reports", "Hazard reports: list them, say how they stand") { list, set, Only, Top, Csv, DataOptions.Data };
        command.SetAction(ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = DataOptions.Settings(parsed);
        try
        {
            var reports = await ReportStore.ListAsideAsync(DataFolder.PlaceOf(settings.Data, settings), StateOf(parsed.GetValue(Only)), Math.Max(1, parsed.GetValue(Top)), cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(Csv)) WriteCsv(reports, output);
            else foreach (var report in reports) Write(report, output);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{reports.Count} reports");
            return 0;
        }
        catch (DatabaseException exception)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{exception.Message} Name the service's folder with --data DIR.");
            return ContentOptions.Mistake;
        }
    }

    private static async Task<int> SetAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken)
    {
        var (errors, settings, code) = (parsed.InvocationConfiguration.Error, DataOptions.Settings(parsed), parsed.GetRequiredValue(Code).Trim().ToUpperInvariant());
        if (!Directory.Exists(settings.Data))
        {
            await errors.WriteLineAsync($"There is no data folder '{settings.Data}'. Name the service's with --data DIR.");
            return ContentOptions.Mistake;
        }

        var order = new ReportOrder(code, StateOf(parsed.GetValue(State)) ?? ReportState.Open, parsed.GetValue(Note), time.GetUtcNow());
        try
        {
            var place = DataFolder.PlaceOf(settings.Data, settings);
            var known = await ReportStore.ListAsideAsync(place, state: null, int.MaxValue, cancellationToken);
            if (known.All(report => report.Filed.Code != code))
            {
                await errors.WriteLineAsync($"There is no report {code}.");
                return ContentOptions.Mistake;
            }

            await DataFolder.Open(settings.Data).ReportOrders.HaveObeyedAsync(order, place, time, cancellationToken);
            await errors.WriteLineAsync($"{code}: {parsed.GetValue(State)}");
            return 0;
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
            return ContentOptions.Mistake;
        }
    }

    private static void Write(HazardReport report, TextWriter output)
    {
        output.WriteLine($"{report.Filed.Code}  {Day(report.Filed.At)}  {Name(report.Filed.State),-9}  {report.Category}: {report.Place}");
        if (report.Detail is { } detail) output.WriteLine($"    {OneLine(detail)}");
        if (report.Filed.Note is { } note) output.WriteLine($"    → {Day(report.Filed.ChangedAt)} {OneLine(note)}");
    }

    private static void WriteCsv(IReadOnlyList<HazardReport> reports, TextWriter output)
    {
        output.Write(Spreadsheet.Mark);
        Spreadsheet.WriteRow(output, "Mã", "Ngày báo", "Tình trạng", "Loại", "Nơi", "Chi tiết", "Lời nhắn lại", "Ngày cập nhật", "Flow");
        foreach (var report in reports)
            Spreadsheet.WriteRow(output, report.Filed.Code, Day(report.Filed.At), Name(report.Filed.State), report.Category, report.Place, report.Detail ?? "", report.Filed.Note ?? "", Day(report.Filed.ChangedAt), report.Flow);
    }

    private static Option<string?> StateOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', States) };
        option.AcceptOnlyFromAmong(States);
        return option;
    }

    private static Argument<string> StateArgument()
    {
        var argument = new Argument<string>("state") { Description = "How it stands", HelpName = string.Join('|', States) };
        argument.AcceptOnlyFromAmong(States);
        return argument;
    }

    private static string Name(ReportState state) => States[(int)state];

    private static ReportState? StateOf(string? name) => Array.IndexOf(States, name) is >= 0 and var index ? (ReportState)index : null;

    private static string Day(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
