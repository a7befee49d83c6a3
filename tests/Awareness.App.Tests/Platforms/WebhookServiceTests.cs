using System.Net;
using Awareness.Channels.Sandbox;
using Awareness.Channels.Zalo;

namespace Awareness.App.Tests.Platforms;

/// <summary>Webhooks end to end: the product as a process, its database, and the platforms. What a channel does for itself, its contract tests say.</summary>
public sealed class WebhookServiceTests
{
    private const string An = "700012341";
    private const string Binh = "700012342";
    private const string Chi = "700012343";
    private const string Token = "8123456789:AAFakeTokenOfNoBot_chichoevang-42";
    private const string Secret = "secret-now-7hK2mQ9xPz4LbT";
    private const string PrivateWord = "chimkhuyen";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_at_once_and_again_has_one_effect_in_the_database_whatever_the_platform()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await using var zaloBot = new ZaloBotSandbox(Token, Secret);
        await using var messenger = new MessengerSandbox(new MessengerAccount("100200300400500", "700800900", "page-token-chichoevang", Secret, "word-chichoevang"), TimeProvider.System);
        await using var zalo = new ZaloSandbox(new ZaloOptions { AppId = "360846524940903967", AppSecret = "app-chichoevang", OaId = "388613280878808645", Secret = Secret }, TimeProvider.System);
        WebhookPlatform[] platforms = [telegram, zaloBot, messenger, zalo];
        foreach (var platform in platforms) await platform.StartAsync(0, Cancelled);
        await using var service = await ServiceProcess.StartAsync(Settings(zalo, platforms));

        await Task.WhenAll(platforms.Select(platform => TalkAsync(platform, service)));
        Assert.Equal(0, await service.StopAsync());

        Assert.All(platforms, platform => AssertStored(platform, service));
        foreach (var canary in new[] { "chichoevang", Secret, An, Binh, Chi, PrivateWord })
            Assert.DoesNotContain(service.Lines, line => line.Contains(canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_token_there_is_no_webhook()
    {
        await using var telegram = new TelegramSandbox(Token, Secret);
        await using var service = await ServiceProcess.StartAsync();
        Assert.Equal((int)HttpStatusCode.NotFound, await telegram.PostAsync(service.Address, telegram.Said(An, "xin chào"), Cancelled));
    }

    /// <summary>An writes ten times at once, each told twice; Binh once, told nine times; Chi wants to be forgotten.</summary>
    private static async Task TalkAsync(WebhookPlatform platform, ServiceProcess service)
    {
        var calls = Enumerable.Range(1, 9).Select(number => platform.Said(An, $"xin chào {number}")).Append(platform.Said(An, "dừng nhận tin")).ToList();
        await AllTakenAsync([.. calls, .. calls]);
        if (platform.Left(An) is { } left) await AllTakenAsync([left]);

        var once = platform.Said(Binh, Channel.Helmet);
        await AllTakenAsync([.. Enumerable.Repeat(once, 8)]);
        await AllTakenAsync([once]);
        await Eventually.HoldsAsync(() => platform.Messages.Any(message => message.Person == Binh), $"a reply on {platform.Channel}");

        await AllTakenAsync([platform.Said(Chi, $"{PrivateWord} giá bao nhiêu")]);
        if (platform.Withdrew(Chi) is { } withdrew) await AllTakenAsync([withdrew]);

        async Task AllTakenAsync(IReadOnlyList<WebhookCall> together) =>
            Assert.All(await Task.WhenAll(together.Select(call => platform.PostAsync(service.Address, call, Cancelled))), status => Assert.Equal(200, status));
    }

    private static void AssertStored(WebhookPlatform platform, ServiceProcess service)
    {
        var channel = platform.Channel;
        Assert.Equal([An], Texts($"select contact from conversation where channel = '{channel}' and id = '{An}'"));
        Assert.Equal([An], Texts($"select id from contact where channel = '{channel}' and opted_out_at is not null"));
        Assert.Equal([platform.Left(An) is null ? "10" : "11"], Texts($"select count(*) from turn where channel = '{channel}' and conversation = '{An}'"));

        Assert.Equal(["1"], Texts($"select count(*) from turn where channel = '{channel}' and conversation = '{Binh}'"));
        Assert.Equal(["sent"], Texts($"select state from outbox where channel = '{channel}' and conversation = '{Binh}'"));
        Assert.Contains("400.000", Assert.Single(platform.Messages, message => message.Person == Binh).Text, StringComparison.Ordinal);

        var isForgotten = platform.Withdrew(Chi) is not null;
        Assert.Equal([isForgotten ? "0" : "1"], Texts($"select count(*) from transcript where channel = '{channel}' and conversation = '{Chi}' and activity like '%{PrivateWord}%'"));
        if (isForgotten) Assert.Equal(["0"], Texts($"select count(*) from contact where channel = '{channel}' and id = '{Chi}'"));

        List<string> Texts(string statement) => StoredRows.Read(service.Database, statement, row => row.GetValue(0).ToString() ?? "");
    }

    private static Dictionary<string, string> Settings(ZaloSandbox zalo, IEnumerable<ScriptedPlatform> platforms)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWARENESS__Zalo__RefreshToken"] = zalo.Tokens.Issue().Refresh, ["Logging__LogLevel__Default"] = "Debug" };
        foreach (var (key, value) in platforms.SelectMany(platform => platform.Environment())) settings[key] = value;
        return settings;
    }
}
