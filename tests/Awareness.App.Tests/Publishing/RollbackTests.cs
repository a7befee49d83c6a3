namespace Awareness.App.Tests.Publishing;

/// <summary>Officers publish and roll back under a running service.</summary>
public sealed class RollbackTests : IAsyncLifetime
{
    private readonly ContentCopy content = new();
    private ServiceProcess service = null!;

    public async ValueTask InitializeAsync()
    {
        content.AskFewQuestions();
        service = await ServiceProcess.StartAsync(environment: null, "--content", content.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task One_command_brings_the_version_before_back_and_a_restart_keeps_it()
    {
        var first = await VersionAsync();
        content.SayOfHelmets("Đội mũ sai");
        await Eventually.HoldsAsync(async () => await VersionAsync() != first, "the change");
        var second = await VersionAsync();
        Assert.Contains("Đội mũ sai", await AnswerAsync("published"));

        var rolledBack = await RunAsync("rollback");
        Assert.Equal((0, first), (rolledBack.Code, rolledBack.Output.Trim()));
        await Eventually.HoldsAsync(async () => await VersionAsync() == first, "the rollback");
        Assert.Contains(ContentCopy.HelmetSentence, await AnswerAsync("rolled-back"));
        await Eventually.HoldsAsync(async () => await FolderAsync("status") == "set-aside", "the folder is set aside");
        Assert.Equal(second, await FolderAsync("proposed"));
        Assert.Contains(service.Lines, line => line.Contains("rolled back", StringComparison.Ordinal));

        var versions = (await RunAsync("versions")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(second, versions[0], StringComparison.Ordinal);
        Assert.EndsWith("set aside", versions[0], StringComparison.Ordinal);
        Assert.EndsWith("in force", Assert.Single(versions, line => line.StartsWith(first, StringComparison.Ordinal)), StringComparison.Ordinal);

        Assert.Equal(0, await service.StopAsync());
        await service.RestartAsync();
        Assert.Equal(first, await VersionAsync());

        content.ForgetDanger();
        await Eventually.HoldsAsync(async () => await FolderAsync("status") == "refused", "the refusal");
        Assert.Contains("emergencies.seen", await FolderAsync("reason"));
        Assert.Contains(service.Lines, line => line.Contains("refused", StringComparison.Ordinal) && line.Contains("emergencies.seen", StringComparison.Ordinal));
        Assert.Equal(first, await VersionAsync());
    }

    [Fact]
    public async Task A_rollback_without_a_target_says_why_and_changes_nothing()
    {
        var first = await VersionAsync();
        await Eventually.HoldsAsync(async () => (await RunAsync("versions")).Output.Contains(first, StringComparison.Ordinal), "the first version is kept");
        AssertMistake(await RunAsync("rollback"), "No version older");
        AssertMistake(await RunAsync("rollback", "ffff"), "No single kept version begins with 'ffff'");
        AssertMistake(await RunAsync("rollback", first), "in force already");
        AssertMistake(await Product.RunAsync(["rollback", "--data", Path.Combine(service.Folder, "none")]), "no data folder");
        AssertMistake(await Product.RunAsync(["versions", "--data", Path.Combine(service.Folder, "none")]), "no data folder");
        Assert.Equal(first, await VersionAsync());
    }

    private static void AssertMistake(Ended ended, string reason)
    {
        Assert.Equal(1, ended.Code);
        Assert.Empty(ended.Output);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    private Task<Ended> RunAsync(params string[] command) =>
        Product.RunAsync(command[0] == "rollback" ? [.. command, "--data", service.Folder, "--content", content.Folder] : [.. command, "--data", service.Folder]);

    private async Task<string> AnswerAsync(string conversation) => string.Join('\n', await service.AskAsync(conversation, "1", Channel.Helmet));

    private async Task<string> VersionAsync() => (string?)(await service.HealthAsync()).Report["content"] ?? "";

    private async Task<string> FolderAsync(string field) => (string?)(await service.HealthAsync()).Report["folder"]?[field] ?? "";
}
