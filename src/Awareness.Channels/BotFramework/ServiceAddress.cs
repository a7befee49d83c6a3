using System.Net;

namespace Awareness.Channels.BotFramework;

/// <summary>
/// Decides whether replies may be sent to a serviceUrl. It is a stranger's word until the caller is authenticated,
/// and a stranger must not make us call other machines: then only this machine is allowed.
/// </summary>
internal static class ServiceAddress
{
    private const int MaxLength = 1_024;

    /// <summary>The address without its last slash, or null when it must not be called.</summary>
    public static string? Allowed(string? serviceUrl, bool loopbackOnly)
    {
        if (serviceUrl is not { Length: > 0 and <= MaxLength } || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)) return null;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return null;
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return null;
        return loopbackOnly && !IsLoopback(address) ? null : address.AbsoluteUri.TrimEnd('/');
    }

    private static bool IsLoopback(Uri address) =>
        address.IdnHost == "localhost" || (IPAddress.TryParse(address.IdnHost, out var ip) && IPAddress.IsLoopback(ip));
}
