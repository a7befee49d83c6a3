using System.Text.Json;
using Awareness.Conversations;

namespace Awareness.Channels.Wire;

/// <summary>
/// Makes an activity of a stranger's JSON: what a turn needs, and nothing else. Names of people and groups, mentions, shared contacts and fields nobody here reads come along
/// with many channels; what is not taken is not kept.
/// </summary>
internal static class WireActivity
{
    /// <summary>People who are heard to join or leave at a time.</summary>
    private const int MostMembers = 100;

    private const int AddressLength = 1_024;

    /// <summary>The activity, or why it is refused. Changes the bytes, see <see cref="RequestBody.TryMend"/>.</summary>
    public static Checked<Activity> Read(byte[] body)
    {
        if (!RequestBody.TryMend(body)) return WireError.BadArgument("The body is not UTF-8.");
        try
        {
            if (JsonSerializer.Deserialize(body, WireJson.Inbound.Activity) is not { } activity) return WireError.BadArgument("The body must be one activity.");
            if (activity.Type is null or "") return WireError.BadArgument("'type' is missing.");
            return Clean(activity);
        }
        catch (JsonException exception)
        {
            return WireError.BadArgument($"The body is not a valid activity, or a name stands twice in it (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        }
    }

    /// <summary>True when the id is there and can be a key.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= Limits.IdLength };

    /// <summary>What is named here is taken. <see cref="Activity.Value"/> and <see cref="Activity.ChannelData"/> are the channel's to judge, which says what of them is kept.</summary>
    private static Activity Clean(Activity activity) => new()
    {
        Type = activity.Type,
        Id = activity.Id,
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl is { Length: <= AddressLength } ? activity.ServiceUrl : null,
        From = Nameless(activity.From),
        Recipient = Nameless(activity.Recipient),
        Conversation = activity.Conversation is { } conversation ? new ConversationAccount { Id = conversation.Id, IsGroup = conversation.IsGroup } : null,
        Locale = activity.Locale is { Length: > 0 and <= 35 } ? activity.Locale : null,
        DeliveryMode = activity.DeliveryMode is "expectReplies" ? activity.DeliveryMode : null,
        Text = activity.Text,
        MembersAdded = activity.Type is ActivityTypes.ConversationUpdate ? Nameless(activity.MembersAdded) : null,
        MembersRemoved = activity.Type is ActivityTypes.ConversationUpdate ? Nameless(activity.MembersRemoved) : null,
        Attachments = activity.Attachments?.Where(attachment => attachment is not null).Select(attachment => new Attachment { ContentType = attachment.ContentType }).ToList(),
        Value = activity.Value,
        ChannelData = activity.ChannelData,
    };

    private static ChannelAccount? Nameless(ChannelAccount? account) =>
        account is null ? null : new ChannelAccount { Id = account.Id, Role = account.Role is "user" or "bot" or "skill" ? account.Role : null };

    private static List<ChannelAccount>? Nameless(IReadOnlyList<ChannelAccount>? accounts) =>
        accounts?.Select(Nameless).OfType<ChannelAccount>().Where(account => IsId(account.Id)).Take(MostMembers).ToList();
}
