using System.Net;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>
/// Signs in with an identity that Azure gave the machine: no secret of ours, but an address only the machine can reach. From Azure's documents of the Instance Metadata
/// Service and of App Service; not tried on Azure itself.
/// </summary>
internal sealed class ManagedIdentity(PlatformHttp http, ManagedIdentityAddress address, IOptions<BotFrameworkOptions> options, TimeProvider time) : ITokenIssuer
{
    /// <inheritdoc/>
    public async Task<TokenAnswer> AskAsync(string audience, CancellationToken cancellationToken)
    {
        var askedAt = time.GetUtcNow();
        var query = $"?api-version={address.Version}&resource={Uri.EscapeDataString(audience)}&client_id={Uri.EscapeDataString(options.Value.AppId)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Endpoint, query));
        request.Headers.TryAddWithoutValidation(address.HeaderName, address.HeaderValue);
        var answer = await http.CallAsync(request, ClientCredentials.Timeout, cancellationToken);
        // Not found and gone mean a service that is just starting or being renewed.
        return TokenReading.Read(answer, askedAt, static status => status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
    }
}

/// <summary>Where the machine asks for tokens of its identity, and what it must show there.</summary>
/// <param name="Endpoint">Address without a query.</param>
/// <param name="Version">The version of the interface.</param>
/// <param name="HeaderName">The header that keeps strangers' requests (of a redirect, of a page) out.</param>
/// <param name="HeaderValue">Its value; a secret where App Service gives one.</param>
internal sealed record ManagedIdentityAddress(Uri Endpoint, string Version, string HeaderName, string HeaderValue)
{
    /// <summary>A virtual machine's Instance Metadata Service.</summary>
    public static ManagedIdentityAddress OfMachine { get; } = new(new Uri("http://169.254.169.254/metadata/identity/oauth2/token"), "2018-02-01", "Metadata", "true");

    /// <summary>App Service tells its own address in the environment; without one it is a machine.</summary>
    public static ManagedIdentityAddress From(IConfiguration environment) =>
        environment["IDENTITY_HEADER"] is { Length: > 0 } secret
        && Uri.TryCreate(environment["IDENTITY_ENDPOINT"], UriKind.Absolute, out var endpoint)
        && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? new ManagedIdentityAddress(endpoint, "2019-08-01", "X-IDENTITY-HEADER", secret)
            : OfMachine;

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"managed identity at {Endpoint.Host}";
}
