using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Awareness.Channels.Telegram;

/// <summary>Sends to Telegram: one activity, one call, plain text.</summary>
internal sealed class TelegramChannel([FromKeyedServices(TelegramWebhook.ChannelId)] BotCalls calls) : IChannel
{
    /// <inheritdoc/>
    public string Name => TelegramWebhook.ChannelId;

    /// <summary>About 30 messages a second to all people and one a second to one of them, with a short burst (Bots FAQ, "My bot is hitting limits"). A person may be written to at any time.</summary>
    public SendPolicy Policy { get; } = new()
    {
        LongestSend = calls.LongestSend,
        Overall = new SendRate(30, TimeSpan.FromSeconds(1)),
        EachConversation = new SendRate(3, TimeSpan.FromSeconds(3)),
    };

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        var (activity, chat) = (outbound.Entry.Activity, outbound.Conversation.Id);
        var limits = ChannelLimits.Of(Name);
        switch (activity)
        {
            case { Type: ActivityTypes.Typing }:
                return TelegramJudgement.Of(await calls.CallAsync("sendChatAction", new TelegramAction(chat, "typing"), TelegramJson.Default.TelegramAction, cancellationToken));
            case { Type: ActivityTypes.Message, Text: { } text } when string.IsNullOrWhiteSpace(text) || text.Length > limits.TextLength:
                return new SendResult.Refused(SendRefusal.Content, $"the text has {text.Length} characters");
            case { Type: ActivityTypes.Message, Text: { } text }:
                var message = new TelegramText(chat, text) { ReplyMarkup = TelegramButtons.Keyboard(activity.SuggestedActions, limits.Buttons) };
                return TelegramJudgement.Of(await calls.CallAsync("sendMessage", message, TelegramJson.Default.TelegramText, cancellationToken));
            default:
                return new SendResult.Refused(SendRefusal.Content, "Telegram carries texts only");
        }
    }
}
