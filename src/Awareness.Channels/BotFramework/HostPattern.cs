using System.Net;

namespace Awareness.Channels.BotFramework;

/// <summary>Hosts an operator names: one (<c>host.example</c>), or all below one (<c>*.host.example</c>).</summary>
internal static class HostPattern
{
    private const string Below = "*.";

    /// <summary>True when <paramref name="host"/>, in the letters of DNS, is meant by <paramref name="pattern"/>.</summary>
    public static bool Matches(string pattern, string host)
    {
        if (!pattern.StartsWith(Below, StringComparison.Ordinal)) return Ascii(pattern) is { } name && name.Equals(host, StringComparison.OrdinalIgnoreCase);
        return Ascii(pattern[Below.Length..]) is { } parent && host.Length > parent.Length + 1
            && host[^(parent.Length + 1)] == '.' && host.EndsWith(parent, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when it can match a host: a name of at least two parts without address, port or path, or this machine.</summary>
    public static bool IsValid(string pattern)
    {
        if (IsThisMachine(pattern)) return true;
        var name = pattern.StartsWith(Below, StringComparison.Ordinal) ? pattern[Below.Length..] : pattern;
        return name.Contains('.', StringComparison.Ordinal) && !name.EndsWith('.') && Ascii(name) is not null;
    }

    /// <summary>True for the names of this machine.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip) && !ip.IsIPv4MappedToIPv6);

    /// <summary>The name as DNS has it ("kết-nối.vn" becomes "xn--…"), or null when it is none.</summary>
    private static string? Ascii(string name) =>
        Uri.TryCreate($"https://{name}/", UriKind.Absolute, out var address) && address is { HostNameType: UriHostNameType.Dns, PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && !name.Contains(':', StringComparison.Ordinal)
            ? address.IdnHost
            : null;
}
