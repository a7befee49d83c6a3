using Awareness.Channels.BotFramework.Connector;
using Awareness.Conversations;
using Awareness.Delivery;

namespace Awareness.Channels.BotFramework;

/// <summary>
/// Sends replies to the Connector of the channel they belong to; and, in a lane of its own, to the bots that have this one speak as their skill: a bot of somebody else that hangs holds up no channel.
/// </summary>
public sealed class BotFrameworkChannel : IChannel
{
    /// <summary>Stands before the wire's channel id in conversation and contact keys.</summary>
    public const string KeyPrefix = "botframework/";

    /// <summary>Stands before the application id of the calling bot and the wire's channel id in the keys of conversations that another bot holds.</summary>
    public const string SkillKeyPrefix = "botframework-skill/";

    private readonly ConnectorClient connector;
    private readonly string keyPrefix;
    private readonly SendPolicy teams;

    private BotFrameworkChannel(ConnectorClient connector, string keyPrefix, SendPolicy teams)
    {
        (this.connector, this.keyPrefix, this.teams) = (connector, keyPrefix, teams);
        Policy = SendPolicy.Unlimited with { LongestSend = connector.LongestSend };
    }

    /// <inheritdoc/>
    public string Name => keyPrefix[..^1];

    /// <inheritdoc/>
    public SendPolicy Policy { get; }

    /// <inheritdoc/>
    public SendPolicy PolicyOf(string channelId) => channelId is KeyPrefix + "msteams" ? teams : Policy;

    /// <summary>
    /// The sender for channels. Teams takes of one conversation 7 calls in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in 1 h: six at once, and six more in each 12.1 s, stay below all four;
    /// of an application in one tenant it takes so many in a second as <see cref="BotFrameworkOptions.TeamsMessagesPerSecond"/> says.
    /// </summary>
    internal static BotFrameworkChannel ToChannels(ConnectorClient connector, BotFrameworkOptions options) => new(connector, KeyPrefix, SendPolicy.Unlimited with
    {
        Overall = new SendRate(options.TeamsMessagesPerSecond, TimeSpan.FromSeconds(1)),
        EachConversation = new SendRate(6, TimeSpan.FromSeconds(12.1)),
    });

    /// <summary>The sender for bots that have this one speak as their skill.</summary>
    internal static BotFrameworkChannel ToBots(ConnectorClient connector) => new(connector, SkillKeyPrefix, SendPolicy.Unlimited);

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
