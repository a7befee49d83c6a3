using System.Net;
using Awareness.Channels.Wire;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>Signs in with the application's secret (OAuth 2.0 client credentials), for bots of one tenant and of many.</summary>
internal sealed class ClientCredentials(PlatformHttp http, IOptions<BotFrameworkOptions> options, TimeProvider time) : ITokenIssuer
{
    /// <summary>The reply waits for it: better tried again later than a place held.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public async Task<TokenAnswer> AskAsync(string audience, CancellationToken cancellationToken)
    {
        if (CloudSignIn.TokenAddress(options.Value) is not { } address) return new TokenAnswer.Refused("signing in: LoginUrl is no https address");
        var askedAt = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", "client_credentials"),
                new("client_id", options.Value.AppId),
                new("client_secret", options.Value.AppPassword),
                new("scope", $"{audience}/.default"),
            ]),
        };
        var answer = await http.CallAsync(request, Timeout, cancellationToken);
        return TokenReading.Read(answer, askedAt, static status => status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
    }
}
