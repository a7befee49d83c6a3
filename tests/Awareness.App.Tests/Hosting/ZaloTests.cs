using System.Text;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.App.Tests.Hosting;

/// <summary>A Zalo Official Account on the served product: killed and started again it goes on with the tokens it has, and says when it has none.</summary>
public sealed class ZaloTests
{
    private const string Person = "246845883529197922";
    private const int Kills = 2;

    private readonly ZaloOptions account = new() { AppId = "360846524940903967", AppSecret = "app-secret-meomun", OaId = "388613280878808645", Secret = "oa-secret-chimse" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_talks_over_zalo_and_after_kill_9_goes_on_with_the_tokens_it_got()
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(zalo));
        await AskAsync(zalo, service);
        for (var kill = 0; kill < Kills; kill++)
        {
            await service.KillAsync();
            await service.RestartAsync();
            await AskAsync(zalo, service);
        }

        Assert.Equal((1, 0), (zalo.Tokens.Exchanges, zalo.Tokens.Refusals));
        Assert.False((await service.HealthAsync()).Report.ContainsKey("channels"));
        Assert.Equal(0, await service.StopAsync());
        AssertNoSecrets(service);
    }

    [Fact]
    public async Task Tokens_that_were_lost_with_their_answer_are_missed_in_health_and_in_the_log()
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        zalo.Fail(new Fault.ResetAfter());
        await using var service = await ServiceProcess.StartAsync(Settings(zalo));
        await Eventually.HoldsAsync(() => zalo.Tokens.Exchanges == 1, "the exchange whose answer is lost");
        await service.KillAsync();
        await service.RestartAsync();
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Report.ContainsKey("channels"), "trouble in health");
        Assert.Contains("was never answered", (await service.HealthAsync()).Report["channels"]?.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(service.Lines, line => line.Contains("is in trouble", StringComparison.Ordinal));
        Assert.Equal(0, await service.StopAsync());
        AssertNoSecrets(service);
    }

    private static void AssertNoSecrets(ServiceProcess service)
    {
        string[] secrets = ["zalo-access-", "zalo-refresh-", "meomun", "chimse", Person];
        foreach (var secret in secrets) Assert.DoesNotContain(service.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(service.Folder))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.All(secrets[..2], secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0, $"{secret} in {Path.GetFileName(file)}"));
        }

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(service.Folder, "channels.key")));
    }

    private static async Task AskAsync(ZaloSandbox zalo, ServiceProcess service)
    {
        var before = zalo.Messages.Count;
        Assert.Equal(200, await zalo.SayAsync(service.Address, Person, Channel.Helmet, Cancelled));
        await Eventually.HoldsAsync(() => zalo.Messages.Count > before, "an answer on the phone");
        Assert.Equal(Person, zalo.Messages.Last().Person);
    }

    private static Dictionary<string, string> Settings(ZaloSandbox zalo) =>
        zalo.Environment(("AWARENESS__Zalo__RefreshToken", zalo.Tokens.Issue().Refresh), ("Logging__LogLevel__Default", "Debug"));
}
