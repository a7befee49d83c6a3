namespace Awareness.Channels.BotFramework.Connector;

/// <summary>Makes addresses below a Connector's own out of ids that strangers gave.</summary>
internal static class ConnectorPath
{
    /// <summary>Characters of the longest id; Teams' own are a few hundred.</summary>
    private const int LongestPart = 2_048;

    /// <summary>
    /// The path of <paramref name="parts"/>, each percent-encoded; null when one cannot stand in a path: a lone "." or ".." is taken for a step through it, however it is written.
    /// </summary>
    public static string? Of(params ReadOnlySpan<string> parts)
    {
        var path = "v3";
        foreach (var part in parts)
        {
            if (part.Length is 0 or > LongestPart || part is "." or "..") return null;
            path = $"{path}/{Uri.EscapeDataString(part)}";
        }

        return path;
    }
}
