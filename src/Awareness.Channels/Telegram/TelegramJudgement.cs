using Awareness.Channels.Wire;
using Awareness.Delivery;

namespace Awareness.Channels.Telegram;

/// <summary>What an answer of Telegram's means for the message that was sent.</summary>
internal static class TelegramJudgement
{
    /// <summary>
    /// What became of a send. The status of an error is its code (Bot API, Making requests); of the description only "chat not found" is read, which has no code of its own.
    /// </summary>
    public static SendResult Of(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered answered => Of(answered, WirePayload.TryRead(answered.Body, TelegramJson.Default.TelegramAnswer)),
        _ => answer.Unanswered ?? throw new InvalidOperationException("Unknown answer."),
    };

    private static SendResult Of(PlatformAnswer.Answered answered, TelegramAnswer? told)
    {
        var status = (int)answered.Status;
        var code = status < 500 && told is { Ok: false, ErrorCode: { } error } ? error : status;
        return code switch
        {
            >= 200 and < 300 => told is { Ok: true } ? new SendResult.Sent(MessageId(told)) : new SendResult.Unknown($"HTTP {status} without an answer that can be read"),
            429 => new SendResult.RetryLater(Wait(told) ?? answered.RetryAfter, "429: too many messages"),
            401 or 404 => new SendResult.Refused(SendRefusal.Credentials, $"{code}: Telegram does not know the token"),
            403 => new SendResult.Refused(SendRefusal.Blocked, "403: the person blocked the bot, or never opened it"),
            400 when IsChatUnknown(told) => new SendResult.Refused(SendRefusal.Blocked, "400: there is no such chat any more"),
            400 when told?.Parameters?.MigrateToChatId is not null => new SendResult.Refused(SendRefusal.Content, "400: the chat is a group, which is not answered"),
            408 or >= 500 => new SendResult.Unknown($"HTTP {code}"),
            _ => new SendResult.Refused(SendRefusal.Content, $"{code}: Telegram does not take the message"),
        };
    }

    private static TimeSpan? Wait(TelegramAnswer? told) => told?.Parameters?.RetryAfter is { } seconds and >= 0 ? TimeSpan.FromSeconds(seconds) : null;

    private static bool IsChatUnknown(TelegramAnswer? told) => told?.Description?.Contains("chat not found", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The message is sent; an answer that names it in an odd way changes nothing about that.</summary>
    private static string? MessageId(TelegramAnswer told) => WirePayload.TryRead(told.Result, TelegramJson.Default.TelegramMessage)?.MessageId;
}
