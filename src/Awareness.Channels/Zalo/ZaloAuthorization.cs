using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>
/// Lets the account's administrator authorise the application: a link to open, and after the consent a code that Zalo puts into the address it goes back to.
/// The link carries a hash of a secret (PKCE), so the code is of use to nobody else.
/// </summary>
public sealed class ZaloAuthorization
{
    private readonly ZaloOAuth oauth;
    private readonly ZaloVault vault;
    private readonly ZaloOptions options;

    internal ZaloAuthorization(ZaloOAuth oauth, ZaloVault vault, IOptions<ZaloOptions> options)
    {
        this.oauth = oauth;
        this.vault = vault;
        this.options = options.Value;
    }

    /// <summary>A link to open within the hour, and the secret the code is later shown with. Needs <see cref="ZaloOptions.RedirectUrl"/> as it is registered.</summary>
    public ZaloInvitation Invite()
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        var query = $"app_id={Uri.EscapeDataString(options.AppId)}&redirect_uri={Uri.EscapeDataString(options.RedirectUrl)}&code_challenge={challenge}&state={state}";
        return new ZaloInvitation(new Uri($"{options.OAuthAddress.TrimEnd('/')}/v4/oa/permission?{query}"), verifier, state);
    }

    /// <summary>
    /// Exchanges the code, which is good for ten minutes and once, and keeps the tokens: from then on the service sends with them. Null, or why it did not work, without
    /// tokens in it. Throws <see cref="System.Data.Common.DbException"/> when the database cannot be written.
    /// </summary>
    public async Task<string?> CompleteAsync(string code, string verifier, CancellationToken cancellationToken)
    {
        switch (await oauth.ExchangeAsync(code, verifier, cancellationToken))
        {
            case ZaloGrant.Granted granted:
                await vault.PutAsync(granted.Pair, CancellationToken.None);
                return null;
            case ZaloGrant.None none:
                return none.Reason;
            case var other:
                throw new InvalidOperationException($"Unknown grant {other.GetType().Name}.");
        }
    }
}

/// <summary>What an authorisation begins with.</summary>
/// <param name="Link">To be opened by an administrator of the account, in a browser.</param>
/// <param name="Verifier">The secret behind the link's challenge, 43 characters; to be kept until the code comes.</param>
/// <param name="State">Comes back beside the code: a code with another state belongs to another link.</param>
public sealed record ZaloInvitation(Uri Link, string Verifier, string State)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(ZaloInvitation)} {State}";
}
