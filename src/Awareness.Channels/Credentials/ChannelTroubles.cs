using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Credentials;

/// <summary>What an operator must know about channels just now: each says its trouble here until it is over. Health shows it, the log has it once.</summary>
public sealed class ChannelTroubles(ILogger<ChannelTroubles> logger)
{
    private readonly ConcurrentDictionary<string, string> troubles = new(StringComparer.Ordinal);

    /// <summary>All there are, by channel.</summary>
    public IReadOnlyList<ChannelTrouble> All => [.. troubles.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ChannelTrouble(pair.Key, pair.Value))];

    /// <summary>Says how a channel stands: <paramref name="problem"/> is a sentence with how to mend it, without anybody's words, names or tokens; null when all is well.</summary>
    public void Set(string channel, string? problem)
    {
        var before = troubles.GetValueOrDefault(channel);
        if (before == problem) return;
        if (problem is null)
        {
            troubles.TryRemove(channel, out _);
            logger.TroubleOver(channel);
            return;
        }

        troubles[channel] = problem;
        logger.Trouble(channel, problem);
    }
}

/// <summary>One channel's trouble.</summary>
/// <param name="Channel">Its id.</param>
/// <param name="Problem">What is wrong and how to mend it.</param>
public sealed record ChannelTrouble(string Channel, string Problem);

internal static partial class ChannelTroubleLog
{
    [LoggerMessage(401, LogLevel.Error, "Channel {Channel} is in trouble: {Problem}")]
    public static partial void Trouble(this ILogger logger, string channel, string problem);

    [LoggerMessage(402, LogLevel.Information, "Channel {Channel} is well again")]
    public static partial void TroubleOver(this ILogger logger, string channel);
}
