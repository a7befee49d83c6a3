using Awareness.Delivery;

namespace Awareness.Channels.Wire;

/// <summary>What an answer to a send by <see cref="BotCalls"/> means for the message.</summary>
/// <param name="platform">The platform's name, for reasons.</param>
/// <param name="own">What the platform means by a code in a way of its own; null where it means what all mean.</param>
internal sealed class BotApiJudgement(string platform, Func<int, BotApiAnswer?, SendResult?> own)
{
    /// <summary>Judges an answer.</summary>
    public SendResult Of(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered answered => Of(answered, BotApiAnswer.Read(answered)),
        _ => answer.Unanswered ?? throw new InvalidOperationException("Unknown answer."),
    };

    private SendResult Of(PlatformAnswer.Answered answered, BotApiAnswer? told)
    {
        var status = (int)answered.Status;
        var code = status < 500 && told is { Ok: false, ErrorCode: { } error } ? error : status;
        return own(code, told) ?? code switch
        {
            >= 200 and < 300 => told is { Ok: true } ? new SendResult.Sent(told.MessageId) : new SendResult.Unknown($"HTTP {status} without an answer that can be read"),
            429 => new SendResult.RetryLater(Wait(told) ?? answered.RetryAfter, "429: too many messages"),
            401 or 404 => new SendResult.Refused(SendRefusal.Credentials, $"{code}: {platform} does not know the token"),
            408 or >= 500 => new SendResult.Unknown($"{code}: {platform} failed"),
            _ => new SendResult.Refused(SendRefusal.Content, $"{code}: {platform} does not take the message"),
        };
    }

    private static TimeSpan? Wait(BotApiAnswer? told) => told?.Parameters?.RetryAfter is { } seconds and >= 0 ? TimeSpan.FromSeconds(seconds) : null;
}
