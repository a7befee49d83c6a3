using System.Collections.Concurrent;

namespace Awareness.Channels.BotFramework.Tokens;

/// <summary>The tokens we call Connectors and callers with: one of each audience, renewed before it runs out.</summary>
/// <param name="issuer">Where tokens come from.</param>
/// <param name="connectorAudience">Whom tokens for channels are made out to, see <see cref="CloudSignIn.ConnectorAudience"/>.</param>
/// <param name="time">The clock.</param>
internal sealed class OutboundTokens(ITokenIssuer issuer, string connectorAudience, TimeProvider time)
{
    /// <summary>Audiences kept at a time. Each is a bot that proved who it is, so only a great many real bots could fill it.</summary>
    public const int Most = 256;

    private readonly ConcurrentDictionary<string, TokenSlot> slots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A token for channels, or for the bot with the application id <paramref name="audience"/> that has this one speak as its skill. Throws only when cancelled.</summary>
    public Task<TokenAnswer> GetAsync(string? audience, CancellationToken cancellationToken) => SlotOf(audience).GetAsync(cancellationToken);

    /// <summary>
    /// Tells that a call with <paramref name="token"/> was answered with 401. True when another token may be had at once, so that the call is worth making again; a Connector
    /// that takes no token at all does not make us sign in again for every message.
    /// </summary>
    public bool Reject(string? audience, AccessToken token) => SlotOf(audience).Reject(token);

    private TokenSlot SlotOf(string? audience)
    {
        var key = audience ?? connectorAudience;
        if (slots.TryGetValue(key, out var known)) return known;
        if (slots.Count >= Most && slots.Keys.FirstOrDefault(other => other != connectorAudience) is { } one) slots.TryRemove(one, out _);
        return slots.GetOrAdd(key, wanted => new TokenSlot(cancellationToken => issuer.AskAsync(wanted, cancellationToken), time));
    }
}
