using System.Net;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>Asks Zalo's bot platform who we are and where it posts, and tells it where to.</summary>
internal sealed class ZaloBotCheck([FromKeyedServices(ZaloBotWebhook.ChannelId)] BotCalls calls, IOptions<ZaloBotOptions> options) : IChannelCheck, IChannelSetUp
{
    /// <inheritdoc/>
    public string Name => ZaloBotWebhook.ChannelId;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        var me = await calls.AskAsync("getMe", cancellationToken);
        if (BotApiAnswer.ResultOf(me, ZaloBotJson.Default.ZaloBotAccount) is not { } account) return [Failed("getMe", me)];
        var known = CheckLine.Good($"Zalo knows the token: the bot is {CheckLine.Shown(account.AccountName)}.");
        var hook = await calls.AskAsync("getWebhookInfo", cancellationToken);
        if (BotApiAnswer.Read(hook) is not { Ok: true }) return [known, Failed("getWebhookInfo", hook)];
        return [known, WebhookAddress.Check("Zalo", BotApiAnswer.ResultOf(hook, ZaloBotJson.Default.ZaloBotHookState)?.Url, publicUrl, ZaloBotWebhook.HookPath)];
    }

    /// <inheritdoc/>
    public async Task<CheckLine> SetUpAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        if (publicUrl.Scheme != Uri.UriSchemeHttps) return CheckLine.Bad("Zalo posts to https addresses only.", "Give the service such an address, for example by a reverse proxy.");
        var hook = new ZaloBotHook(WebhookAddress.Of(publicUrl, ZaloBotWebhook.HookPath), options.Value.Secret);
        var answer = await calls.AskAsync("setWebhook", hook, ZaloBotJson.Default.ZaloBotHook, cancellationToken);
        return BotApiAnswer.Read(answer) is { Ok: true } ? CheckLine.Good($"Zalo now posts to {hook.Url}.") : Failed("setWebhook", answer);
    }

    private static CheckLine Failed(string method, PlatformAnswer answer)
    {
        if (answer is not PlatformAnswer.Answered answered)
            return CheckLine.Bad($"{method}: Zalo cannot be reached.", "See that this machine may call bot-api.zaloplatforms.com (proxy, firewall, DNS), or set ZaloBot:Address.");
        var code = BotApiAnswer.Read(answer)?.ErrorCode ?? (int)answered.Status;
        return code is (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.NotFound
            ? CheckLine.Bad($"{method}: Zalo does not know the token.", "Set ZaloBot:Token to what Zalo Bot Manager shows for the bot.")
            : CheckLine.Bad($"{method}: Zalo answered {code}.", "Try again later; Zalo may be away.");
    }
}
