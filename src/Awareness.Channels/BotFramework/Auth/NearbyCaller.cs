using System.Net;
using Microsoft.AspNetCore.Http;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>
/// Tells a developer at this machine from everybody else, as long as there are no credentials. That a call comes from this machine's own address is not enough: a proxy that stands
/// here makes every caller look so, and a page of another site that is open in the developer's browser calls from here too.
/// </summary>
internal static class NearbyCaller
{
    /// <summary>What proxies add, one whole name or the beginning of several.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Real-IP", "Via"];

    private static readonly string[] ProxyPrefixes = ["X-Forwarded-", "X-Original-"];

    /// <summary>True when somebody here called this service by one of this machine's names, and nothing stood between.</summary>
    public static bool Is(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller)) return false;
        var request = context.Request;
        return HostPattern.IsThisMachine(request.Host.Host) && !request.Headers.Keys.Any(IsOfProxy) && IsOwnPage(request.Headers.Origin.ToString());
    }

    private static bool IsOfProxy(string header) =>
        ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) || Array.Exists(ProxyPrefixes, prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Browsers name the page that calls; who is no browser names none.</summary>
    private static bool IsOwnPage(string origin) => origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && HostPattern.IsThisMachine(page.Host));
}
