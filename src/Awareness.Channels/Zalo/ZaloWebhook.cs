using System.Globalization;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Awareness.Channels.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>Takes the events of a Zalo Official Account: signed, of our application and account, and not older than the replay window.</summary>
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
        if (ZaloProof.MomentOf(body) is not { } timestamp) return new WebhookReading.Forged();
        if (ZaloProof.Of(headers[ZaloProof.Header], body, timestamp, settings) is not { } signature) return new WebhookReading.Forged();
        if (!IsRecent(timestamp)) return new WebhookReading.Forged();
        LogOnce(signature);
        if (!RequestBody.TryMend(body)) return new WebhookReading.Refused(WireError.BadArgument("The body is not UTF-8."));
        try
        {
            using var parsed = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.InboundDepth });
            // Taken, though it says nothing to us: an application may have several accounts, its proof held, and Zalo closes a webhook that refuses what it signs.
            return ZaloEvent.Read(parsed.RootElement, timestamp, settings) ?? PassOver();
        }
        catch (JsonException)
        {
            return new WebhookReading.Refused(WireError.BadArgument("The body is not a valid event."));
        }
    }

    /// <summary>Zalo repeats what we did not take, with the moment of the first time; ids tell what was taken.</summary>
    private bool IsRecent(string timestamp)
    {
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - long.Parse(timestamp, CultureInfo.InvariantCulture);
        return age <= TimeSpan.FromHours(options.Value.ReplayWindowHours).TotalMilliseconds && age >= -Skew.TotalMilliseconds;
    }

    private WebhookReading.Accepted PassOver()
    {
        if (said.Count(HookPath) is > 0 and var count) logger.NotOurs(count);
        return WebhookReading.Nothing;
    }

    private void LogOnce(ZaloSignature signature)
    {
        var bit = 1 << (int)signature;
        if ((Interlocked.Or(ref logged, bit) & bit) == 0) logger.Signed(signature);
    }
}
