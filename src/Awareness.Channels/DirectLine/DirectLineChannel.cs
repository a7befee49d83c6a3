using Awareness.Delivery;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// Delivers replies to our own page. The transcript is what the page reads, so the reply is there since its commit;
/// all that is left to do is to wake the page's socket.
/// </summary>
public sealed class DirectLineChannel(DirectLineHub hub) : IChannel
{
    /// <summary>The channel id of conversations that came through Direct Line.</summary>
    public const string Id = "directline";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public SendPolicy Policy => SendPolicy.Unlimited;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        hub.Wake(outbound.Conversation.Id);
        return Task.FromResult<SendResult>(new SendResult.Sent(ExternalId: null));
    }
}
