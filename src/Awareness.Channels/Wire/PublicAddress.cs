using System.Net;
using System.Net.Sockets;

namespace Awareness.Channels.Wire;

/// <summary>
/// Tells addresses of the public internet from those that lead into our own network, to this machine or to its cloud's control plane, by whatever notation or tunnel.
/// Source: the IANA special-purpose address registries.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. Networks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        // Azure's own wire server, which answers on every machine there.
        .. Networks("168.63.129.16/32"),
        // Of IPv6 only what is handed out for the internet is public; in it: protocol assignments with Teredo, documentation, 6to4.
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ];

    private static readonly IPNetwork HandedOut = IPNetwork.Parse("2000::/3");

    /// <summary>Translation of IPv4 addresses in networks that speak IPv6 only; the last four bytes are the real address.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True when <paramref name="address"/> lies in the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        if (Array.Exists(NotPublic, network => network.Contains(address))) return false;
        if (address.AddressFamily == AddressFamily.InterNetwork) return true;
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6) return false;

        var bytes = address.GetAddressBytes();
        return Translated.Contains(address) ? Is(new IPAddress(bytes.AsSpan(12))) : HandedOut.Contains(address) && !IsTunnelled(bytes);
    }

    /// <summary>ISATAP puts an IPv4 address of the own network behind this mark.</summary>
    private static bool IsTunnelled(ReadOnlySpan<byte> bytes) => bytes[8] is 0 or 2 && bytes[9..12].SequenceEqual((ReadOnlySpan<byte>)[0, 0x5E, 0xFE]);

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
