using System.Text.Json;
using System.Text.Json.Serialization;

namespace Awareness;

/// <summary>
/// One message, event or typing signal between a person and the service, either way.
/// Field names and meaning follow the Bot Framework Activity schema 3.1; fields we do not know survive in <see cref="Extensions"/>.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, compared ordinally; an unknown type is kept and ignored.</summary>
    public required string Type { get; init; }

    /// <summary>Opaque id given by the channel; null on what we send, until the channel names it.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The network it came from or goes to, for example <c>directline</c>, <c>telegram</c>, <c>emulator</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base address of the channel's Connector; set by the channel only.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Id of the activity this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>BCP 47 language tag of the sender's client, for example <c>vi-VN</c>.</summary>
    public string? Locale { get; init; }

    /// <summary><c>normal</c> (default) or <c>expectReplies</c>: the answers go back in the HTTP response.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>What the person wrote, or what the person sees.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>. We always set it: Web Chat reads a missing value as markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>Name of an event or invoke.</summary>
    public string? Name { get; init; }

    /// <summary>Machine-readable content of an event, invoke or button.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Buttons offered below the message.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Who joined, in a conversationUpdate.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left, in a conversationUpdate.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Typed extra facts about the activity (mentions, places, client capabilities, citations).</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>The channel's own payload, passed through untouched.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Fields of newer schemas, kept so that an activity survives a round trip. Settable because the JSON generator cannot fill it otherwise.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}

/// <summary>The activity types we act on.</summary>
public static class ActivityTypes
{
    /// <summary>Text, cards or files.</summary>
    public const string Message = "message";

    /// <summary>Somebody is writing.</summary>
    public const string Typing = "typing";

    /// <summary>People joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>A programmatic signal without answer.</summary>
    public const string Event = "event";

    /// <summary>A programmatic call that wants an answer.</summary>
    public const string Invoke = "invoke";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>The person asked the platform that everything kept about them is erased.</summary>
    public const string DeleteUserData = "deleteUserData";
}

/// <summary>A person or bot as the channel knows it.</summary>
public sealed record ChannelAccount
{
    /// <summary>Opaque id, unique on its channel.</summary>
    public string? Id { get; init; }

    /// <summary>Display name; never stored by us.</summary>
    public string? Name { get; init; }

    /// <summary><c>user</c>, <c>bot</c> or <c>skill</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Fields of newer schemas.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}

/// <summary>A conversation as the channel knows it.</summary>
public sealed record ConversationAccount
{
    /// <summary>Opaque id, unique on its channel.</summary>
    public string? Id { get; init; }

    /// <summary>True when more than one person takes part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Fields of newer schemas.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}

/// <summary>A card or file sent along.</summary>
public sealed record Attachment
{
    /// <summary>MIME type, for example <c>application/vnd.microsoft.card.hero</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the file lies.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The card itself.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>File name.</summary>
    public string? Name { get; init; }

    /// <summary>Fields of newer schemas.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}

/// <summary>Buttons below a message; they vanish when the next message comes.</summary>
public sealed record SuggestedActions
{
    /// <summary>The buttons, in order.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>Ids of the people who see them; null means everybody.</summary>
    public IReadOnlyList<string>? To { get; init; }
}

/// <summary>A button. Title and value are equal for <c>imBack</c>: Web Chat sends the value, other channels the title.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c>, <c>postBack</c>, <c>openUrl</c>, <c>call</c> …</summary>
    public required string Type { get; init; }

    /// <summary>What the button says.</summary>
    public required string Title { get; init; }

    /// <summary>What is sent when it is pressed.</summary>
    public JsonElement? Value { get; init; }
}

/// <summary>Reads and writes activities as JSON: camelCase, no nulls, depth at most 64.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64,
    Converters = [typeof(RawJson)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(string))]
public sealed partial class ActivityJson : JsonSerializerContext;
