using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Zalo;

/// <summary>What the Zalo channel logs: codes and moments, never tokens, ids of people or what they say.</summary>
internal static partial class ZaloLog
{
    [LoggerMessage(501, LogLevel.Information, "Zalo signs its events as {Signature}")]
    public static partial void Signed(this ILogger logger, ZaloSignature signature);
}
