using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.DirectLine;

/// <summary>The sites that may chat here, with our own page.</summary>
internal sealed class DirectLineSites(IOptions<DirectLineOptions> options)
{
    private readonly IReadOnlyList<KnownSite> sites = [.. options.Value.Sites.Select(KnownSite.Of)];

    private readonly string? publicAuthority = Uri.TryCreate(options.Value.PublicUrl, UriKind.Absolute, out var known) ? known.Authority : null;

    /// <summary>Whether our own page may chat without a secret.</summary>
    public bool HasOwnPage => options.Value.OwnPage;

    /// <summary>The site with this secret, compared in the same time whether it is right or wrong; null for none.</summary>
    public KnownSite? WithSecret(string secret)
    {
        var hash = KnownSite.Hash(secret);
        KnownSite? found = null;
        foreach (var site in sites)
        {
            foreach (var right in site.Secrets)
            {
                if (CryptographicOperations.FixedTimeEquals(right, hash)) found = site;
            }
        }

        return found;
    }

    /// <summary>The site of a token; null when it is no longer a site of ours.</summary>
    public KnownSite? Named(string name) => sites.FirstOrDefault(site => site.Name == name);

    /// <summary>True for an origin of any site, or our own.</summary>
    public bool IsKnown(string origin, HttpRequest request) => IsOwn(origin, request) || sites.Any(site => site.Trusts(origin));

    /// <summary>True for our own page's origin. Without the scheme: behind a proxy that ends TLS we see http where the browser saw https.</summary>
    public bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var own)
        && (string.Equals(own.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) || string.Equals(own.Authority, publicAuthority, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A site as it is looked up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Secrets">SHA-256 of its secrets.</param>
/// <param name="Origins">Origins of its pages, without a slash at the end.</param>
internal sealed record KnownSite(string Name, IReadOnlyList<byte[]> Secrets, IReadOnlyList<string> Origins)
{
    public static KnownSite Of(DirectLineSite site) =>
        new(site.Name, [.. site.Secrets.Select(Hash)], [.. site.TrustedOrigins.Select(origin => origin.TrimEnd('/'))]);

    public bool Trusts(string origin) => Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
