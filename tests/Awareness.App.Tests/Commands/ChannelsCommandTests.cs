using Awareness.Channels.Sandbox;

namespace Awareness.App.Tests.Commands;

/// <summary><c>awareness channels</c>, as an operator types it.</summary>
public sealed class ChannelsCommandTests : IDisposable
{
    private const string Token = "8123456789:AAFakeTokenOfNoBot_chichoevang-43";
    private const string Secret = "secret-now-7hK2mQ9xPz4LbT";
    private readonly string folder = Directory.CreateTempSubdirectory("awareness-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_says_what_is_to_do_set_up_does_it_and_check_is_then_content()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await telegram.StartAsync(0, Cancelled);
        var before = await CheckAsync(Telegram(telegram, Token), "--public-url", "https://chat.example");
        Assert.Equal(1, before.Code);
        Assert.Contains("to do  Telegram does not know where to post", before.Output, StringComparison.Ordinal);
        Assert.Contains("→ Run `awareness channels check --set-up", before.Output, StringComparison.Ordinal);

        var during = await CheckAsync(Telegram(telegram, Token), "--public-url", "https://chat.example", "--set-up");
        Assert.Equal((0, ""), (during.Code, during.Errors));
        Assert.Equal("https://chat.example/webhooks/telegram", (string?)telegram.Hook["url"]);

        var after = await CheckAsync(Telegram(telegram, Token), "--channel", "telegram", "--public-url", "https://chat.example");
        Assert.Equal(0, after.Code);
        Assert.All(after.Output.TrimEnd().Split('\n'), line => Assert.StartsWith("telegram      ok ", line, StringComparison.Ordinal));
        AssertNoSecrets(before, during, after);
    }

    [Fact]
    public async Task A_token_the_platform_does_not_know_is_to_do_and_shown_nowhere()
    {
        await using var telegram = new TelegramSandbox("8123456789:AAanother", Secret);
        await telegram.StartAsync(0, Cancelled);
        var ended = await CheckAsync(Telegram(telegram, Token));
        Assert.Equal(1, ended.Code);
        Assert.Contains("Telegram does not know the token", ended.Output, StringComparison.Ordinal);
        AssertNoSecrets(ended);
    }

    [Fact]
    public async Task Every_channel_that_is_set_up_is_checked_and_set_up_gives_the_page_its_welcome_screen()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await telegram.StartAsync(0, Cancelled);
        await using var messenger = new MessengerSandbox(new MessengerAccount("104", "901", "page-chichoevang", "app-chichoevang", "verify-chichoevang"), TimeProvider.System) { AsksWebhooks = false };
        await messenger.StartAsync(0, Cancelled);
        var settings = Telegram(telegram, Token);
        foreach (var (key, value) in messenger.Environment()) settings[key] = value;
        var ended = await CheckAsync(settings, "--public-url", "https://chat.example", "--set-up");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Contains("facebook      ok     The app calls https://chat.example/webhooks/", ended.Output, StringComparison.Ordinal);
        Assert.Contains("telegram      ok     Telegram now posts to https://chat.example/webhooks/telegram", ended.Output, StringComparison.Ordinal);
        Assert.NotEmpty(messenger.Profile);
        AssertNoSecrets(ended);
    }

    [Theory]
    [InlineData("is set up", "channels", "check")]
    [InlineData("telegram is not set up", "channels", "check", "--channel", "telegram")]
    [InlineData("--set-up needs --public-url", "channels", "check", "--set-up")]
    [InlineData("is no address", "channels", "check", "--public-url", "chat.example")]
    [InlineData("is no address", "channels", "check", "--public-url", "https://chat.example/webhooks")]
    [InlineData("'pigeon'", "channels", "check", "--channel", "pigeon")]
    [InlineData("Zalo is not set up", "channels", "authorize", "zalo")]
    [InlineData("'telegram'", "channels", "authorize", "telegram")]
    public async Task What_cannot_be_done_is_said(string words, params string[] arguments)
    {
        var ended = await Product.RunAsync(arguments);
        Assert.NotEqual(0, ended.Code);
        Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_wrong_is_named_and_not_repeated()
    {
        var ended = await CheckAsync(new Dictionary<string, string> { ["AWARENESS__Telegram__Token"] = "chichoevang" });
        Assert.Equal(1, ended.Code);
        Assert.Contains("Telegram:Token must be as @BotFather shows it", ended.Errors, StringComparison.Ordinal);
        AssertNoSecrets(ended);
    }

    [Fact]
    public async Task List_tells_which_are_set_up_their_limits_and_when_somebody_was_heard()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await telegram.StartAsync(0, Cancelled);
        var settings = Telegram(telegram, Token);
        await using var service = await ServiceProcess.StartAsync(settings);
        var before = await Product.RunAsync(["channels", "list", "--data", service.Folder], environment: settings);
        Assert.Contains("telegram      set up  nobody heard yet; 4096 characters, 12 buttons of 60", before.Output, StringComparison.Ordinal);
        Assert.Contains("zalo          not set up", before.Output, StringComparison.Ordinal);

        Assert.Equal(200, await telegram.SayAsync(service.Address, "700012345", "xin chào", Cancelled));
        var after = await Product.RunAsync(["channels", "list", "--data", service.Folder], environment: settings);
        Assert.Equal((0, ""), (after.Code, after.Errors));
        Assert.Contains("telegram      set up  1 conversations, last heard 20", after.Output, StringComparison.Ordinal);
        AssertNoSecrets(before, after);
    }

    private static void AssertNoSecrets(params Ended[] all) =>
        Assert.All(all, ended => Assert.All((string[])["chichoevang", Secret], secret => Assert.DoesNotContain(secret, ended.Output + ended.Errors, StringComparison.Ordinal)));

    private static Dictionary<string, string> Telegram(TelegramSandbox telegram, string token) => telegram.Environment(("AWARENESS__Telegram__Token", token));

    private Task<Ended> CheckAsync(IReadOnlyDictionary<string, string> environment, params string[] more) =>
        Product.RunAsync(["channels", "check", "--data", folder, .. more], environment: environment);
}
