using System.Globalization;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>
/// Takes the events of a Zalo Official Account. Zalo closes a webhook that refuses what it signed, so whatever is proven is taken: what is older than the replay window or of another
/// account has no effect, and only what comes from the future, because our clock is behind, is asked for again.
/// </summary>
internal sealed class ZaloWebhook(IOptions<ZaloOptions> options, TimeProvider time, ILogger<ZaloWebhook> logger) : IWebhook
{
    /// <summary>Where Zalo posts.</summary>
    public const string HookPath = "/webhooks/zalo";

    /// <summary>How far Zalo's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly OnceAMinute<string> said = new(time);
    private int logged;

    /// <inheritdoc/>
    public string Path => HookPath;

    /// <inheritdoc/>
    public WebhookReading Read(IHeaderDictionary headers, byte[] body)
    {
        var settings = options.Value;
        if (ZaloProof.MomentOf(body) is not { } timestamp || EventMoment.Of(long.Parse(timestamp, CultureInfo.InvariantCulture)) is not { } moment) return new WebhookReading.Forged();
        if (ZaloProof.Of(headers[ZaloProof.Header], body, timestamp, settings) is not { } signature) return new WebhookReading.Forged();
        LogOnce(signature);
        if (OutOfTime(moment) is { } reading) return reading;
        if (!RequestBody.TryMend(body)) return new WebhookReading.Refused(WireError.BadArgument("The body is not UTF-8."));
        try
        {
            using var parsed = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.InboundDepth });
            // Taken, though it says nothing to us: an application may have several accounts, its proof held, and Zalo closes a webhook that refuses what it signs.
            return ZaloEvent.Read(parsed.RootElement, timestamp, moment, settings) ?? PassOver();
        }
        catch (JsonException)
        {
            return new WebhookReading.Refused(WireError.BadArgument("The body is not a valid event."));
        }
    }

    /// <summary>Null for what is to be heard. Zalo repeats what we did not take, with the moment of the first time; ids tell what was taken.</summary>
    private WebhookReading? OutOfTime(DateTimeOffset moment)
    {
        var (age, window) = (time.GetUtcNow() - moment, TimeSpan.FromHours(options.Value.ReplayWindowHours));
        if (age > window)
        {
            if (said.Count("old") is > 0 and var old) logger.Replayed(HookPath, window, old);
            return WebhookReading.Nothing;
        }

        if (age >= -Skew) return null;
        if (said.Count("ahead") is > 0 and var ahead) logger.FromTheFuture(HookPath, Skew, ahead);
        return new WebhookReading.Refused(WireError.Unavailable);
    }

    private WebhookReading.Accepted PassOver()
    {
        if (said.Count("others") is > 0 and var count) logger.NotOurs(count);
        return WebhookReading.Nothing;
    }

    private void LogOnce(ZaloSignature signature)
    {
        var bit = 1 << (int)signature;
        if ((Interlocked.Or(ref logged, bit) & bit) == 0) logger.Signed(signature);
    }
}
