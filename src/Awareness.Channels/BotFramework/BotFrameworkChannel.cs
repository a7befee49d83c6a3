using Awareness.Channels.BotFramework.Connector;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Channels.BotFramework;

/// <summary>Sends replies to the Connector of the channel they belong to, and to the bots that have this one speak as their skill.</summary>
public sealed class BotFrameworkChannel : IChannel
{
    /// <summary>Stands before the wire's channel id in conversation and contact keys.</summary>
    public const string KeyPrefix = "botframework/";

    /// <summary>Teams takes of one conversation 7 calls in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in 1 h: six at once, and six more in each 12.1 s, stay below all four.</summary>
    private static readonly SendPolicy Teams = SendPolicy.Unlimited with { EachConversation = new SendRate(6, TimeSpan.FromSeconds(12.1)) };

    private readonly ConnectorClient connector;

    internal BotFrameworkChannel(ConnectorClient connector) => this.connector = connector;

    /// <inheritdoc/>
    public string Name => "botframework";

    /// <inheritdoc/>
    public SendPolicy Policy => SendPolicy.Unlimited;

    /// <inheritdoc/>
    public SendPolicy PolicyOf(string channelId) => channelId is KeyPrefix + "msteams" ? Teams : Policy;

    /// <inheritdoc/>
    public bool Serves(string channelId) => channelId.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundActivity outbound, CancellationToken cancellationToken)
    {
        if (connector.At(outbound.Reference) is not { } at)
            return new SendResult.Refused(SendRefusal.Content, "the conversation has no service address that may be called");

        var activity = OnTheWire(outbound.Entry.Activity);
        var conversation = outbound.Conversation.Id;
        var result = activity.ReplyToId is { } answered && ConnectorPath.Of(answered) is not null
            ? await connector.ReplyAsync(at, conversation, answered, activity, cancellationToken)
            : await connector.SendAsync(at, conversation, activity, cancellationToken);
        return result switch
        {
            ConnectorResult<ConnectorId>.Done done => new SendResult.Sent(Limits.IsId(done.Value?.Id) ? done.Value?.Id : null),
            ConnectorResult<ConnectorId>.Failed failed => failed.Outcome,
            _ => throw new InvalidOperationException("Unknown result."),
        };
    }

    /// <summary>As Bot Framework's own SDK sends it: ids are the channel's to give, and an id we derived means nothing to it.</summary>
    internal static Activity OnTheWire(Activity activity) => activity with
    {
        Id = null,
        ReplyToId = BotFrameworkInbound.IsDerived(activity.ReplyToId) ? null : activity.ReplyToId,
    };
}
