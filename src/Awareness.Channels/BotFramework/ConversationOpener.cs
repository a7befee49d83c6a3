using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.BotFramework.Connector;
using Awareness.Channels.Wire;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Channels.BotFramework;

/// <summary>
/// Opens a conversation with a person who has not begun one: what a campaign needs before it can write. Not idempotent: after an unknown outcome there may be one or none, and on
/// channels that keep one conversation a person it is always the same.
/// </summary>
public sealed class ConversationOpener
{
    private readonly ConnectorClient connector;

    internal ConversationOpener(ConnectorClient connector) => this.connector = connector;

    /// <summary>Opens it, once. What comes back is stored like an address a channel gave; replies and campaigns then go there.</summary>
    public async Task<OpeningResult> OpenAsync(ConversationOpening wanted, CancellationToken cancellationToken)
    {
        if (connector.At(wanted.ServiceUrl, audience: null) is not { } at)
            return new OpeningResult.NotOpened(new SendResult.Refused(SendRefusal.Content, "the service address must not be called"));

        var parameters = new ConversationParameters
        {
            Bot = new ChannelAccount { Id = wanted.BotId },
            Members = [new ChannelAccount { Id = wanted.ContactId }],
            TenantId = wanted.TenantId,
            ChannelData = TenantIn(wanted.TenantId),
        };
        return await connector.CreateAsync(at, parameters, cancellationToken) switch
        {
            ConnectorResult<OpenedConversation>.Failed failed => new OpeningResult.NotOpened(failed.Outcome),
            ConnectorResult<OpenedConversation>.Done { Value: { } opened } when Limits.IsId(opened.Id) => Opened(wanted, at, opened.Id, opened.ServiceUrl),
            _ => new OpeningResult.NotOpened(new SendResult.Unknown("the Connector did not name the conversation")),
        };
    }

    /// <summary>A Connector may say that the conversation lives elsewhere; it is believed as far as any address is.</summary>
    private OpeningResult.Opened Opened(ConversationOpening wanted, ConnectorAddress at, string id, string? serviceUrl) => new(
        new ConversationKey(wanted.ChannelId, id),
        new ConversationReference
        {
            ServiceUrl = (connector.At(serviceUrl, audience: null) ?? at).ServiceUrl,
            BotId = wanted.BotId,
            ContactId = wanted.ContactId,
        });

    /// <summary>Teams wants the tenant in its own words too.</summary>
    private static JsonElement? TenantIn(string? tenantId) =>
        tenantId is null ? null : JsonSerializer.SerializeToElement(new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } }, WireJson.Readable.JsonObject);
}

/// <summary>With whom a conversation is to be opened.</summary>
/// <param name="ChannelId">The channel as keys name it, for example <c>botframework/msteams</c>.</param>
/// <param name="ServiceUrl">The channel's Connector, as it was last heard of.</param>
/// <param name="BotId">The bot's own account on the channel.</param>
/// <param name="ContactId">The person's account on the channel.</param>
public sealed record ConversationOpening(string ChannelId, string ServiceUrl, string BotId, string ContactId)
{
    /// <summary>The person's tenant; Teams needs it, other channels have none.</summary>
    public string? TenantId { get; init; }

    /// <summary>Without the person.</summary>
    public override string ToString() => $"{nameof(ConversationOpening)} on {ChannelId}";
}

/// <summary>What came of opening a conversation.</summary>
public abstract record OpeningResult
{
    /// <summary>It is there.</summary>
    public sealed record Opened(ConversationKey Key, ConversationReference Reference) : OpeningResult;

    /// <summary>It is not, or nobody knows: a <see cref="SendResult"/> other than <see cref="SendResult.Sent"/>.</summary>
    public sealed record NotOpened(SendResult Outcome) : OpeningResult;

    private OpeningResult() { }
}
