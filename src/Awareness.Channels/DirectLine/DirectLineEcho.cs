using System.Text.Json;
using System.Text.Json.Nodes;
using Awareness.Channels.Wire;
using Awareness.Conversations;

namespace Awareness.Channels.DirectLine;

/// <summary>
/// What of a message's channelData is the page's own and has to come back to it: by which number it knows the message, and how it shows a button that was pressed. The rest is
/// a stranger's, and is not kept.
/// </summary>
internal static class DirectLineEcho
{
    private const string ClientId = "clientActivityID";
    private const string PostBack = "postBack";
    private const string MessageBack = "messageBack";
    private const string DisplayText = "displayText";

    /// <summary>How many files came with a message. The files themselves are nowhere.</summary>
    private const string FileCount = "awareness:files";

    /// <summary>Web Chat orders by this number; timestamps of one turn are equal.</summary>
    private const string Order = "webchat:sequence-id";

    /// <summary>Characters of the longest text a button shows in the person's name.</summary>
    private const int DisplayLength = 1_000;

    /// <summary>What is kept; null when there is nothing.</summary>
    public static JsonElement? Of(Activity activity)
    {
        var kept = new JsonObject();
        if (ClientActivityId(activity) is { Length: <= Limits.IdLength } id) kept[ClientId] = id;
        if (Member(activity.ChannelData, PostBack)?.ValueKind is JsonValueKind.True) kept[PostBack] = true;
        if (Text(Member(activity.ChannelData, MessageBack), DisplayText) is { Length: <= DisplayLength } shown) kept[MessageBack] = new JsonObject { [DisplayText] = shown };
        if (activity.Attachments is { Count: > 0 and var files }) kept[FileCount] = files;
        return kept.Count == 0 ? null : JsonSerializer.SerializeToElement(kept, WireJson.Readable.JsonObject);
    }

    /// <summary>The page's own number of a message; null when it gave none.</summary>
    public static string? ClientActivityId(Activity activity) => Text(activity.ChannelData, ClientId) is { Length: > 0 } id ? id : null;

    /// <summary>How many files came with a stored message.</summary>
    public static int FilesOf(Activity activity) => Member(activity.ChannelData, FileCount) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var files) ? files : 0;

    /// <summary>What is stored, with its place in the order. Of a name that stands twice, which older rows may have, the last one counts.</summary>
    public static JsonElement Ordered(JsonElement? stored, long sequence)
    {
        var shown = new JsonObject();
        if (stored is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var member in given.EnumerateObject()) shown[member.Name] = Node(member.Value);
        }

        shown[Order] = sequence;
        return JsonSerializer.SerializeToElement(shown, WireJson.Readable.JsonObject);
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonElement? Member(JsonElement? given, string name) => given is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? given, string name) => Member(given, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
