using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>Takes what people write to the bot in private chats. Groups are not answered.</summary>
internal sealed class ZaloBotWebhook(IOptions<ZaloBotOptions> options) : IWebhook
{
    /// <summary>The channel id.</summary>
    public const string ChannelId = "zalobot";

    /// <summary>Where Zalo posts.</summary>
    public const string HookPath = "/webhooks/zalobot";

    /// <summary>The header with the secret that the webhook was set with.</summary>
    public const string SecretHeader = "X-Bot-Api-Secret-Token";

    private readonly string[] secrets = [options.Value.Secret, options.Value.PreviousSecret];

    /// <inheritdoc/>
    public string Path => HookPath;

    /// <inheritdoc/>
    public WebhookReading Read(IHeaderDictionary headers, byte[] body)
    {
        if (!Proof.IsSecret(headers[SecretHeader], secrets)) return new WebhookReading.Forged();
        if (!WirePayload.Read(body, ZaloBotJson.Default.ZaloBotUpdate).IsGood(out var update, out var error)) return new WebhookReading.Refused(error);
        return Written(update.Result ?? update) is { } inbound ? new WebhookReading.Accepted([inbound]) : WebhookReading.Nothing;
    }

    private InboundActivity? Written(ZaloBotUpdate update)
    {
        if (update.Message is not { Chat.ChatType: "PRIVATE", From.IsBot: false } message) return null;
        if (PersonOnChannel.Find(ChannelId, message.Chat.Id, options.Value.BotId, message.SentAt) is not { } person) return null;
        return update.EventName switch
        {
            // Zalo tells nobody that a chat was opened; who knows bots says so.
            "message.text.received" when message.Text == "/start" => person.Joins(message.MessageId),
            "message.text.received" => person.Says(message.MessageId, message.Text),
            "message.image.received" => person.Sends(message.MessageId, "image/*", message.Caption),
            "message.sticker.received" => person.Sends(message.MessageId, "image/*"),
            "message.voice.received" => person.Sends(message.MessageId, "audio/*"),
            // Something was sent, and Zalo does not say what: a link, a place, a file.
            "message.unsupported.received" => person.Sends(message.MessageId, "application/octet-stream"),
            _ => null,
        };
    }
}
