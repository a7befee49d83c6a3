using Awareness.Channels.BotFramework;
using Awareness.Channels.BotFramework.Tokens;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.BotFramework;

/// <summary>What an operator is told about the bot's identity.</summary>
public sealed class BotFrameworkCheckTests : IAsyncLifetime
{
    private const string AppId = "5a4db0c5-0000-4000-8000-000000000009";
    private const string Password = "secret-of-the-check-bangbang";

    private readonly ConnectorSandbox connector = new(new ConnectorSandboxSettings { AppId = AppId, AppPassword = Password }, TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await connector.StartAsync(port: 0, Cancelled);

    public async ValueTask DisposeAsync() => await connector.DisposeAsync();

    [Fact]
    public async Task A_bot_that_gets_a_token_is_well_and_its_endpoint_is_named()
    {
        var lines = await CheckAsync(Settings(Password));
        Assert.Equal([CheckGrade.Good, CheckGrade.Doubtful], lines.Select(line => line.Grade));
        Assert.Contains("https://chat.example/api/messages", lines[1].Mend, StringComparison.Ordinal);
        Assert.Equal(1, connector.TokensGiven);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_without_showing_it()
    {
        var lines = await CheckAsync(Settings("another-secret-bangbang"));
        Assert.Equal(CheckGrade.Bad, lines[0].Grade);
        Assert.DoesNotContain(lines, line => $"{line.Text} {line.Mend}".Contains("bangbang", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_sign_in_is_a_doubt_and_no_fault_of_the_settings()
    {
        var settings = Settings(Password);
        settings.LoginUrl = "http://127.0.0.1:9/nobody";
        Assert.Equal(CheckGrade.Doubtful, (await CheckAsync(settings))[0].Grade);
    }

    [Fact]
    public async Task Settings_that_contradict_each_other_are_told_before_anybody_is_asked()
    {
        var settings = Settings(Password);
        settings.TenantId = "";
        var line = Assert.Single(await CheckAsync(settings));
        Assert.Equal(CheckGrade.Bad, line.Grade);
        Assert.Contains("TenantId", line.Mend, StringComparison.Ordinal);
        Assert.Equal(0, connector.TokensGiven);
    }

    private static async Task<IReadOnlyList<CheckLine>> CheckAsync(BotFrameworkOptions settings)
    {
        var options = Options.Create(settings);
        var issuer = new ClientCredentials(new PlatformHttp(PlatformHttp.CreateClient(), TimeProvider.System), options, TimeProvider.System);
        return await new BotFrameworkCheck(issuer, options).CheckAsync(new Uri("https://chat.example"), Cancelled);
    }

    private BotFrameworkOptions Settings(string password) => new()
    {
        AppId = AppId,
        AppPassword = password,
        TenantId = "tenant.example",
        LoginUrl = connector.SettingsOfService["Awareness:BotFramework:LoginUrl"],
    };
}
