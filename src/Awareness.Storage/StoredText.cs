using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Awareness.Contacts;
using Awareness.Conversations;
using Awareness.Flows;

namespace Awareness.Storage;

/// <summary>
/// What text looks like in the tables. Both engines keep the same: ids as they came (others are refused), JSON with NUL escaped
/// and a lone surrogate as U+FFFD, reasons and outside ids of sent activities made clean, because PostgreSQL can hold neither.
/// </summary>
internal static class StoredText
{
    private const int LongestNote = 500;

    // Vietnamese is stored as it is written, not as \u escapes: less than half the bytes. The relaxed encoder is unsafe inside HTML only.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly ActivityJson Activities = new(new JsonSerializerOptions(ActivityJson.Default.Options) { Encoder = Encoder });
    private static readonly ConversationJson Conversations = new(new JsonSerializerOptions(ConversationJson.Default.Options) { Encoder = Encoder });
    private static readonly ValueJson Values = new(new JsonSerializerOptions { Encoder = Encoder });

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Activities.Activity);

    public static string Write(ConversationState state) => JsonSerializer.Serialize(state, Conversations.ConversationState);

    public static string? Write(ConversationReference? reference) => reference is null ? null : JsonSerializer.Serialize(reference, Conversations.ConversationReference);

    public static string Write(FlowValue value) => JsonSerializer.Serialize(value, Values.FlowValue);

    /// <summary>The inside of a JSON string.</summary>
    public static string Escape(string text) => JsonEncodedText.Encode(text, Encoder).ToString();

    public static Activity ReadActivity(string json) => Read(json, Activities.Activity);

    public static ConversationState ReadState(string json) => Read(json, Conversations.ConversationState);

    public static ConversationReference? ReadReference(string? json) => json is null ? null : Read(json, Conversations.ConversationReference);

    public static FlowValue ReadValue(string json) => JsonSerializer.Deserialize(json, Values.FlowValue);

    /// <summary>Throws on ids that the border should have refused.</summary>
    public static void CheckIds(ConversationKey conversation)
    {
        CheckId(conversation.ChannelId, "channel id");
        CheckId(conversation.Id, "conversation id");
    }

    /// <summary>Throws on ids that the border should have refused.</summary>
    public static void CheckIds(ContactKey contact)
    {
        CheckId(contact.ChannelId, "channel id");
        CheckId(contact.Id, "contact id");
    }

    /// <summary>Throws on an id that the border should have refused; returns it.</summary>
    public static string CheckId(string? id, string what) =>
        Limits.IsId(id) ? id : throw new ArgumentException($"The {what} must be 1 to {Limits.IdLength} characters of well-formed text without NUL.", nameof(id));

    /// <summary>A note from outside, cut to 500 characters, with what cannot be stored shown as U+FFFD.</summary>
    public static string? Note(string? text) => Words(text, LongestNote);

    /// <summary>Words from outside, cut to <paramref name="longest"/> characters, with what cannot be stored shown as U+FFFD.</summary>
    public static string? Words(string? text, int longest)
    {
        if (text is null) return null;
        var note = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (note.Length + rune.Utf16SequenceLength > longest) break;
            note.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return note.ToString();
    }

    private static T Read<T>(string json, JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"A stored {typeof(T).Name} is empty.");
}

/// <summary>JSON of what people answered.</summary>
[JsonSerializable(typeof(FlowValue))]
internal sealed partial class ValueJson : JsonSerializerContext;
