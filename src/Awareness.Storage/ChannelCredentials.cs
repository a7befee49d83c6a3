using System.Security.Cryptography;
using Awareness.Delivery;

namespace Awareness.Storage;

/// <summary>The table of tokens that platforms exchange. Conditions in the statements keep nodes apart; the clock is the caller's.</summary>
internal sealed class ChannelCredentials(IConnections connections) : IChannelCredentials
{
    private const int TokenLength = 32;

    /// <summary>Marks that are remembered; an older one could only come back with settings older than so many authorisations.</summary>
    private const int MostSeeds = 50;

    public Task<ChannelCredential?> FindAsync(CredentialKey key, CancellationToken cancellationToken) =>
        connections.ReadAsync((sql, cancellation) => FindAsync(sql, key, cancellation), cancellationToken);

    /// <summary>As <see cref="FindAsync(CredentialKey, CancellationToken)"/>, inside a unit of work.</summary>
    public static Task<ChannelCredential?> FindAsync(Sql sql, CredentialKey key, CancellationToken cancellationToken) => sql.FindAsync(
        $"""
        select generation, access, access_until, renewal, renewal_until, changed_at, asked_at, refused_at, refusal from channel_credential
        where channel = {key.ChannelId} and account = {key.Account} and generation > 0
        """,
        Read,
        cancellationToken);

    public Task<bool> PutAsync(CredentialKey key, SealedTokens tokens, string? seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        StoredText.CheckId(key.ChannelId, "channel id");
        StoredText.CheckId(key.Account, "account");
        return connections.WriteAsync(
            async (sql, cancellation) =>
            {
                var seeds = await LockAsync(sql, key, cancellation);
                if (seed is not null && seeds.Contains(seed, StringComparer.Ordinal))
                {
                    await sql.RevertAsync(cancellation);
                    return false;
                }

                var marks = string.Join(' ', (seed is null ? seeds : [.. seeds, seed]).TakeLast(MostSeeds));
                await sql.ExecuteAsync(
                    $"""
                    update channel_credential set access = {tokens.Access}, access_until = {Number(tokens.AccessUntil)}, renewal = {tokens.Renewal},
                        renewal_until = {Number(tokens.RenewalUntil)}, changed_at = {Number(now)}, lease = null, lease_until = null, asked_at = null,
                        refused_at = null, refusal = null, seeds = {marks}
                    where channel = {key.ChannelId} and account = {key.Account}
                    """,
                    cancellation);
                return true;
            },
            cancellationToken);
    }

    public async Task<CredentialClaim?> ClaimAsync(CredentialKey key, long generation, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        var claim = new CredentialClaim(key, generation, RandomNumberGenerator.GetHexString(TokenLength, lowercase: true), now);
        var claimed = await connections.WriteAsync(
            (sql, cancellation) => sql.ExecuteAsync(
                $"""
                update channel_credential set lease = {claim.Token}, lease_until = {Number(now + lease)}, asked_at = coalesce(asked_at, {Number(now)})
                where channel = {key.ChannelId} and account = {key.Account} and generation = {generation}
                    and (lease_until is null or lease_until <= {Number(now)})
                """,
                cancellation),
            cancellationToken);
        return claimed == 1 ? claim : null;
    }

    public Task<bool> RotateAsync(CredentialClaim claim, SealedTokens tokens, DateTimeOffset now, CancellationToken cancellationToken) => connections.WriteAsync(
        async (sql, cancellation) => await sql.ExecuteAsync(
            $"""
            update channel_credential set generation = generation + 1, access = {tokens.Access}, access_until = {Number(tokens.AccessUntil)},
                renewal = {tokens.Renewal}, renewal_until = {Number(tokens.RenewalUntil)}, changed_at = {Number(now)}, lease = null, lease_until = null,
                asked_at = null, refused_at = null, refusal = null
            where channel = {claim.Key.ChannelId} and account = {claim.Key.Account} and generation = {claim.Generation}
            """,
            cancellation) == 1,
        cancellationToken);

    public Task ReleaseAsync(CredentialClaim claim, ExchangeFailure failure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // An exchange of before that was never answered stays open: a refusal now may be because of it.
        var isOpen = failure is ExchangeFailure.Unanswered ? 1 : 0;
        var refusal = failure as ExchangeFailure.Refused;
        long? refusedAt = refusal is null ? null : Number(now);
        return connections.WriteAsync(
            (sql, cancellation) => sql.ExecuteAsync(
                $"""
                update channel_credential set lease = null, lease_until = null,
                    asked_at = case when {isOpen} = 0 and asked_at = {Number(claim.At)} then null else asked_at end,
                    refused_at = coalesce({refusedAt}, refused_at), refusal = coalesce({StoredText.Note(refusal?.Reason)}, refusal)
                where channel = {claim.Key.ChannelId} and account = {claim.Key.Account} and lease = {claim.Token}
                """,
                cancellation),
            cancellationToken);
    }

    /// <summary>Takes the row, new or not, for this transaction alone, and counts its pair on. Returns its marks.</summary>
    private static async Task<string[]> LockAsync(Sql sql, CredentialKey key, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync(
            $"""
            insert into channel_credential (channel, account, generation, access, access_until, renewal, renewal_until, changed_at, seeds)
            values ({key.ChannelId}, {key.Account}, 0, '', 0, '', 0, 0, '') on conflict do nothing
            """,
            cancellationToken);
        await sql.ExecuteAsync(
            $"update channel_credential set generation = generation + 1 where channel = {key.ChannelId} and account = {key.Account}",
            cancellationToken);
        var kept = await sql.FindAsync(
            $"select seeds from channel_credential where channel = {key.ChannelId} and account = {key.Account}",
            row => row.GetString(0),
            cancellationToken);
        return (kept ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ChannelCredential Read(IRow row) => new()
    {
        Generation = row.GetInt64(0),
        Tokens = new SealedTokens(row.GetString(1), Moment(row.GetInt64(2)), row.GetString(3), Moment(row.GetInt64(4))),
        ChangedAt = Moment(row.GetInt64(5)),
        AskedAt = row.NullableNumber(6) is { } asked ? Moment(asked) : null,
        Refusal = row.NullableNumber(7) is { } refused ? new ExchangeRefusal(Moment(refused), row.NullableText(8) ?? "") : null,
    };

    private static long Number(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>Reads the tokens of a database that a running service holds, for a command beside it. Nothing is written: nobody but the service asks the platform.</summary>
public sealed class CredentialsAside(DatabaseSettings settings) : IChannelCredentials
{
    /// <inheritdoc/>
    public Task<ChannelCredential?> FindAsync(CredentialKey key, CancellationToken cancellationToken) =>
        Aside.ReadAsync(settings, (sql, cancellation) => ChannelCredentials.FindAsync(sql, key, cancellation), cancellationToken);

    /// <summary>Always false.</summary>
    public Task<bool> PutAsync(CredentialKey key, SealedTokens tokens, string? seed, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Always null.</summary>
    public Task<CredentialClaim?> ClaimAsync(CredentialKey key, long generation, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult<CredentialClaim?>(null);

    /// <summary>Always false.</summary>
    public Task<bool> RotateAsync(CredentialClaim claim, SealedTokens tokens, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Does nothing.</summary>
    public Task ReleaseAsync(CredentialClaim claim, ExchangeFailure failure, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;
}
