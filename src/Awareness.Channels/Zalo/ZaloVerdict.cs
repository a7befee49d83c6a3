using System.Net;
using System.Text.Json;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Channels.Zalo;

/// <summary>Judges what Zalo answered to a message. Errors come inside HTTP 200, as a number; its meaning is known from public sources only, so one we do not know refuses the message.</summary>
internal static class ZaloVerdict
{
    /// <summary>The rate is counted by the minute.</summary>
    private static readonly TimeSpan RateWait = TimeSpan.FromSeconds(30);

    /// <summary>What became of the message; null when the access token was refused, and the message surely not taken.</summary>
    public static SendResult? Of(PlatformAnswer answer) => answer switch
    {
        PlatformAnswer.Answered answered => Of(answered),
        _ => answer.Unanswered,
    };

    private static SendResult? Of(PlatformAnswer.Answered answer)
    {
        var status = (int)answer.Status;
        if (answer.Status is HttpStatusCode.TooManyRequests) return RateReached(answer.RetryAfter, "HTTP 429");
        if (status >= 500) return answer.RetryAfter is { } wait && status == 503 ? new SendResult.RetryLater(wait, "HTTP 503") : new SendResult.Unknown($"HTTP {status}");
        using var parsed = WirePayload.TryParse(answer.Body);
        if (parsed?.RootElement.Number("error") is { } code && (code != 0 || status < 300)) return Of(code, parsed.RootElement, answer.RetryAfter);

        // Without a number nothing is known.
        return status switch
        {
            >= 200 and < 300 => new SendResult.Unknown("an answer without an error number"),
            401 => null,
            _ => new SendResult.Refused(SendRefusal.Content, $"HTTP {status}"),
        };
    }

    private static SendResult? Of(long code, JsonElement answer, TimeSpan? retryAfter) => code switch
    {
        0 => new SendResult.Sent(IdOf(answer)),
        -32 => RateReached(retryAfter, "error -32"),
        -216 or -220 => null,
        -213 or -217 or -227 or -244 => Refused(SendRefusal.Blocked, code),
        -230 or -232 or -234 => Refused(SendRefusal.Window, code),
        -211 or -218 or -320 or -321 => Refused(SendRefusal.Quota, code),
        -204 or -205 or -221 or -224 or -240 or -242 => Refused(SendRefusal.Credentials, code),
        _ => Refused(SendRefusal.Content, code),
    };

    /// <summary>The rate is of all calls of the application, not of one person.</summary>
    private static SendResult.RetryLater RateReached(TimeSpan? wait, string reason) => new(wait ?? RateWait, reason) { Cause = RetryCause.Channel };

    private static SendResult.Refused Refused(SendRefusal why, long code) => new(why, $"error {code}");

    private static string? IdOf(JsonElement answer)
    {
        if (answer.Field("data") is not { } taken) return null;
        if (taken.Field("quota") is { } quota) ZaloMeter.Record(quota);
        return taken.Text("message_id") is { } id && Limits.IsId(id) ? id : null;
    }
}
