using Awareness.Channels.Wire;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.DirectLine;

/// <summary>Why a socket is not opened.</summary>
internal enum SocketRefusal
{
    /// <summary>The process has no room, see <see cref="DirectLineOptions.MaxSockets"/>.</summary>
    MaxSockets,

    /// <summary>The network address has its share, see <see cref="DirectLineOptions.MaxSocketsPerAddress"/>.</summary>
    MaxSocketsPerAddress,

    /// <summary>Sockets of the conversation were opened too often just now.</summary>
    TooOften,
}

/// <summary>Tells the operator why sockets are not opened: each reason once a minute with a count.</summary>
internal sealed class SocketLog(TimeProvider time, ILogger<SocketLog> logger)
{
    private readonly OnceAMinute<SocketRefusal> reasons = new(time);

    /// <summary>Counts a refusal, and says so when it is time.</summary>
    public void Write(SocketRefusal reason)
    {
        if (reasons.Count(reason) is > 0 and var count) logger.NoRoom(reason, count);
    }
}
