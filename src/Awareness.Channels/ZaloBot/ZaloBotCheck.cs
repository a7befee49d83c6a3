using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Awareness.Channels.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>Asks Zalo's bot platform who we are and where it posts, and tells it where to.</summary>
internal sealed class ZaloBotCheck([FromKeyedServices(ZaloBotWebhook.ChannelId)] BotCalls calls, IOptions<ZaloBotOptions> options) : IChannelCheck, IChannelSetUp
{
    private const string SetAnew = "Run `awareness channels check --set-up --public-url https://<your domain>`.";

    /// <inheritdoc/>
    public string Name => ZaloBotWebhook.ChannelId;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        var me = await calls.AskAsync("getMe", cancellationToken);
        if (Result(me, ZaloBotJson.Default.ZaloBotAccount) is not { } account) return [Failed("getMe", me)];
        var known = CheckLine.Good($"Zalo knows the token: the bot is {CheckLine.Shown(account.AccountName)}.");
        var hook = await calls.AskAsync("getWebhookInfo", cancellationToken);
        return Told(hook) is { Ok: true } ? [known, Hook(Result(hook, ZaloBotJson.Default.ZaloBotHookState)?.Url, publicUrl)] : [known, Failed("getWebhookInfo", hook)];
    }

    /// <inheritdoc/>
    public async Task<CheckLine> SetUpAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        if (publicUrl.Scheme != Uri.UriSchemeHttps) return CheckLine.Bad("Zalo posts to https addresses only.", "Give the service such an address, for example by a reverse proxy.");
        var hook = new ZaloBotHook(HookAddress(publicUrl), options.Value.Secret);
        var answer = await calls.AskAsync("setWebhook", hook, ZaloBotJson.Default.ZaloBotHook, cancellationToken);
        return Told(answer) is { Ok: true } ? CheckLine.Good($"Zalo now posts to {hook.Url}.") : Failed("setWebhook", answer);
    }

    private static CheckLine Hook(string? url, Uri? publicUrl)
    {
        if (url is not { Length: > 0 }) return CheckLine.Bad("Zalo does not know where to post: no webhook is set.", SetAnew);
        if (publicUrl is null) return CheckLine.Doubtful($"Zalo posts to {CheckLine.Shown(url)}; whether that is this service is not known.", "Name the service's own address with --public-url.");
        return url == HookAddress(publicUrl)
            ? CheckLine.Good($"Zalo posts to {url}.")
            : CheckLine.Bad($"Zalo posts to {CheckLine.Shown(url)} instead of {HookAddress(publicUrl)}.", SetAnew);
    }

    private static string HookAddress(Uri publicUrl) => new Uri(publicUrl, ZaloBotWebhook.HookPath).AbsoluteUri;

    private static CheckLine Failed(string method, PlatformAnswer answer)
    {
        if (answer is not PlatformAnswer.Answered answered)
            return CheckLine.Bad($"{method}: Zalo cannot be reached.", "See that this machine may call bot-api.zaloplatforms.com (proxy, firewall, DNS), or set ZaloBot:Address.");
        var code = Told(answer)?.ErrorCode ?? (int)answered.Status;
        return code is (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.NotFound
            ? CheckLine.Bad($"{method}: Zalo does not know the token.", "Set ZaloBot:Token to what Zalo Bot Manager shows for the bot.")
            : CheckLine.Bad($"{method}: Zalo answered {code}.", "Try again later; Zalo may be away.");
    }

    private static ZaloBotAnswer? Told(PlatformAnswer answer) => answer is PlatformAnswer.Answered { Body: var body } ? WirePayload.TryRead(body, ZaloBotJson.Default.ZaloBotAnswer) : null;

    private static T? Result<T>(PlatformAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        if (Told(answer) is not { Ok: true, Result: { ValueKind: JsonValueKind.Object } result }) return null;
        try
        {
            return result.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
