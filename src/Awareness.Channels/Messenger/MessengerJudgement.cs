using System.Net;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Channels.Messenger;

/// <summary>What an answer of the Send API means for the message. Reasons name Meta's numbers, never its words, which may name people.</summary>
internal static class MessengerJudgement
{
    /// <summary>Meta names no wait of its own; counts go down minute by minute.</summary>
    private static readonly TimeSpan RateWait = TimeSpan.FromMinutes(1);

    /// <summary>Judges an answer.</summary>
    public static SendResult Of(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered answered => Of(answered, WirePayload.TryRead(answered.Body, MessengerJson.Wire.MessengerAnswer)),
        _ => answer.Unanswered ?? throw new InvalidOperationException("Unknown answer."),
    };

    private static SendResult Of(PlatformAnswer.Answered answered, MessengerAnswer? said)
    {
        if (said?.Error is { } error) return Of(error, answered);
        // With 2xx the Graph API has taken the message, even when the rest of its answer never came or cannot be read.
        if ((int)answered.Status is >= 200 and < 300) return new SendResult.Sent(Limits.IsId(said?.MessageId) ? said.MessageId : null);
        return Of(answered, $"HTTP {(int)answered.Status}");
    }

    /// <summary>Meta's list "Common Error Codes" of the Messenger Platform.</summary>
    private static SendResult Of(MessengerError error, PlatformAnswer.Answered answered)
    {
        var reason = error.ErrorSubcode is { } subcode ? $"Graph code {error.Code}/{subcode}" : $"Graph code {error.Code}";
        return (error.Code, error.ErrorSubcode) switch
        {
            // Blocked, switched off, or the account is closed; Meta does not tell which.
            (551, _) or (10 or 200, 2018108 or 1545041) or (100, 2018001) => new SendResult.Refused(SendRefusal.Blocked, reason),
            (10, 2018278 or 2018065) => new SendResult.Refused(SendRefusal.Window, reason),
            (4 or 17 or 32 or 613 or 80006, _) => RateReached(answered, reason),
            // The token, a permission that was not granted, a page or an app that Meta restricted.
            (3 or 10 or 102 or 190 or 368, _) or ( >= 200 and < 300, _) => new SendResult.Refused(SendRefusal.Credentials, reason),
            // Meta says "try again" of these, and also that such messages have arrived.
            (1 or 2 or 1200, _) => new SendResult.Unknown(reason),
            _ => Of(answered, reason),
        };
    }

    /// <summary>Meta counts calls of the app and of the page, not of one person.</summary>
    private static SendResult.RetryLater RateReached(PlatformAnswer.Answered answered, string reason) => new(answered.RetryAfter ?? RateWait, reason) { Cause = RetryCause.Channel };

    private static SendResult Of(PlatformAnswer.Answered answered, string reason) => answered.Status switch
    {
        HttpStatusCode.TooManyRequests => RateReached(answered, reason),
        HttpStatusCode.RequestTimeout => new SendResult.RetryLater(After: null, reason),
        HttpStatusCode.Unauthorized => new SendResult.Refused(SendRefusal.Credentials, reason),
        >= HttpStatusCode.InternalServerError => new SendResult.Unknown(reason),
        // An error that the Graph API reports with 2xx is an error all the same.
        _ => new SendResult.Refused(SendRefusal.Content, reason),
    };
}
