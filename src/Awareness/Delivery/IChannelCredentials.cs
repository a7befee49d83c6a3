namespace Awareness.Delivery;

/// <summary>
/// Tokens that a platform exchanges for new ones again and again, each good for one exchange only: kept over restarts and shared by all nodes, one of which asks at a time.
/// An exchange is written down before the platform is asked, and the old pair stays until the new one is committed.
/// Members throw a <see cref="System.Data.Common.DbException"/> when the store cannot be reached.
/// </summary>
public interface IChannelCredentials
{
    /// <summary>What is kept for an account; null when nobody has authorised it yet.</summary>
    Task<ChannelCredential?> FindAsync(CredentialKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Puts an operator's tokens in the place of whatever is there, an exchange under way included. False, and nothing changes, when tokens with the mark
    /// <paramref name="seed"/> were taken up before: nodes with old settings must not bring old tokens back.
    /// </summary>
    /// <param name="key">Whose they are.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="seed">A mark of the tokens that tells nothing about them; null takes them in any case.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> PutAsync(CredentialKey key, SealedTokens tokens, string? seed, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Begins an exchange of the given generation; null when it is gone or somebody else's exchange holds it until its <paramref name="lease"/> is over.</summary>
    Task<CredentialClaim?> ClaimAsync(CredentialKey key, long generation, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what the platform gave for the claimed generation, whoever holds the lease by then: the old tokens were good for one exchange, so nobody else can have got anything
    /// for them. False when that generation is gone: an operator was faster.
    /// </summary>
    Task<bool> RotateAsync(CredentialClaim claim, SealedTokens tokens, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends an exchange that brought nothing.</summary>
    Task ReleaseAsync(CredentialClaim claim, ExchangeFailure failure, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Names an account of ours on a platform.</summary>
/// <param name="ChannelId">For example <c>zalo</c>.</param>
/// <param name="Account">The platform's id of it.</param>
public readonly record struct CredentialKey(string ChannelId, string Account);

/// <summary>A pair of tokens as it is kept: sealed, so that a copy of the database gives nobody our voice.</summary>
/// <param name="Access">What calls are made with.</param>
/// <param name="AccessUntil">Until when.</param>
/// <param name="Renewal">What the next pair is asked for with, once.</param>
/// <param name="RenewalUntil">Until when.</param>
public sealed record SealedTokens(string Access, DateTimeOffset AccessUntil, string Renewal, DateTimeOffset RenewalUntil);

/// <summary>What is kept for an account.</summary>
public sealed record ChannelCredential
{
    /// <summary>Number of the pair, from 1.</summary>
    public required long Generation { get; init; }

    /// <summary>The pair.</summary>
    public required SealedTokens Tokens { get; init; }

    /// <summary>When the pair was written.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Since when nobody knows what came of an exchange of this pair; null when none is open. A new pair may have been lost with its answer.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The last refusal of this pair, or null.</summary>
    public ExchangeRefusal? Refusal { get; init; }
}

/// <summary>A platform's no.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Its code; never its words.</param>
public sealed record ExchangeRefusal(DateTimeOffset At, string Reason);

/// <summary>An exchange under way.</summary>
/// <param name="Key">Whose tokens.</param>
/// <param name="Generation">Of which pair.</param>
/// <param name="Token">Says that it is ours.</param>
/// <param name="At">When it began.</param>
public sealed record CredentialClaim(CredentialKey Key, long Generation, string Token, DateTimeOffset At);

/// <summary>How an exchange failed.</summary>
public abstract record ExchangeFailure
{
    /// <summary>The platform was surely not asked: the pair is as good as before.</summary>
    public sealed record NotAsked : ExchangeFailure;

    /// <summary>Nobody knows whether the platform took the old tokens.</summary>
    public sealed record Unanswered : ExchangeFailure;

    /// <summary>The platform said no.</summary>
    public sealed record Refused(string Reason) : ExchangeFailure;

    private ExchangeFailure() { }
}
