using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Inbound;

/// <summary>Believes proxies, and only those that are named.</summary>
public static class TrustedProxies
{
    /// <summary>
    /// Takes a caller's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> as far back as trusted proxies wrote them; without trusted proxies
    /// those headers mean nothing. Put it before everything else. Needs <see cref="ChannelServices.AddInbound"/>.
    /// </summary>
    public static void UseTrustedProxies(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<InboundOptions>>().Value.ProxyRanges().ToList();
        if (proxies.Count == 0) return;
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many as are trusted in a row; the first stranger from the right is the caller.
            ForwardLimit = null,
        };
        // Loopback is there by default, and is trusted only when it is named.
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        proxies.ForEach(headers.KnownIPNetworks.Add);
        app.UseForwardedHeaders(headers);
    }
}
