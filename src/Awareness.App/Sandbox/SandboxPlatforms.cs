using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Awareness.App.Commands;
using Awareness.App.Hosting;
using Awareness.Channels.Messenger;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.App.Sandbox;

/// <summary>
/// The platforms of <c>serve --sandbox</c>: five on ports of this machine that behave as the real ones are documented to, with credentials made up at every start.
/// Nothing leaves the machine.
/// </summary>
internal sealed class SandboxPlatforms : IAsyncDisposable
{
    private const string AppId = "5a4db0c5-0000-4000-8000-000000000001";

    /// <summary>Numbers begin with the seconds since then, so that no start repeats those of another.</summary>
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SandboxPhone> phones = [];
    private readonly TimeProvider time;
    private readonly int start;

    private SandboxPlatforms(TimeProvider time)
    {
        this.time = time;
        start = (int)((time.GetUtcNow() - Beginning).TotalSeconds % int.MaxValue);
    }

    /// <summary>One phone a channel.</summary>
    public IReadOnlyList<SandboxPhone> Phones => phones;

    /// <summary>What the service must be told to work with these platforms.</summary>
    public IReadOnlyDictionary<string, string?> Settings => settings;

    /// <summary>
    /// Starts them. Throws <see cref="StartRefusedException"/> where credentials of real channels or a PostgreSQL database are set, or the service would listen beyond this machine: whoever opens the page can write in
    /// everybody's name.
    /// </summary>
    /// <param name="addresses">Where the service is to listen.</param>
    /// <param name="time">The clock of the platforms.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SandboxPlatforms> StartAsync(IReadOnlyList<string> addresses, TimeProvider time, CancellationToken cancellationToken)
    {
        var configuration = DataOptions.Configuration();
        if (PlatformChannels.SetUp(configuration) is { Count: > 0 } real)
            throw new StartRefusedException($"--sandbox does not run beside real credentials, and those of {string.Join(", ", real)} are set. Take them out of the environment first.");
        if (configuration.GetSection(AwarenessSettings.Section)[nameof(AwarenessSettings.Postgres)] is { Length: > 0 })
            throw new StartRefusedException("--sandbox does not touch the data of a real service, and Postgres is set. Take it out of the environment first.");
        if (addresses.FirstOrDefault(url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback || address.Scheme != Uri.UriSchemeHttp) is { } open)
            throw new StartRefusedException($"--sandbox listens on this machine only, by http, and {open} is something else. Name for example --urls http://localhost:3978.");
        var platforms = new SandboxPlatforms(time);
        try
        {
            await platforms.StartAllAsync(cancellationToken);
            return platforms;
        }
        catch
        {
            await platforms.DisposeAsync();
            throw;
        }
    }

    /// <summary>One line of JSON that says where everything listens, for the scripts that drive it.</summary>
    public string Ready(Uri service)
    {
        var channels = new JsonObject();
        foreach (var phone in phones) channels[phone.Name] = phone.Platform.Address.AbsoluteUri;
        return new JsonObject
        {
            ["sandbox"] = new Uri(service, SandboxEndpoints.Path).AbsoluteUri,
            ["channels"] = channels,
            ["botFramework"] = new JsonObject { ["appId"] = AppId, ["appPassword"] = settings["Awareness:BotFramework:AppPassword"] },
        }.ToJsonString();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var phone in phones) await phone.Platform.DisposeAsync();
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        await AddZaloAsync(cancellationToken);
        await AddMessengerAsync(cancellationToken);
        await AddAsync(new TelegramSandbox($"8123456789:{Secret()}", Secret()), "Telegram", cancellationToken);
        await AddAsync(new ZaloBotSandbox($"412345678:{Secret()}", Secret()), "Zalo Bot", cancellationToken);
        await AddBotFrameworkAsync(cancellationToken);
        // Whoever tries things out presses faster than people do, and what an operator set for real servers has no place here.
        settings["Awareness:Inbound:MessagesPerMinute"] = "0";
        settings["Awareness:Postgres"] = "";
    }

    private async Task AddZaloAsync(CancellationToken cancellationToken)
    {
        var zalo = new ZaloSandbox(new ZaloOptions { AppId = "360846524940903967", AppSecret = Secret(), OaId = "388613280878808645", Secret = Secret() }, time);
        await AddAsync(zalo, "Zalo OA", cancellationToken);
        settings[$"{ZaloOptions.Section}:{nameof(ZaloOptions.RefreshToken)}"] = zalo.Tokens.Issue().Refresh;
        // What an operator may have set for the real account.
        settings[$"{ZaloOptions.Section}:{nameof(ZaloOptions.PreviousSecret)}"] = settings[$"{ZaloOptions.Section}:{nameof(ZaloOptions.TokenKey)}"] = "";
        settings[$"{ZaloOptions.Section}:{nameof(ZaloOptions.Signatures)}:0"] = nameof(ZaloSignature.AppId);
    }

    private async Task AddMessengerAsync(CancellationToken cancellationToken)
    {
        var messenger = new MessengerSandbox(new MessengerAccount("104857600123456", "901234567890123", Secret(), Secret(), Secret()), time);
        await AddAsync(messenger, "Messenger", cancellationToken);
        settings[$"{MessengerOptions.Section}:{nameof(MessengerOptions.PageId)}"] = messenger.Account.PageId;
    }

    private async Task AddBotFrameworkAsync(CancellationToken cancellationToken)
    {
        await AddAsync(new ConnectorSandbox(new ConnectorSandboxSettings { AppId = AppId, AppPassword = Secret(), FirstNumber = start }, time), "Bot Framework (Teams)", cancellationToken);
        settings["Awareness:BotFramework:Enabled"] = "true";
    }

    private async Task AddAsync(ScriptedPlatform platform, string title, CancellationToken cancellationToken)
    {
        phones.Add(new SandboxPhone(platform, title, 700_000_000_000_000 + ((long)start * 1_000)));
        await platform.StartAsync(port: 0, cancellationToken);
        foreach (var (key, value) in platform.SettingsOfService) settings[key] = value;
    }

    private static string Secret() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
