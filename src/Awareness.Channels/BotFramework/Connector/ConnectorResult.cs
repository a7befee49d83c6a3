using System.Net;
using Awareness.Channels.Wire;
using Awareness.Delivery;

namespace Awareness.Channels.BotFramework.Connector;

/// <summary>What came of a call.</summary>
/// <typeparam name="T">What the Connector gives back.</typeparam>
internal abstract record ConnectorResult<T>
    where T : class
{
    /// <summary>Done. <paramref name="Value"/> is null when the Connector gave nothing readable back; what was asked for has happened all the same.</summary>
    public sealed record Done(T? Value) : ConnectorResult<T>;

    /// <summary>Not done, or nobody knows: a <see cref="SendResult"/> other than <see cref="SendResult.Sent"/>.</summary>
    public sealed record Failed(SendResult Outcome) : ConnectorResult<T>;

    private ConnectorResult() { }
}

/// <summary>What an answer means for a call. Microsoft's documents name the statuses after which a call is to be made again; whether the first was taken they do not say.</summary>
internal static class ConnectorVerdict
{
    private const int LongestCode = 48;

    /// <summary>Null when the Connector took the call.</summary>
    public static SendResult? Of(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices } => null,
        PlatformAnswer.Answered answered => Of(answered),
        _ => answer.Unanswered,
    };

    private static SendResult Of(PlatformAnswer.Answered answered)
    {
        var reason = $"HTTP {(int)answered.Status}{Code(answered.Body)}";
        return (int)answered.Status switch
        {
            // The conversation had enough for now, or is being changed just now.
            429 or 412 => new SendResult.RetryLater(answered.RetryAfter, reason) { Cause = RetryCause.Conversation },
            // The channel is down, or the request did not come whole.
            503 or 408 => new SendResult.RetryLater(answered.RetryAfter, reason) { Cause = RetryCause.Outage },
            401 => new SendResult.Refused(SendRefusal.Credentials, $"{reason}: the Connector does not take the token"),
            403 => new SendResult.Refused(SendRefusal.Blocked, $"{reason}: the person blocked the bot, or it was removed"),
            >= 300 and < 400 => new SendResult.Refused(SendRefusal.Content, $"{reason}: redirects are not followed"),
            < 500 => new SendResult.Refused(SendRefusal.Content, reason),
            // A gateway that gave up waiting (504) does not know what became of the call either.
            _ => new SendResult.Unknown(reason),
        };
    }

    /// <summary>The Connector's own word for the error, when it is one word of letters: nothing of a person can be in it.</summary>
    private static string Code(byte[]? body)
    {
        var code = WirePayload.TryRead(body, ConnectorJson.Default.ConnectorError)?.Error?.Code;
        return code is { Length: > 0 and <= LongestCode } && code.All(char.IsAsciiLetter) ? $" {code}" : "";
    }
}
