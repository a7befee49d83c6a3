using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Wire;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Channels.DirectLine;

/// <summary>Makes of what a page sends the activity that runs a turn. What only a channel may say is said here, whatever the page said.</summary>
internal static class DirectLineInbound
{
    private const string BotId = "awareness";
    private const string StartIdSuffix = "|start";

    private static readonly WireError FileRefused =
        WireError.BadArgument("Trợ lý chưa nhận được tệp và hình ảnh. Bạn hãy viết điều muốn hỏi nhé.") with { Code = "UploadNotSupported" };

    /// <summary>Why a file is refused, in words for the person.</summary>
    public static WireError FilesAreRefused => FileRefused;

    /// <summary>Where a conversation's state and transcript are.</summary>
    public static ConversationKey Key(string conversation) => new(DirectLineChannel.Id, conversation);

    /// <summary>The person joins: the first activity of every conversation, which brings the greeting.</summary>
    public static InboundActivity Start(string conversation, string user, string? locale) => Inbound(
        new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = conversation + StartIdSuffix,
            MembersAdded = [new ChannelAccount { Id = user }],
            Locale = locale is { Length: > 0 and <= 35 } ? locale : null,
        },
        conversation,
        user);

    /// <summary>True for the id of a start, which no page ever sees.</summary>
    public static bool IsStart(string? id) => id is not null && id.EndsWith(StartIdSuffix, StringComparison.Ordinal);

    /// <summary>Who speaks: the person of the token; a server with the secret names the person itself.</summary>
    public static Checked<string> Speaker(DirectLineGrant grant, Activity activity)
    {
        if (grant.User is { } user) return user;
        if (activity.From?.Id is { Length: > 0 and <= Limits.IdLength } named) return named;
        return WireError.BadArgument($"'from.id' is missing or longer than {Limits.IdLength} characters.");
    }

    /// <summary>A message, as it is stored and shown back to the page.</summary>
    public static Checked<InboundActivity> Message(Activity activity, string conversation, string user)
    {
        if (activity.Attachments is { Count: > 0 }) return FileRefused;
        return Inbound(activity with { Id = MessageId(activity, conversation, user), TextFormat = "plain", Attachments = null }, conversation, user);
    }

    /// <summary>
    /// The server's id of a message. A page that did not hear our answer posts again with the same clientActivityID and the same words:
    /// that is the same message, and must get the same id.
    /// </summary>
    public static string MessageId(Activity activity, string conversation, string user)
    {
        if (ClientActivityId(activity) is not { } clientId) return $"{conversation}|{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
        var words = $"{user}\0{clientId}\0{activity.Text}\0{activity.Value?.GetRawText()}";
        return $"{conversation}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 12))}";
    }

    private static InboundActivity Inbound(Activity activity, string conversation, string user)
    {
        var key = Key(conversation);
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
            key,
            new ContactKey(DirectLineChannel.Id, user),
            UseOutbox: true)
        {
            Reference = new ConversationReference { BotId = BotId, ContactId = user, Locale = activity.Locale },
        };
    }

    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is { ValueKind: System.Text.Json.JsonValueKind.Object } channelData
        && channelData.TryGetProperty("clientActivityID", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.String
        && id.GetString() is { Length: > 0 } text ? text : null;
}
