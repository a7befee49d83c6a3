using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Wire;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Channels.DirectLine;

/// <summary>Makes of what a page sends the activity that runs a turn. What only a channel may say is said here, whatever the page said.</summary>
internal static class DirectLineInbound
{
    /// <summary>Bytes of the longest JSON a page may send: the longest text that is read, in the longest way to write it, and room for what comes along.</summary>
    public const int MessageCap = 32 * 1024;

    private const string BotId = "awareness";
    private const string StartIdSuffix = "|start";

    /// <summary>Characters of the longest <see cref="Activity.Value"/> that is kept: a button's own words for itself.</summary>
    private const int ValueLength = 2_000;

    /// <summary>Where a conversation's state and transcript are.</summary>
    public static ConversationKey Key(string conversation) => new(DirectLineChannel.Id, conversation);

    /// <summary>The person joins: the first activity of every conversation, which brings the greeting.</summary>
    public static InboundActivity Start(DirectLineGrant grant, string? locale)
    {
        var user = grant.User ?? grant.Conversation;
        return Inbound(
            new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                Id = grant.Conversation + StartIdSuffix,
                MembersAdded = [new ChannelAccount { Id = user }],
                Locale = locale is { Length: > 0 and <= 35 } ? locale : null,
            },
            grant,
            user);
    }

    /// <summary>True for the id of a start, which no page ever sees.</summary>
    public static bool IsStart(string? id) => id is not null && id.EndsWith(StartIdSuffix, StringComparison.Ordinal);

    /// <summary>Who speaks: the person of the token; a server with the secret names the person itself, but none whom only a token may name.</summary>
    public static Checked<string> Speaker(DirectLineGrant grant, string? named)
    {
        if (grant.User is { } user) return user;
        if (!Limits.IsId(named) || named.Length > DirectLineRequest.UserIdLength) return WireError.BadArgument($"'from.id' (of an upload: 'userId') is missing or longer than {DirectLineRequest.UserIdLength} characters.");
        if (DirectLineGrant.IsFromToken(named)) return WireError.BadArgument($"Ids that begin with {DirectLineGrant.TokenUser} come from tokens only.");
        return named;
    }

    /// <summary>A message, as it is stored and shown back to the page. Attachments reach the turn, which drops them.</summary>
    public static InboundActivity Message(Activity activity, DirectLineGrant grant, string user) => Inbound(
        activity with
        {
            Id = MessageId(activity, grant.Conversation, user),
            TextFormat = "plain",
            Value = activity.Value is { } value && value.GetRawText().Length <= ValueLength ? value : null,
            ChannelData = DirectLineEcho.Of(activity),
        },
        grant,
        user);

    /// <summary>
    /// The server's id of a message. A page that did not hear our answer posts again with the same clientActivityID and the same words:
    /// that is the same message, and must get the same id.
    /// </summary>
    public static string MessageId(Activity activity, string conversation, string user)
    {
        if (DirectLineEcho.ClientActivityId(activity) is not { } clientId) return $"{conversation}|{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
        var words = $"{user}\0{clientId}\0{activity.Text}\0{activity.Value?.GetRawText()}";
        return $"{conversation}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 12))}";
    }

    private static InboundActivity Inbound(Activity activity, DirectLineGrant grant, string user)
    {
        var conversation = grant.Conversation;
        return new InboundActivity(
            activity with
            {
                Timestamp = null,
                ChannelId = DirectLineChannel.Id,
                ServiceUrl = null,
                From = new ChannelAccount { Id = user, Role = "user" },
                Recipient = new ChannelAccount { Id = BotId, Role = "bot" },
                Conversation = new ConversationAccount { Id = conversation },
                DeliveryMode = null,
            },
            Key(conversation),
            new ContactKey(DirectLineChannel.Id, grant.ContactOf(user)),
            UseOutbox: true)
        {
            Reference = new ConversationReference { BotId = BotId, ContactId = user, Locale = activity.Locale },
        };
    }
}
