using System.Data.Common;

namespace Awareness.Channels.Wire;

/// <summary>Tells the failures that pass (a database away, a disk full) from mistakes of ours.</summary>
internal static class StoreFailure
{
    /// <summary>True when the same request may succeed later: answered with 503, so that the channel comes back.</summary>
    public static bool MayPass(Exception exception) => exception is DbException or TimeoutException or IOException;
}
