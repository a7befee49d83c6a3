using System.Net;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Telegram;

/// <summary>Asks Telegram who we are and where it posts, and tells it where to.</summary>
internal sealed class TelegramCheck([FromKeyedServices(TelegramWebhook.ChannelId)] BotCalls calls, IOptions<TelegramOptions> options, TimeProvider time)
    : IChannelCheck, IChannelSetUp
{
    private const int ManyPending = 100;

    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>Ports that Telegram calls (Bot API, setWebhook).</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    /// <inheritdoc/>
    public string Name => TelegramWebhook.ChannelId;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckLine>> CheckAsync(Uri? publicUrl, CancellationToken cancellationToken)
    {
        var me = await calls.AskAsync("getMe", cancellationToken);
        if (BotApiAnswer.ResultOf(me, TelegramJson.Default.TelegramBot) is not { } bot) return [Failed("getMe", me)];
        var known = CheckLine.Good($"Telegram knows the token: the bot is @{CheckLine.Shown(bot.Username)}.");
        var hook = await calls.AskAsync("getWebhookInfo", cancellationToken);
        return BotApiAnswer.ResultOf(hook, TelegramJson.Default.TelegramHookState) is { } state ? [known, .. Hook(state, publicUrl)] : [known, Failed("getWebhookInfo", hook)];
    }

    /// <inheritdoc/>
    public async Task<CheckLine> SetUpAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        if (AddressProblem(publicUrl) is { } problem) return problem;
        var hook = new TelegramHook(WebhookAddress.Of(publicUrl, TelegramWebhook.HookPath), options.Value.Secret, TelegramWebhook.Kinds);
        var answer = await calls.AskAsync("setWebhook", hook, TelegramJson.Default.TelegramHook, cancellationToken);
        return BotApiAnswer.Read(answer) is { Ok: true } ? CheckLine.Good($"Telegram now posts to {hook.Url}.") : Failed("setWebhook", answer);
    }

    private IEnumerable<CheckLine> Hook(TelegramHookState state, Uri? publicUrl)
    {
        yield return WebhookAddress.Check("Telegram", state.Url, publicUrl, TelegramWebhook.HookPath);
        if (state.Url is not { Length: > 0 }) yield break;
        if (state.AllowedUpdates is { Count: > 0 } kinds && TelegramWebhook.Kinds.Except(kinds, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            yield return CheckLine.Bad($"Telegram does not post {string.Join(", ", missing)}.", WebhookAddress.SetAnew);
        if (state.LastErrorDate is { } seconds && time.GetUtcNow().ToUnixTimeSeconds() - seconds < Recent.TotalSeconds)
            yield return CheckLine.Doubtful($"A call of Telegram failed within the last hour: {CheckLine.Shown(state.LastErrorMessage)}.", "401 means another secret: set the webhook again. Otherwise see that the address is reachable from outside.");
        if (state.PendingUpdateCount > ManyPending)
            yield return CheckLine.Doubtful($"{state.PendingUpdateCount} updates wait at Telegram.", "They come once the service answers with 200; see its log.");
    }

    private static CheckLine? AddressProblem(Uri publicUrl) => publicUrl.Scheme == Uri.UriSchemeHttps && Ports.Contains(publicUrl.Port)
        ? null
        : CheckLine.Bad($"Telegram posts to https addresses at port {string.Join(", ", Ports)} only.", "Give the service such an address, for example by a reverse proxy.");

    private static CheckLine Failed(string method, PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered { Status: HttpStatusCode.Unauthorized or HttpStatusCode.NotFound } =>
            CheckLine.Bad($"{method}: Telegram does not know the token.", "Set Telegram:Token to what @BotFather shows for the bot (/mybots, API Token)."),
        PlatformAnswer.Answered answered => CheckLine.Bad($"{method}: Telegram answered HTTP {(int)answered.Status}.", "Try again later; api.telegram.org may be away."),
        _ => CheckLine.Bad($"{method}: Telegram cannot be reached.", "See that this machine may call api.telegram.org (proxy, firewall, DNS), or set Telegram:Address."),
    };
}
