using System.Net.Http.Headers;

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>A token to call with. A class that says nothing of itself, so that no log, record or exception ever shows it.</summary>
/// <param name="secret">As the issuer gave it.</param>
/// <param name="expiresAt">From then on it is good for nothing.</param>
internal sealed class AccessToken(string secret, DateTimeOffset expiresAt)
{
    /// <summary>What goes into <c>Authorization</c>.</summary>
    public AuthenticationHeaderValue Header { get; } = new("Bearer", secret);

    /// <summary>From then on it is good for nothing.</summary>
    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <inheritdoc/>
    public override string ToString() => "access token";
}

/// <summary>What came of asking for a token.</summary>
internal abstract record TokenAnswer
{
    /// <summary>Here it is.</summary>
    public sealed record Granted(AccessToken Token) : TokenAnswer;

    /// <summary>Perhaps later: the issuer is busy, away, or speaks nonsense.</summary>
    public sealed record NotNow(TimeSpan? After, string Reason) : TokenAnswer;

    /// <summary>Not until an operator changes something: the secret is wrong or has run out, the identity is not there.</summary>
    public sealed record Refused(string Reason) : TokenAnswer;

    private TokenAnswer() { }
}

/// <summary>One way of proving who we are.</summary>
internal interface ITokenIssuer
{
    /// <summary>Asks, once, for a token made out to <paramref name="audience"/>: an application id, or the address of a resource. Throws only when cancelled.</summary>
    Task<TokenAnswer> AskAsync(string audience, CancellationToken cancellationToken);
}
