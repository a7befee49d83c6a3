using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>Sends to Zalo Bot: one activity, one call, plain text without buttons, for the platform has none.</summary>
internal sealed class ZaloBotChannel([FromKeyedServices(ZaloBotWebhook.ChannelId)] BotCalls calls, IOptions<ZaloBotOptions> options) : IChannel
{
    private static readonly BotApiJudgement Judgement = new("Zalo", static (code, _) => code == 403 ? new SendResult.Unknown("403: Zalo failed") : null);

    /// <inheritdoc/>
    public string Name => ZaloBotWebhook.ChannelId;

    /// <inheritdoc/>
    public SendPolicy Policy { get; } = new()
    {
        Concurrency = 4,
        LongestSend = calls.LongestSend,
        Overall = new SendRate(options.Value.MessagesPerSecond, TimeSpan.FromSeconds(1)),
        EachConversation = new SendRate(3, TimeSpan.FromSeconds(3)),
        Window = options.Value.WindowHours > 0 ? TimeSpan.FromHours(options.Value.WindowHours) : null,
    };

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        var (activity, chat) = (outbound.Entry.Activity, outbound.Conversation.Id);
        switch (activity)
        {
            case { Type: ActivityTypes.Typing }:
                return Judge(await calls.CallAsync("sendChatAction", new ZaloBotAction(chat, "typing"), ZaloBotJson.Default.ZaloBotAction, cancellationToken));
            case { Type: ActivityTypes.Message, Text: { } text } when string.IsNullOrWhiteSpace(text) || text.Length > ChannelLimits.Of(Name).TextLength:
                return new SendResult.Refused(SendRefusal.Content, $"the text has {text.Length} characters");
            case { Type: ActivityTypes.Message, Text: { } text }:
                return Judge(await calls.CallAsync("sendMessage", new ZaloBotText(chat, text), ZaloBotJson.Default.ZaloBotText, cancellationToken));
            default:
                return new SendResult.Refused(SendRefusal.Content, "Zalo Bot carries texts only");
        }
    }

    /// <summary>
    /// What became of a send. Errors come inside HTTP 200 as well. Codes (bot.zapps.me/docs/error-code): 400, 401, 403 for Zalo's own failures, 404, 408, 429. None says that a person blocked the bot.
    /// </summary>
    internal static SendResult Judge(PlatformAnswer answer) => Judgement.Of(answer);
}
