using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Awareness.Channels.Zalo;

/// <summary>A message to one person: what is posted to <c>/v3.0/oa/message/cs</c>.</summary>
internal sealed record ZaloMessage(
    [property: JsonPropertyName("recipient")] ZaloRecipient Recipient,
    [property: JsonPropertyName("message")] ZaloContent Content);

/// <summary>Whom it is for.</summary>
internal sealed record ZaloRecipient([property: JsonPropertyName("user_id")] string UserId);

/// <summary>What it says, and the buttons below it.</summary>
internal sealed record ZaloContent(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("attachment")] ZaloTemplate? Attachment = null);

/// <summary>Something shown with a text; for us always buttons.</summary>
internal sealed record ZaloTemplate([property: JsonPropertyName("payload")] ZaloButtons Payload)
{
    /// <summary>What it is.</summary>
    [JsonPropertyName("type")]
    public string Type => "template";
}

/// <summary>Buttons.</summary>
internal sealed record ZaloButtons(
    [property: JsonPropertyName("template_type")] string? TemplateType,
    [property: JsonPropertyName("buttons")] IReadOnlyList<ZaloButton> Buttons);

/// <summary>One button. The payload is a text for a query, else an object.</summary>
internal sealed record ZaloButton(
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("payload")] JsonElement Payload);

/// <summary>Payload of a button that calls.</summary>
internal sealed record ZaloPhone([property: JsonPropertyName("phone_code")] string PhoneCode);

/// <summary>Payload of a button that opens a page.</summary>
internal sealed record ZaloLink([property: JsonPropertyName("url")] string Url);

/// <summary>JSON of what is sent.</summary>
[JsonSerializable(typeof(ZaloMessage))]
[JsonSerializable(typeof(ZaloPhone))]
[JsonSerializable(typeof(ZaloLink))]
[JsonSerializable(typeof(string))]
internal sealed partial class ZaloJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters as they are: an escaped letter is three times as long.</summary>
    public static ZaloJson Readable { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

/// <summary>
/// Reads fields of what Zalo sends. Its pages disagree on the shapes of what we do not need, so nothing is bound to types: a field that is missing or of another kind is null.
/// </summary>
internal static class ZaloFields
{
    extension(JsonElement element)
    {
        /// <summary>A field, or null.</summary>
        public JsonElement? Field(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

        /// <summary>A text, or the digits of a number: ids and counts come as either, and ids are larger than a number holds.</summary>
        public string? Text(string name) => element.Field(name) switch
        {
            { ValueKind: JsonValueKind.String } field => field.GetString(),
            { ValueKind: JsonValueKind.Number } field => field.GetRawText(),
            _ => null,
        };

        /// <summary>A whole number, also one written as text; null when there is none.</summary>
        public long? Number(string name) =>
            long.TryParse(element.Text(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
