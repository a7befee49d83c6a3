using System.Text.Json.Nodes;

namespace Awareness.App.Tests.Commands;

/// <summary>An operator looks after replies that could not be sent, while the service runs and when it does not.</summary>
public sealed class DeadLettersTests
{
    [Fact]
    public async Task What_could_not_be_sent_is_listed_without_traces_tried_again_and_dropped()
    {
        var isWell = false;
        await using var connector = await Connector.StartAsync(_ => Task.FromResult(isWell ? 201 : 400));
        await using var service = await ServiceProcess.StartAsync();
        for (var person = 0; person < 3; person++) await SayAsync(service, connector, $"0912345{person}", "cảm ơn bạn Lan");

        JsonObject? counted = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                counted = (await service.HealthAsync()).Report["deadLetters"]?.AsObject();
                return counted?["botframework"]?.GetValue<int>() == 3;
            },
            "health counts the dead letters");

        var listed = await RunAsync(service);
        var lines = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^[0-9a-f]{12}\|2\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  botframework  content\s+1 attempts\s*$", line));
        // A line of the list and a line of the log are about the same reply.
        Assert.All(lines, line => Assert.Contains(service.Lines, logged => logged.Contains("is given up", StringComparison.Ordinal) && logged.Contains(line[..12], StringComparison.Ordinal)));
        Assert.Contains("content: 3", listed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345", listed.Output + listed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(service, "--reason", "blocked")).Output.Length);
        Assert.Equal(0, (await RunAsync(service, "list", "--since", "2999-01-01")).Output.Length);

        // Never all by mistake.
        Assert.NotEqual(0, (await RunAsync(service, "replay")).Code);
        Assert.NotEqual(0, (await RunAsync(service, "drop", "--channel", "telegram")).Code);

        isWell = true;
        var name = lines[0][..lines[0].IndexOf(' ', StringComparison.Ordinal)];
        Assert.Equal(0, (await RunAsync(service, "replay", "--name", name)).Code);
        await Eventually.HoldsAsync(() => Enumerable.Range(0, 3).Sum(person => connector.Of($"0912345{person}").Count) == 1, "the one named arrives");
        Assert.Equal(0, (await RunAsync(service, "drop", "--channel", "botframework", "--reason", "content")).Code);
        Assert.Null((await service.HealthAsync()).Report["deadLetters"]);

        isWell = false;
        await SayAsync(service, connector, "stopped", "xin chào");
        await Eventually.HoldsAsync(async () => (await service.HealthAsync()).Report["deadLetters"] is not null, "it is dead");
        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(0, (await RunAsync(service, "drop", "--all")).Code);
        Assert.Contains("0 dead letters", (await RunAsync(service)).Errors, StringComparison.Ordinal);
    }

    private static async Task SayAsync(ServiceProcess service, Connector connector, string conversation, string text)
    {
        using var response = await service.PostAsync(Channel.MessageBy(connector, conversation, "1", text));
        Assert.True(response.IsSuccessStatusCode);
    }

    private static Task<Ended> RunAsync(ServiceProcess service, params string[] arguments) =>
        Product.RunAsync(["dead-letters", .. arguments, "--data", service.Folder]);
}
