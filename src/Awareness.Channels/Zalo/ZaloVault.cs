using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Credentials;
using Awareness.Delivery;
using Microsoft.Extensions.Options;

namespace Awareness.Channels.Zalo;

/// <summary>The account's tokens in the database, opened and sealed on the way.</summary>
internal sealed class ZaloVault(IChannelCredentials store, TokenSeal seal, IOptions<ZaloOptions> options, TimeProvider time)
{
    /// <summary>How long one node may take for an exchange. Longer than the call, its answer and the commit together.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private volatile bool isSeeded;

    private CredentialKey Key => new(ZaloEvent.Channel, options.Value.AppId);

    /// <summary>What is kept; null when nobody has authorised the account. Takes up the refresh token of the settings first, when it is one that never was.</summary>
    public async Task<ZaloKept?> FindAsync(CancellationToken cancellationToken)
    {
        if (!isSeeded && options.Value.RefreshToken is { Length: > 0 } first)
        {
            var now = time.GetUtcNow();
            await store.PutAsync(Key, Seal(new ZaloPair("", DateTimeOffset.UnixEpoch, first, now.AddDays(90))), Mark(first), now, cancellationToken);
            isSeeded = true;
        }

        return await store.FindAsync(Key, cancellationToken) is { } kept ? new ZaloKept(kept, Open(kept.Tokens)) : null;
    }

    /// <summary>Keeps the pair of an authorisation, in the place of any other.</summary>
    public Task PutAsync(ZaloPair pair, CancellationToken cancellationToken) => store.PutAsync(Key, Seal(pair), seed: null, time.GetUtcNow(), cancellationToken);

    /// <summary>Begins an exchange; null when another node does.</summary>
    public Task<CredentialClaim?> ClaimAsync(long generation, CancellationToken cancellationToken) =>
        store.ClaimAsync(Key, generation, time.GetUtcNow(), Lease, cancellationToken);

    /// <summary>Keeps the pair of an exchange; false when an operator authorised anew meanwhile.</summary>
    public Task<bool> RotateAsync(CredentialClaim claim, ZaloPair pair, CancellationToken cancellationToken) =>
        store.RotateAsync(claim, Seal(pair), time.GetUtcNow(), cancellationToken);

    /// <summary>Ends an exchange that brought nothing.</summary>
    public Task ReleaseAsync(CredentialClaim claim, ExchangeFailure failure, CancellationToken cancellationToken) =>
        store.ReleaseAsync(claim, failure, time.GetUtcNow(), cancellationToken);

    /// <summary>Tells tokens of the settings apart without keeping them.</summary>
    private static string Mark(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"zalo seed {token}")).AsSpan(0, 12));

    private SealedTokens Seal(ZaloPair pair) =>
        new(seal.Seal(pair.Access, Place("access")), pair.AccessUntil, seal.Seal(pair.Refresh, Place("refresh")), pair.RefreshUntil);

    private ZaloPair? Open(SealedTokens tokens) =>
        seal.Open(tokens.Access, Place("access")) is { } access && seal.Open(tokens.Renewal, Place("refresh")) is { } refresh
            ? new ZaloPair(access, tokens.AccessUntil, refresh, tokens.RenewalUntil)
            : null;

    private string Place(string kind) => $"{Key.ChannelId}/{Key.Account}/{kind}";
}

/// <summary>What is kept for the account.</summary>
/// <param name="Row">As the database has it.</param>
/// <param name="Pair">The tokens; null when they were sealed with another key.</param>
internal sealed record ZaloKept(ChannelCredential Row, ZaloPair? Pair);
