namespace Awareness.App.Tests.Hosting;

/// <summary>A service that must not start says why and what to set, and ends with an exit code.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("http://0.0.0.0:39781")]
    [InlineData("http://localhost:39781;http://[::]:39782")]
    public async Task Listening_beyond_this_machine_without_an_app_id_is_refused(string urls)
    {
        var ended = await Product.RunAsync(["serve", "--urls", urls, "--data", folder]);
        AssertRefused(ended, "AWARENESS__BotFramework__AppId");
        Assert.Contains("listens beyond this machine", ended.Errors);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:39781")]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:39781")]
    public async Task Whatever_says_that_it_listens_beyond_this_machine_is_heard(string name, string address)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = address };
        AssertRefused(await Product.RunAsync(["serve", "--data", folder], environment: environment), $"listens beyond this machine ({address})");
    }

    [Fact]
    public async Task Production_without_an_app_id_is_refused()
    {
        var production = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        AssertRefused(await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:39781", "--data", folder], environment: production), "AWARENESS__BotFramework__AppId");
    }

    [Theory]
    [InlineData("AWARENESS__BotFramework__AppId", "my-bot", "AppId must be a GUID")]
    [InlineData("AWARENESS__DirectLine__MaxSockets", "0", "MaxSockets")]
    [InlineData("AWARENESS__WatchContent", "perhaps", "WatchContent")]
    public async Task A_setting_out_of_range_is_said(string name, string value, string reason)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value };
        AssertRefused(await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:39781", "--data", folder], environment: settings), reason);
    }

    [Fact]
    public async Task Forgetting_sooner_than_a_platform_stops_repeating_is_refused()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWARENESS__Telegram__Token"] = "1:token",
            ["AWARENESS__Telegram__Secret"] = "secret-of-the-webhook",
            ["AWARENESS__Retention__ConversationsDays"] = "7",
        };
        AssertRefused(await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:39781", "--data", folder], environment: settings), "Retention:ConversationsDays must be 8 or more");
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_is_refused()
    {
        await using var first = await ServiceProcess.StartAsync();
        AssertRefused(await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:39781", "--data", first.Folder]), "another process holds it");
    }

    [Fact]
    public async Task A_port_in_use_is_said()
    {
        await using var first = await ServiceProcess.StartAsync();
        AssertRefused(await Product.RunAsync(["serve", "--urls", first.Address.GetLeftPart(UriPartial.Authority), "--data", folder]), "address already in use");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_said()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        AssertRefused(await Product.RunAsync(["serve", "--urls", "http://127.0.0.1:39781", "--data", file]), "--data DIR");
    }

    [Theory]
    [InlineData("--content", "missing-folder", "does not exist")]
    [InlineData("--urls", "what", "what")]
    public async Task A_flag_that_cannot_be_is_said(string flag, string value, string reason) =>
        AssertRefused(await Product.RunAsync(["serve", "--data", folder, flag, value]), reason);

    // The last line is one sentence for an operator; before it at most the log, and no stack of calls.
    private static void AssertRefused(Ended ended, string reason)
    {
        Assert.Equal(1, ended.Code);
        Assert.Empty(ended.Output);
        var lines = ended.Errors.TrimEnd().Split('\n');
        Assert.StartsWith("Cannot start: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(reason, lines[^1], StringComparison.OrdinalIgnoreCase);
        Assert.All(lines[..^1], line => Assert.StartsWith("{", line, StringComparison.Ordinal));
    }
}
