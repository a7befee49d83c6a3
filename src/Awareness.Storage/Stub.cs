using System.Text.Json;

namespace Awareness.Storage;

/// <summary>
/// What is left of an activity that was taken out of the transcript: it keeps its place, so that watermarks hold, and says nothing any more.
/// The page's own number of the message stays too, or Web Chat would call it not sent.
/// </summary>
internal static class Stub
{
    private const string ClientId = "clientActivityID";
    private const int LongestClientId = 64;

    /// <summary>Without what was said.</summary>
    public static Activity Of(Activity activity) => new()
    {
        Type = activity.Type,
        Id = activity.Id,
        Timestamp = activity.Timestamp,
        ChannelId = activity.ChannelId,
        From = activity.From is { } from ? new ChannelAccount { Id = from.Id, Role = from.Role } : null,
        ChannelData = Numbered(activity.ChannelData),
    };

    /// <summary>Without what was said, and without who said it.</summary>
    public static Activity Nameless(Activity activity) =>
        Of(activity) with { From = activity.From?.Role is { } role ? new ChannelAccount { Role = role } : null };

    private static JsonElement? Numbered(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } given
        && given.TryGetProperty(ClientId, out var id) && id.ValueKind is JsonValueKind.String && id.GetRawText() is { Length: <= LongestClientId } number
            ? JsonElement.Parse($$"""{"{{ClientId}}":{{number}}}""")
            : null;
}
