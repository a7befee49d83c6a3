using Awareness.Conversations;

namespace Awareness.Channels.BotFramework.Connector;

/// <summary>A Connector that may be called, and whom its token is made out to.</summary>
internal sealed class ConnectorAddress
{
    private ConnectorAddress(string serviceUrl, string? audience) => (ServiceUrl, Audience) = (serviceUrl, audience);

    /// <summary>Without its last slash.</summary>
    public string ServiceUrl { get; }

    /// <summary>Application id of the bot behind it, when this one speaks as a skill; null for a channel.</summary>
    public string? Audience { get; }

    /// <summary>The address of a stored conversation; null when it must not be called. What was stored is checked again: settings may have changed since.</summary>
    public static ConnectorAddress? Of(ConversationReference? reference, BotFrameworkOptions options) => Of(reference?.ServiceUrl, reference?.Audience, options);

    /// <summary>The address <paramref name="serviceUrl"/>; null when it must not be called.</summary>
    public static ConnectorAddress? Of(string? serviceUrl, string? audience, BotFrameworkOptions options) =>
        ServiceAddress.Allowed(serviceUrl, options) is { } allowed ? new ConnectorAddress(allowed, audience) : null;
}
