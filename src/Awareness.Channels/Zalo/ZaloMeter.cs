using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Awareness.Channels.Zalo;

/// <summary>Shows how much Zalo still allows, as its answers say. Nothing is decided by it.</summary>
internal static class ZaloMeter
{
    private static readonly Gauge<long> Remaining =
        new Meter("Awareness").CreateGauge<long>("awareness.zalo.quota.remaining", "{message}", "Messages that Zalo still allowed when it last answered, by kind of quota.");

    /// <summary>Notes the quota of an answer. Its kind is named by Zalo: one we do not know is counted as <c>other</c>.</summary>
    public static void Record(JsonElement quota)
    {
        if (quota.Number("remain") is not { } remain) return;
        var kind = quota.Text("quota_type") is "reply" or "sub_quota" or "purchase" or "reward" ? quota.Text("quota_type") : "other";
        Remaining.Record(remain, new KeyValuePair<string, object?>("kind", kind));
    }
}
