using System.CommandLine;
using System.Globalization;
using Awareness.App.Hosting;
using Awareness.App.Orders;
using Awareness.Delivery;
using Awareness.Storage;

namespace Awareness.App.Commands;

/// <summary><c>awareness dead-letters</c>: replies that could not be sent. Shows no text and no id of a person: a reply has the name it has in the log.</summary>
internal static class DeadLettersCommand
{
    private const int DefaultTop = 200;

    /// <summary>The kinds of reasons as they are typed, in the order of <see cref="SendRefusal"/>.</summary>
    private static readonly string[] Reasons = ["content", "blocked", "window", "quota", "credentials", "no-channel", "gave-up"];

    private static readonly Option<string?> Name = new("--name") { Description = "The one of this name, as the log and the list show it", HelpName = "NAME" };
    private static readonly Option<string?> Channel = new("--channel") { Description = "Those of a channel, for example telegram", HelpName = "CHANNEL" };
    private static readonly Option<string?> Reason = ReasonOption();
    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "Those given up at this moment or later, for example 2026-11-22 or 2026-11-22T08:00+07:00 (without a zone: Vietnam)", HelpName = "TIME", CustomParser = ReadSince };
    private static readonly Option<bool> All = new("--all") { Description = "Every one" };
    private static readonly Option<int> Top = new("--top") { Description = $"How many to show, the newest first (default: {DefaultTop})", HelpName = "N", DefaultValueFactory = _ => DefaultTop };

    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "List them, the newest first, and count them by reason") { Name, Channel, Reason, Since, Top, DataOptions.Data };
        list.SetAction(ListAsync);
        var replay = Change("replay", "Try them again, under a running service too", isReplay: true, time);
        var drop = Change("drop", "Take them off the list for good, under a running service too", isReplay: false, time);
        var command = new Command("dead-letters", "Replies that could not be sent: list them, try them again, drop them") { list, replay, drop, Name, Channel, Reason, Since, Top, DataOptions.Data };
        command.SetAction(ListAsync);
        return command;
    }

    private static Command Change(string name, string description, bool isReplay, TimeProvider time)
    {
        var command = new Command(name, description) { Name, Channel, Reason, Since, All, DataOptions.Data };
        command.Validators.Add(parsed =>
        {
            var isChosen = parsed.GetResult(Name) is not null || parsed.GetResult(Channel) is not null || parsed.GetResult(Reason) is not null || parsed.GetResult(Since) is not null;
            if (isChosen == parsed.GetResult(All) is { Implicit: false }) parsed.AddError("Say which: --name, --channel, --reason, --since or several of them; or --all.");
        });
        command.SetAction((parsed, cancellationToken) => ChangeAsync(parsed, isReplay, time, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = DataOptions.Settings(parsed);
        try
        {
            var found = await DeadLetters.ListAsideAsync(DataFolder.PlaceOf(settings.Data, settings), Filter(parsed), cancellationToken);
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            foreach (var dead in found.Take(Math.Max(1, parsed.GetValue(Top)))) await output.WriteLineAsync(Line(dead));
            foreach (var (why, count) in found.CountBy(dead => dead.Why).OrderBy(counted => counted.Key)) await errors.WriteLineAsync($"{Reasons[(int)why]}: {count}");
            await errors.WriteLineAsync($"{found.Count} dead letters");
            return 0;
        }
        catch (DatabaseException exception)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{exception.Message} Name the service's folder with --data DIR.");
            return ContentOptions.Mistake;
        }
    }

    private static async Task<int> ChangeAsync(ParseResult parsed, bool isReplay, TimeProvider time, CancellationToken cancellationToken)
    {
        var (errors, settings) = (parsed.InvocationConfiguration.Error, DataOptions.Settings(parsed));
        if (!Directory.Exists(settings.Data))
        {
            await errors.WriteLineAsync($"There is no data folder '{settings.Data}'. Name the service's with --data DIR.");
            return ContentOptions.Mistake;
        }

        var (place, order) = (DataFolder.PlaceOf(settings.Data, settings), new DeadLetterOrder(isReplay, Filter(parsed), time.GetUtcNow()));
        try
        {
            var found = await DeadLetters.ListAsideAsync(place, order.Filter, cancellationToken);
            if (found.Count > 0) await DataFolder.Open(settings.Data).DeadLetterOrders.HaveObeyedAsync(order, place, time, cancellationToken);
            await errors.WriteLineAsync($"{found.Count} dead letters {(isReplay ? "are tried again" : "dropped")}");
            return found.Count > 0 ? 0 : ContentOptions.Mistake;
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
            return ContentOptions.Mistake;
        }
    }

    private static string Line(DeadReply dead) => string.Create(
        CultureInfo.InvariantCulture,
        $"{dead.Name,-20}  {dead.At.ToOffset(VietnamTime.Offset):yyyy-MM-dd HH:mm:ss}  {dead.Channel,-12}  {Reasons[(int)dead.Why],-11}  {dead.Attempts} attempts");

    private static DeadLetterFilter Filter(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(Name),
        Channel = parsed.GetValue(Channel),
        Why = Array.IndexOf(Reasons, parsed.GetValue(Reason)) is >= 0 and var index ? (SendRefusal)index : null,
        Since = parsed.GetValue(Since),
    };

    private static Option<string?> ReasonOption()
    {
        var option = new Option<string?>("--reason") { Description = "Those given up for this kind of reason", HelpName = string.Join('|', Reasons) };
        option.AcceptOnlyFromAmong(Reasons);
        return option;
    }

    private static DateTimeOffset? ReadSince(System.CommandLine.Parsing.ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
            return moment.Kind is DateTimeKind.Unspecified ? new DateTimeOffset(moment, VietnamTime.Offset) : new DateTimeOffset(moment);
        argument.AddError($"'{text}' is no moment; write for example 2026-11-22 or 2026-11-22T08:00+07:00.");
        return null;
    }
}
