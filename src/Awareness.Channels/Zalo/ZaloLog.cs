using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Zalo;

/// <summary>What the Zalo channel logs: codes and moments, never tokens, ids of people or what they say.</summary>
internal static partial class ZaloLog
{
    [LoggerMessage(501, LogLevel.Information, "Zalo signs its events as {Signature}")]
    public static partial void Signed(this ILogger logger, ZaloSignature signature);

    [LoggerMessage(502, LogLevel.Warning, "Signed events are of another application or Official Account and were passed over, {Count} since this was last said; if they are ours, AWARENESS__Zalo__AppId or AWARENESS__Zalo__OaId is wrong")]
    public static partial void NotOurs(this ILogger logger, int count);
}
