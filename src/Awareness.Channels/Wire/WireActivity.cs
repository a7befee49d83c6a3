using System.Text.Json;
using Awareness.Conversations;

namespace Awareness.Channels.Wire;

/// <summary>Makes an activity of a stranger's JSON, with everything dropped that a stranger has no say in.</summary>
internal static class WireActivity
{
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
            return WireError.BadArgument($"The body is not a valid activity (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        }
    }

    /// <summary>True when the id is there and can be a key.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= Limits.IdLength };

    /// <summary>Names are not stored; what a JSON list calls null is nobody; callerId is ours to set; a person offers no buttons.</summary>
    private static Activity Clean(Activity activity) => activity with
    {
        From = Nameless(activity.From),
        Recipient = Nameless(activity.Recipient),
        MembersAdded = Nameless(activity.MembersAdded),
        MembersRemoved = Nameless(activity.MembersRemoved),
        Attachments = activity.Attachments?.Where(attachment => attachment is not null).ToList(),
        SuggestedActions = null,
        Locale = activity.Locale is { Length: > 0 and <= 35 } ? activity.Locale : null,
        Extensions = activity.Extensions?.Where(field => field.Key != "callerId").ToDictionary(StringComparer.Ordinal),
    };

    private static ChannelAccount? Nameless(ChannelAccount? account) =>
        account is null ? null : new ChannelAccount { Id = account.Id, Role = account.Role };

    private static List<ChannelAccount>? Nameless(IReadOnlyList<ChannelAccount>? accounts) =>
        accounts?.Where(account => account is not null).Select(account => new ChannelAccount { Id = account.Id, Role = account.Role }).ToList();
}
