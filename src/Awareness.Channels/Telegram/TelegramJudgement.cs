using Awareness.Channels.Wire;
using Awareness.Delivery;

namespace Awareness.Channels.Telegram;

/// <summary>
/// What is Telegram's own in the answers to sends. The status of an error is its code (Bot API, Making requests); of the description only "chat not found" is read, which has no code of
/// its own.
/// </summary>
internal static class TelegramJudgement
{
    private static readonly BotApiJudgement Judgement = new("Telegram", Own);

    /// <summary>What became of a send.</summary>
    public static SendResult Of(PlatformAnswer answer) => Judgement.Of(answer);

    private static SendResult.Refused? Own(int code, BotApiAnswer? told) => code switch
    {
        403 => new SendResult.Refused(SendRefusal.Blocked, "403: the person blocked the bot, or never opened it"),
        400 when told?.Description?.Contains("chat not found", StringComparison.OrdinalIgnoreCase) is true => new SendResult.Refused(SendRefusal.Blocked, "400: there is no such chat any more"),
        400 when told?.Parameters?.MigrateToChatId is not null => new SendResult.Refused(SendRefusal.Content, "400: the chat is a group, which is not answered"),
        _ => null,
    };
}
