using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Awareness.App.Hosting;
using Awareness.Channels;
using Awareness.Delivery;
using Awareness.Knowledge;
using Awareness.Storage;
using Microsoft.Extensions.Options;

namespace Awareness.App.Commands;

/// <summary><c>awareness channels</c>: which channels are set up, whether each would work, and how to set its platform up. No credential is ever shown.</summary>
internal static class ChannelsCommand
{
    private static readonly Option<string?> Channel = ChannelOption();
    private static readonly Option<Uri?> PublicUrl = new("--public-url") { Description = "Address at which platforms reach the service, for example https://chat.example.vn", HelpName = "URL", CustomParser = ReadUrl };
    private static readonly Option<bool> SetUp = new("--set-up") { Description = "Tell the platforms that address, and set a page's welcome screen; then check" };

    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "List the channels: which are set up, when somebody was last heard there, what the platform allows") { DataOptions.Data };
        list.SetAction((parsed, cancellationToken) => GuardAsync(parsed, () => ListAsync(parsed, cancellationToken)));
        var check = new Command("check", "Ask each platform whether it knows our credentials and where it posts; exit code 0 when nothing is to do") { Channel, PublicUrl, SetUp, DataOptions.Data, ContentOptions.Content };
        check.Validators.Add(parsed =>
        {
            if (parsed.GetResult(SetUp) is { Implicit: false } && parsed.GetResult(PublicUrl) is null) parsed.AddError("--set-up needs --public-url: the address the platforms are told.");
        });
        check.SetAction((parsed, cancellationToken) => GuardAsync(parsed, () => CheckAsync(parsed, time, cancellationToken)));
        return new Command("channels", "Channels: list them, check them, set their platforms up, authorise them") { list, check, ZaloAuthorizing.Create(time) };
    }

    /// <summary>Writes what was found: the channel, how it stands, and below it what to do. True when nothing is to be done.</summary>
    public static async Task<bool> WriteAsync(ParseResult parsed, string name, IReadOnlyList<CheckLine> lines)
    {
        var output = parsed.InvocationConfiguration.Output;
        foreach (var line in lines)
        {
            await output.WriteLineAsync($"{name,-12}  {Word(line.Grade),-5}  {line.Text}");
            if (line.Mend is { } mend) await output.WriteLineAsync($"{"",-12}  {"",-5}  → {mend}");
        }

        return lines.All(line => line.Grade is not CheckGrade.Bad);
    }

    /// <summary>Runs a command that reads the settings of channels; says on stderr what is wrong with them or with the database.</summary>
    public static async Task<int> GuardAsync(ParseResult parsed, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) await parsed.InvocationConfiguration.Error.WriteLineAsync(failure);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException or StartRefusedException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
        }

        return ContentOptions.Mistake;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken)
    {
        var (configuration, settings) = (DataOptions.Configuration(), DataOptions.Settings(parsed));
        List<string> names = [.. PlatformChannels.SetUp(configuration).Where(name => parsed.GetValue(Channel) is not { } one || one == name)];
        if (names.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{parsed.GetValue(Channel) ?? "No channel"} is {(parsed.GetValue(Channel) is null ? "" : "not ")}set up. docs/channels.md says what to set.");
            return ContentOptions.Mistake;
        }

        KnowledgeBase? knowledge = null;
        if (PlatformChannels.SetUp(configuration).Contains(PlatformChannels.Messenger, StringComparer.Ordinal) && (knowledge = ContentOptions.Load(parsed, time)) is null) return ContentOptions.Mistake;
        await using var channels = ChannelsAside.Create(configuration, settings.Data, new CredentialsAside(DataFolder.PlaceOf(settings.Data, settings)), knowledge);
        var isWell = true;
        if (parsed.GetValue(SetUp) && parsed.GetValue(PublicUrl) is { } address)
        {
            foreach (var platform in channels.GetServices<IChannelSetUp>().Where(platform => names.Contains(platform.Name, StringComparer.Ordinal)))
                isWell &= await WriteAsync(parsed, platform.Name, [await platform.SetUpAsync(address, cancellationToken)]);
        }

        foreach (var platform in channels.GetServices<IChannelCheck>().Where(platform => names.Contains(platform.Name, StringComparer.Ordinal)).OrderBy(platform => platform.Name, StringComparer.Ordinal))
            isWell &= await WriteAsync(parsed, platform.Name, await platform.CheckAsync(parsed.GetValue(PublicUrl), cancellationToken));
        return isWell ? 0 : ContentOptions.Mistake;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (configuration, settings) = (DataOptions.Configuration(), DataOptions.Settings(parsed));
        var place = DataFolder.PlaceOf(settings.Data, settings);
        var heard = place is DatabaseSettings.Sqlite { Path: var file } && !File.Exists(file) ? null : await ChannelHearing.ReadAsideAsync(place, cancellationToken);
        await using var channels = ChannelsAside.Create(configuration, settings.Data, new CredentialsAside(place), knowledge: null);
        var senders = channels.GetServices<IChannel>().ToDictionary(channel => channel.Name, StringComparer.Ordinal);
        foreach (var name in PlatformChannels.Names)
        {
            if (senders.TryGetValue(name, out var sender)) await parsed.InvocationConfiguration.Output.WriteLineAsync($"{name,-12}  set up  {Heard(heard, name)}; {Limits(name, sender.Policy)}");
            else await parsed.InvocationConfiguration.Output.WriteLineAsync($"{name,-12}  not set up");
        }

        if (heard is null) await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no database in '{settings.Data}' yet, so nobody knows who was heard. Name the service's folder with --data DIR.");
        return 0;
    }

    private static string Heard(IReadOnlyDictionary<string, ChannelHearing>? all, string name) => all?.GetValueOrDefault(name) switch
    {
        null => "nobody heard yet",
        { LastHeard: { } last } hearing => string.Create(CultureInfo.InvariantCulture, $"{hearing.Conversations} conversations, last heard {last.ToOffset(VietnamTime.Offset):yyyy-MM-dd HH:mm}"),
        var hearing => $"{hearing.Conversations} conversations, nobody heard yet",
    };

    private static string Limits(string name, SendPolicy policy)
    {
        var limits = ChannelLimits.Of(name);
        List<string> parts = [$"{limits.TextLength} characters", limits.Buttons == 0 ? "no buttons" : $"{limits.Buttons} buttons of {limits.ButtonLength}"];
        if (policy.Overall is { } rate) parts.Add($"{rate.Count} messages in {Seconds(rate.Per)}");
        if (policy.EachConversation is { } own) parts.Add($"{own.Count} to one person in {Seconds(own.Per)}");
        if (policy.Window is { } window) parts.Add($"up to {window.TotalHours:0.#} h after the person's last message");
        if (policy.MessagesInWindow is { } most) parts.Add($"at most {most} after each");
        return string.Join(", ", parts);
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} s";

    private static string Word(CheckGrade grade) => grade switch
    {
        CheckGrade.Good => "ok",
        CheckGrade.Doubtful => "look",
        _ => "to do",
    };

    private static Option<string?> ChannelOption()
    {
        var option = new Option<string?>("--channel") { Description = "Only this one", HelpName = string.Join('|', PlatformChannels.Names) };
        option.AcceptOnlyFromAmong([.. PlatformChannels.Names]);
        return option;
    }

    private static Uri? ReadUrl(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" }) return url;
        argument.AddError($"'{text}' is no address; write for example https://chat.example.vn, without a path.");
        return null;
    }
}
