using System.Net;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.App.Tests.Commands;

/// <summary><c>awareness channels authorize zalo</c>: link, consent, address, tokens; beside a running service and without one.</summary>
public sealed class ZaloAuthorizingTests
{
    private const string Person = "246845883529197931";
    private readonly ZaloOptions account = new() { AppId = "360846524940903968", AppSecret = "app-secret-meomuop", OaId = "388613280878808646", Secret = "oa-secret-chimri" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_a_running_service_it_is_the_service_that_takes_the_tokens_and_it_sends_with_them()
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(zalo));
        var ended = await AuthorizeAsync(zalo, service.Folder, address => address);
        Assert.Equal(0, ended.Code);
        Assert.Contains("Zalo knows the access token", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1, zalo.Tokens.Exchanges);
        Assert.Empty(Directory.GetFiles(Path.Combine(service.Folder, "zalo-codes")));

        Assert.Equal(200, await zalo.SayAsync(service.Address, Person, Channel.Helmet, Cancelled));
        await Eventually.HoldsAsync(() => zalo.Messages.Count > 0, "an answer on the phone");
        Assert.Equal(0, await service.StopAsync());
        foreach (var secret in (string[])["zalo-access-", "zalo-refresh-", "code-", "meomuop", "chimri"])
        {
            Assert.DoesNotContain(service.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            if (secret != "code-") Assert.DoesNotContain(secret, ended.Output + ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_service_the_tokens_wait_for_it_in_the_database()
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(zalo));
        Assert.Equal(0, await service.StopAsync());
        var ended = await AuthorizeAsync(zalo, service.Folder, address => address);
        Assert.Equal((0, 1), (ended.Code, zalo.Tokens.Exchanges));

        await service.RestartAsync();
        Assert.Equal(200, await zalo.SayAsync(service.Address, Person, Channel.Helmet, Cancelled));
        await Eventually.HoldsAsync(() => zalo.Messages.Count > 0, "an answer on the phone");
        Assert.Equal(1, zalo.Tokens.Exchanges);
    }

    [Fact]
    public async Task A_code_that_zalo_does_not_take_leaves_everything_as_it_was_and_says_so()
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(zalo));
        var ended = await AuthorizeAsync(zalo, service.Folder, address => address.Replace("code-", "edoc-", StringComparison.Ordinal));
        Assert.Equal(1, ended.Code);
        Assert.Contains("Zalo gave no tokens for the code", ended.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 1), (zalo.Tokens.Exchanges, zalo.Tokens.Refusals));
    }

    [Theory]
    [InlineData("no address at all", "That is no address")]
    [InlineData("https://chat.example/zalo?code=abc&state=another", "belongs to another link")]
    [InlineData("", "That is no address")]
    public async Task An_address_that_is_not_the_one_is_not_exchanged(string pasted, string words)
    {
        await using var zalo = new ZaloSandbox(account, TimeProvider.System);
        await zalo.StartAsync(0, Cancelled);
        var folder = Directory.CreateTempSubdirectory("awareness-");
        try
        {
            var ended = await AuthorizeAsync(zalo, folder.FullName, _ => pasted);
            Assert.Equal(1, ended.Code);
            Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
            Assert.Equal((0, 0), (zalo.Tokens.Exchanges, zalo.Tokens.Refusals));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the command as an administrator would: opens its link, consents, pastes what <paramref name="paste"/> makes of the address that follows.</summary>
    private static async Task<Ended> AuthorizeAsync(ZaloSandbox zalo, string folder, Func<string, string> paste)
    {
        using var process = Product.Start(["channels", "authorize", "zalo", "--data", folder], Settings(zalo));
        var errors = process.StandardError.ReadToEndAsync(Cancelled);
        var link = await process.StandardOutput.ReadLineAsync(Cancelled) ?? "";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var consent = await browser.GetAsync(new Uri(link), Cancelled);
        Assert.Equal(HttpStatusCode.Redirect, consent.StatusCode);
        await process.StandardInput.WriteLineAsync(paste(consent.Headers.Location?.AbsoluteUri ?? ""));
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        return new Ended(process.ExitCode, output, await errors);
    }

    private static Dictionary<string, string> Settings(ZaloSandbox zalo) => zalo.Environment(("AWARENESS__Zalo__RedirectUrl", "https://chat.example/zalo"));
}
