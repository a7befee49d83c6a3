using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.ZaloBot;

/// <summary>Sends to Zalo Bot: one activity, one call, plain text without buttons, for the platform has none.</summary>
internal sealed class ZaloBotChannel([FromKeyedServices(ZaloBotWebhook.ChannelId)] BotCalls calls, IOptions<ZaloBotOptions> options) : IChannel
{
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
    internal static SendResult Judge(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered answered => Judge(answered, WirePayload.TryRead(answered.Body, ZaloBotJson.Default.ZaloBotAnswer)),
        _ => answer.Unanswered ?? throw new InvalidOperationException("Unknown answer."),
    };

    private static SendResult Judge(PlatformAnswer.Answered answered, ZaloBotAnswer? told)
    {
        var status = (int)answered.Status;
        var code = status < 500 && told is { Ok: false, ErrorCode: { } error } ? error : status;
        return code switch
        {
            >= 200 and < 300 => told is { Ok: true } ? new SendResult.Sent(MessageId(told)) : new SendResult.Unknown($"HTTP {status} without an answer that can be read"),
            429 => new SendResult.RetryLater(answered.RetryAfter, "429: too many messages"),
            401 or 404 => new SendResult.Refused(SendRefusal.Credentials, $"{code}: Zalo does not know the token"),
            403 or 408 or >= 500 => new SendResult.Unknown($"{code}: Zalo failed"),
            _ => new SendResult.Refused(SendRefusal.Content, $"{code}: Zalo does not take the message"),
        };
    }

    private static string? MessageId(ZaloBotAnswer told) =>
        told.Result is { ValueKind: JsonValueKind.Object } message && message.TryGetProperty("message_id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.ToString()
            : null;
}
