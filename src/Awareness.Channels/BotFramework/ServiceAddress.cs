namespace Awareness.Channels.BotFramework;

/// <summary>
/// Decides whether replies may be sent to a serviceUrl. Without credentials it is a stranger's word, and a stranger must not make us call other machines: then only this
/// machine is allowed. With credentials a reply carries the bot's token, which goes to Microsoft's Connectors and to hosts the operator named, over https, and nowhere else.
/// </summary>
internal static class ServiceAddress
{
    private const int MaxLength = 1_024;

    /// <summary>Microsoft's Connectors. Not <c>*.trafficmanager.net</c>: anybody can rent a name there.</summary>
    private static readonly string[] PublicHosts = ["smba.trafficmanager.net", "*.botframework.com"];

    private static readonly string[] GovernmentHosts = ["*.botframework.us", "botframework.azure.us", "*.botframework.azure.us"];

    /// <summary>The address without its last slash, or null when it must not be called.</summary>
    public static string? Allowed(string? serviceUrl, BotFrameworkOptions options) =>
        Read(serviceUrl) is { } address && MayCall(address, options) ? address.AbsoluteUri.TrimEnd('/') : null;

    /// <summary>The host of an address that is well formed, for the operator who may have forgotten to allow it; else null.</summary>
    public static string? Host(string? serviceUrl) => Read(serviceUrl)?.IdnHost;

    private static Uri? Read(string? serviceUrl)
    {
        // What a parser would repair (blanks, backslashes, letters beyond ASCII) two parsers repair differently.
        if (serviceUrl is not { Length: > 0 and <= MaxLength } || !serviceUrl.All(letter => letter is > ' ' and < '\x7F' and not '\\')) return null;
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)) return null;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return null;
        return address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 ? null : address;
    }

    private static bool MayCall(Uri address, BotFrameworkOptions options)
    {
        if (HostPattern.IsThisMachine(address.IdnHost)) return options.ReachesThisMachine;
        if (!options.IsAuthenticated || address.Scheme != Uri.UriSchemeHttps || address.HostNameType != UriHostNameType.Dns) return false;

        var hosts = options.Cloud == BotFrameworkCloud.UsGov ? GovernmentHosts : PublicHosts;
        return (address.IsDefaultPort && Array.Exists(hosts, host => HostPattern.Matches(host, address.IdnHost)))
            || options.ServiceHosts.Any(host => HostPattern.Matches(host, address.IdnHost));
    }
}
