using System.Text.Json.Nodes;

namespace Awareness.App.Tests.Bots;

/// <summary>Bots change under a running service, and nobody who stands in a flow notices.</summary>
public sealed class BotReloadTests
{
    [Fact]
    public async Task Who_stands_in_a_flow_goes_on_in_its_version_through_changes_mistakes_and_restarts()
    {
        using var bots = new SmallBots();
        await using var service = await ServiceProcess.StartAsync(environment: null, bots.Flags);
        var first = await StateAsync(service);
        Assert.Equal("current", (string?)first["status"]);
        await StandAtTheEndAsync(service, "cu");

        bots.SayAtTheEnd("Lời mới, {score} điểm.");
        await UntilAsync(service, state => (string?)state["version"] != (string?)first["version"]);
        await StandAtTheEndAsync(service, "moi");
        Assert.Equal("Bạn được 1/1 điểm.", (await service.AskAsync("cu", "9", "tôi hứa"))[^1]);
        Assert.Equal("Lời mới, 1 điểm.", (await service.AskAsync("moi", "9", "tôi hứa"))[^1]);

        await StandAtTheEndAsync(service, "giua");
        bots.Break();
        var refused = await UntilAsync(service, state => (string?)state["status"] == "refused");
        Assert.Contains("cau-do.yaml:3", (string?)refused["reason"], StringComparison.Ordinal);
        await service.KillAsync();
        await service.RestartAsync();
        Assert.Equal("refused", (string?)(await StateAsync(service))["status"]);
        Assert.Equal("Lời mới, 1 điểm.", (await service.AskAsync("giua", "9", "tôi hứa"))[^1]);
        await StandAtTheEndAsync(service, "sau");
        Assert.DoesNotContain(service.Lines, line => line.Contains("tôi hứa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_named_and_missing_refuses_the_start()
    {
        var ended = await Product.RunAsync(["serve", "--bots", "/no/such/folder", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(1, ended.Code);
        Assert.Contains("The bots folder '/no/such/folder' does not exist", ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>Goes to the last question of the flow.</summary>
    private static async Task StandAtTheEndAsync(ServiceProcess service, string person)
    {
        await service.AskAsync(person, "1", SmallBots.Start);
        await service.AskAsync(person, "2", "bai chay");
        Assert.Contains("hứa", (await service.AskAsync(person, "3", "2"))[^1], StringComparison.Ordinal);
    }

    private static async Task<JsonNode> StateAsync(ServiceProcess service) => (await service.HealthAsync()).Report["bots"] ?? throw new InvalidOperationException("The health report has no bots.");

    private static async Task<JsonNode> UntilAsync(ServiceProcess service, Func<JsonNode, bool> condition)
    {
        await Eventually.HoldsAsync(async () => condition(await StateAsync(service)), "another state of the bots");
        return await StateAsync(service);
    }
}
