using System.Text;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.App.Tests.Telemetry;

/// <summary>Nothing a platform entrusted us with gets into the log, the metrics, the traces, an error or a page, whether things go well or wrong.</summary>
public sealed class SecretsTests
{
    private const string Person = "6543210987654321";
    private const string TelegramToken = "8123456789:AAFakeTokenOfNoBot_chichoevang-42";
    private const string TelegramSecret = "secret-telegram-chimkhuyen";
    private const string ZaloBotToken = "1234567890:zalobot-token-chimcu";
    private const string ZaloBotSecret = "secret-zalobot-chimyen";
    private const string BotPassword = "planted-password-chimsao";

    private static readonly MessengerAccount Page = new("100200300400500", "700800900", "EAAG-page-token-chimsau", "app-secret-chimngoi", "verify-word-chimri");

    private static readonly ZaloOptions Account = new() { AppId = "360846524940903967", AppSecret = "app-secret-meomun", OaId = "388613280878808645", Secret = "oa-secret-chimse" };

    /// <summary>The secrets themselves, and how those begin that the platforms give out while the service runs.</summary>
    private static readonly string[] Planted =
    [
        TelegramToken, "chichoevang", TelegramSecret, ZaloBotToken, ZaloBotSecret, BotPassword, Page.PageToken, Page.AppSecret, Page.VerifyToken, Account.AppSecret, Account.Secret,
        "zalo-access-", "zalo-refresh-", "sandbox-token-",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_platforms_entrust_us_with_is_in_no_log_line_no_metric_no_trace_no_error_and_no_page()
    {
        await using var collector = await Collector.StartAsync();
        await using var telegram = new TelegramSandbox(TelegramToken, TelegramSecret);
        await using var zaloBot = new ZaloBotSandbox(ZaloBotToken, ZaloBotSecret);
        await using var messenger = new MessengerSandbox(Page, TimeProvider.System);
        await using var zalo = new ZaloSandbox(Account, TimeProvider.System);
        await using var teams = new ConnectorSandbox(new ConnectorSandboxSettings { AppId = "11111111-2222-4333-8444-555555555555", AppPassword = BotPassword }, TimeProvider.System);
        ScriptedPlatform[] platforms = [telegram, zaloBot, messenger, zalo, teams];
        foreach (var platform in platforms) await platform.StartAsync(0, Cancelled);
        messenger.Meet(Person);
        await using var service = await ServiceProcess.StartAsync(Settings(collector, zalo, platforms));

        foreach (var platform in platforms) await TroubleAsync(platform, service);
        teams.RevokeTokens();
        zalo.Tokens.Revoke();
        foreach (var platform in platforms) Assert.Equal(200, await platform.SayAsync(service.Address, Person, Channel.Helmet, Cancelled));
        var answers = await ForgeAsync(service, telegram, zaloBot, messenger, zalo);
        await Eventually.HoldsAsync(() => platforms.All(platform => platform.FaultsLeft == 0) && GivenUp(service).Distinct(StringComparer.Ordinal).Count() == platforms.Length, "every trouble was met, and something of every channel given up", atMost: 150);
        Assert.Equal(0, await service.StopAsync());

        Assert.Contains("awareness.sends", collector.Received);
        Assert.All(new[] { "telegram", "zalobot", "facebook", "zalo", "botframework" }, name => Assert.Contains(name, collector.Received, StringComparison.Ordinal));
        foreach (var secret in Planted)
        {
            Assert.DoesNotContain(service.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase) || line.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(secret, collector.Received, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), collector.Received, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(answers, answer => answer.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Answered; then everything that can go wrong on the way to the platform.</summary>
    private static async Task TroubleAsync(ScriptedPlatform platform, ServiceProcess service)
    {
        Assert.Equal(200, await platform.SayAsync(service.Address, Person, Channel.Helmet, Cancelled));
        await Eventually.HoldsAsync(() => platform.Messages.Count > 0, $"an answer on {platform.Channel}");
        Fault[] faults = [new Fault.Status(500), new Fault.ResetBefore(), new Fault.Garbage(), new Fault.Status(307), new Fault.Status(400), new Fault.Status(401)];
        platform.Fail(faults);
        // Each in a conversation of its own: in one, every trouble waits for the one before it to be tried again.
        for (var i = 0; i < faults.Length; i++) Assert.Equal(200, await platform.SayAsync(service.Address, $"{Person[..^1]}{i}", "xin chào", Cancelled));
    }

    /// <summary>The channels of what was given up, as the log names them.</summary>
    private static IEnumerable<string> GivenUp(ServiceProcess service) =>
        service.Lines.Select(line => line.Split("is given up for ")).Where(parts => parts.Length > 1).Select(parts => parts[1].Split(' ')[0]);

    /// <summary>Secrets where they do not belong, and pages that could show them; what was answered.</summary>
    private static async Task<List<string>> ForgeAsync(ServiceProcess service, params WebhookPlatform[] platforms)
    {
        List<string> answers = [];
        foreach (var platform in platforms)
        {
            var call = platform.Said(Person, Planted[0]);
            foreach (var secret in Planted)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{call.Path}?token={Uri.EscapeDataString(secret)}", UriKind.Relative)) { Content = new StringContent($"{{\"{secret}\":\"{secret}\"}}", Encoding.UTF8, "application/json") };
                foreach (var header in call.Headers) request.Headers.TryAddWithoutValidation(header.Key, $"{secret}x");
                answers.Add(await AnswerAsync(service, request));
            }
        }

        foreach (var path in new[] { "/health", "/", $"/webhooks/telegram/{TelegramToken}", "/webhooks/messenger?hub.mode=subscribe&hub.challenge=1&hub.verify_token=x", "/tai/nothing", "/metrics" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            answers.Add(await AnswerAsync(service, request));
        }

        return answers;
    }

    private static async Task<string> AnswerAsync(ServiceProcess service, HttpRequestMessage request)
    {
        using var response = await service.Client.SendAsync(request, Cancelled);
        return $"{response.Headers}\n{await response.Content.ReadAsStringAsync(Cancelled)}";
    }

    private static Dictionary<string, string> Settings(Collector collector, ZaloSandbox zalo, IEnumerable<ScriptedPlatform> platforms)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWARENESS__OtlpEndpoint"] = collector.Address.ToString(),
            ["AWARENESS__Zalo__RefreshToken"] = zalo.Tokens.Issue().Refresh,
            ["Logging__LogLevel__Default"] = "Debug",
        };
        foreach (var (key, value) in platforms.SelectMany(platform => platform.Environment())) settings[key] = value;
        return settings;
    }
}
