using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Messenger;

/// <summary>One call of Meta's: what happened on one or several pages.</summary>
internal sealed record MessengerCall(string? Object, IReadOnlyList<MessengerEntry?>? Entry);

/// <summary>What happened on one page. Each event is read for itself, so that one of a shape we do not know never hides the others.</summary>
/// <param name="Messaging">The events. What another app answers stands elsewhere (<c>standby</c>) and is not ours.</param>
internal sealed record MessengerEntry(IReadOnlyList<JsonElement>? Messaging);

/// <summary>One thing that happened, at a moment in milliseconds since 1970; of all kinds only these two say something to us.</summary>
internal sealed record MessengerEvent(MessengerParty? Sender, MessengerParty? Recipient, long? Timestamp, MessengerMessage? Message, MessengerPostback? Postback);

/// <summary>A person (by the id the page knows them by) or a page.</summary>
internal sealed record MessengerParty([property: JsonConverter(typeof(IdText))] string? Id);

/// <summary>A message of a person, or the echo of one of the page's.</summary>
internal sealed record MessengerMessage(string? Mid, string? Text, bool? IsEcho, MessengerQuickReply? QuickReply, IReadOnlyList<MessengerAttachment?>? Attachments);

/// <summary>The quick reply that was pressed: the message's text is its title.</summary>
internal sealed record MessengerQuickReply(string? Payload);

/// <summary>A picture, a file, a place. Its address is not even read.</summary>
internal sealed record MessengerAttachment(string? Type, MessengerAttachmentContent? Payload);

/// <summary>What of an attachment is read: the place.</summary>
internal sealed record MessengerAttachmentContent(MessengerCoordinates? Coordinates);

/// <summary>A place in degrees.</summary>
internal sealed record MessengerCoordinates(double? Lat, double? Long);

/// <summary>A button that was pressed: "Get started", the menu, a template.</summary>
internal sealed record MessengerPostback(string? Mid, string? Title, string? Payload);

/// <summary>A call of the Send API.</summary>
internal sealed record MessengerSend(MessengerParty Recipient)
{
    /// <summary><c>RESPONSE</c> for a message, null for a signal.</summary>
    public string? MessagingType { get; init; }

    public MessengerText? Message { get; init; }

    /// <summary><c>typing_on</c>, or null.</summary>
    public string? SenderAction { get; init; }
}

/// <summary>What the person sees.</summary>
internal sealed record MessengerText(string Text, IReadOnlyList<MessengerButton>? QuickReplies);

/// <summary>A quick reply: a button above the keyboard.</summary>
internal sealed record MessengerButton(string ContentType, string Title, string Payload);

/// <summary>What the Send API answers.</summary>
internal sealed record MessengerAnswer([property: JsonConverter(typeof(IdText))] string? MessageId, MessengerError? Error);

/// <summary>A failure in Meta's own numbers.</summary>
internal sealed record MessengerError(int? Code, int? ErrorSubcode);

/// <summary>Reads and writes what goes between Meta and us.</summary>
[JsonSerializable(typeof(MessengerCall))]
[JsonSerializable(typeof(MessengerEvent))]
[JsonSerializable(typeof(MessengerSend))]
[JsonSerializable(typeof(MessengerAnswer))]
[JsonSerializable(typeof(MessengerNode))]
[JsonSerializable(typeof(MessengerProfileSetting))]
[JsonSerializable(typeof(MessengerProfileSettings))]
[JsonSerializable(typeof(MessengerWebhookSetting))]
[JsonSerializable(typeof(MessengerSubscriptions))]
[JsonSerializable(typeof(MessengerPageSetting))]
[JsonSerializable(typeof(MessengerAppSubscriptions))]
internal sealed partial class MessengerJson : JsonSerializerContext
{
    /// <summary>Names as Meta writes them, Vietnamese letters as they are, no nulls, depth as for every stranger.</summary>
    public static MessengerJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = WireJson.InboundDepth,
    });
}
