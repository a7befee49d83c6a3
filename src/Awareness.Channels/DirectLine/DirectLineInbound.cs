using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Wire;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Channels.DirectLine;

/// <summary>Makes of what a page sends the activity that runs a turn. What only a channel may say is said here, whatever the page said.</summary>
internal static class DirectLineInbound
{
    private const string BotId = "awareness";
    private const string StartIdSuffix = "|start";

    /// <summary>Where the echo of a message keeps how many files came with it. The files themselves are nowhere.</summary>
    private const string FileCount = "awareness:files";

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
    public static InboundActivity Message(Activity activity, DirectLineGrant grant, string user)
    {
        var named = activity with { Id = MessageId(activity, grant.Conversation, user), TextFormat = "plain" };
        if (activity.Attachments is { Count: > 0 and var files }) named = named with { ChannelData = WithCount(activity.ChannelData, files) };
        return Inbound(named, grant, user);
    }

    /// <summary>How many files came with a message.</summary>
    public static int FilesOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } channelData && channelData.TryGetProperty(FileCount, out var count) && count.TryGetInt32(out var files) ? files : 0;

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

    private static JsonElement WithCount(JsonElement? channelData, int files)
    {
        var merged = channelData is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given) ?? [] : [];
        merged[FileCount] = files;
        return JsonSerializer.SerializeToElement(merged, WireJson.Readable.JsonObject);
    }

    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } channelData
        && channelData.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text ? text : null;
}
