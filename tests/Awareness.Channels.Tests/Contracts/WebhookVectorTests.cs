using Awareness.Channels.Messenger;
using Awareness.Channels.Telegram;
using Awareness.Channels.Tests.Support;
using Awareness.Channels.Zalo;
using Awareness.Channels.ZaloBot;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Tests.Contracts;

/// <summary>What each webhook makes of calls whose proofs were computed elsewhere.</summary>
public sealed class WebhookVectorTests
{
    public static TheoryData<string> Messenger => WebhookVectors.Names("messenger");

    public static TheoryData<string> Telegram => WebhookVectors.Names("telegram");

    public static TheoryData<string> Zalo => WebhookVectors.Names("zalo");

    public static TheoryData<string> ZaloBot => WebhookVectors.Names("zalobot");

    [Theory]
    [MemberData(nameof(Messenger))]
    public void Messenger_hears_the_platform_and_nobody_else(string name)
    {
        var file = WebhookVectors.Load("messenger");
        var options = new MessengerOptions { PageToken = "token", AppSecret = file.Secrets[0], PreviousAppSecret = file.Secrets[1], VerifyToken = "word" };
        file[name].Check(new MessengerWebhook(Options.Create(options), new ManualTime(), NullLogger<MessengerWebhook>.Instance));
    }

    [Theory]
    [MemberData(nameof(Telegram))]
    public void Telegram_hears_the_platform_and_nobody_else(string name)
    {
        var file = WebhookVectors.Load("telegram");
        var options = new TelegramOptions { Token = "1:a", Secret = file.Secrets[0], PreviousSecret = file.Secrets[1] };
        file[name].Check(new TelegramWebhook(Options.Create(options)));
    }

    [Theory]
    [MemberData(nameof(Zalo))]
    public void A_Zalo_account_hears_the_platform_and_nobody_else(string name)
    {
        var file = WebhookVectors.Load("zalo");
        var options = new ZaloOptions
        {
            AppId = file.AppId ?? "",
            OaId = file.OaId ?? "",
            AppSecret = "app-secret",
            Secret = file.Secrets[0],
            PreviousSecret = file.Secrets[1],
            Signatures = [file[name].Formula == "oa-id" ? ZaloSignature.OaId : ZaloSignature.AppId],
        };
        file[name].Check(new ZaloWebhook(Options.Create(options), new ManualTime(), NullLogger<ZaloWebhook>.Instance));
    }

    [Theory]
    [MemberData(nameof(ZaloBot))]
    public void Zalo_Bot_hears_the_platform_and_nobody_else(string name)
    {
        var file = WebhookVectors.Load("zalobot");
        var options = new ZaloBotOptions { Token = "1:a", Secret = file.Secrets[0], PreviousSecret = file.Secrets[1] };
        file[name].Check(new ZaloBotWebhook(Options.Create(options)));
    }

    [Theory]
    [InlineData("messenger")]
    [InlineData("telegram")]
    [InlineData("zalo")]
    [InlineData("zalobot")]
    public void Every_file_has_calls_that_are_taken_and_calls_that_are_not(string platform)
    {
        var file = WebhookVectors.Load(platform);
        Assert.Equal(2, file.Secrets.Count);
        Assert.NotEmpty(file.About);
        Assert.Equal(file.Cases.Count, file.Cases.DistinctBy(vector => vector.Name).Count());
        Assert.InRange(file.Cases.Count(vector => vector.Status == 200 && vector.Body.Contains("\\u1ee9", StringComparison.Ordinal)), 1, int.MaxValue);
        Assert.InRange(file.Cases.Count(vector => vector.Status == 401), 5, int.MaxValue);
    }
}
