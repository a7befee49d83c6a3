using System.Globalization;
using System.Text.Json;
using Awareness.Channels.Webhooks;
using Awareness.Conversations;

namespace Awareness.Channels.Zalo;

/// <summary>Maps an event of Zalo to what a person did. Names, pictures and addresses of people are left behind; nothing is fetched.</summary>
internal static class ZaloEvent
{
    /// <summary>The channel's id.</summary>
    public const string Channel = "zalo";

    /// <summary>Null for a proven event that is another application's, or another account's where ours is known.</summary>
    /// <param name="body">The event.</param>
    /// <param name="timestamp">Its moment, as written.</param>
    /// <param name="moment">The same.</param>
    /// <param name="options">Whose events we take.</param>
    public static WebhookReading.Accepted? Read(JsonElement body, string timestamp, DateTimeOffset moment, ZaloOptions options)
    {
        if (body.Text("app_id") is { } app && app != options.AppId) return null;
        var name = body.Text("event_name") ?? "";
        var account = body.Text("oa_id") ?? body.Field("recipient")?.Text("id");
        var bot = options.OaId.Length > 0 ? options.OaId : Limits.IsId(account) ? account : Channel;
        var done = name switch
        {
            "follow" => Person("follower")?.Joins($"follow:{timestamp}"),
            "unfollow" => Person("follower")?.Leaves($"unfollow:{timestamp}"),
            // Its shape is known from one source only: the person stands in one of these.
            "user_withdraw" => (Person("sender") ?? Person("follower") ?? PersonOnChannel.Find(Channel, body.Text("user_id"), bot, moment))?.Withdraws($"user_withdraw:{timestamp}"),
            _ when Person("sender") is { } person && body.Field("message") is { } message => Said(person, name, message, timestamp),
            _ => null,
        };
        if (done is null) return WebhookReading.Nothing;
        if (options.OaId.Length > 0 && account is not null && account != options.OaId) return null;
        return new WebhookReading.Accepted([done with { Reference = new ConversationReference { BotId = bot, ContactId = done.Contact.Id } }]);

        // Who it is about. "user_id_by_app" is another number for the same person and never taken.
        PersonOnChannel? Person(string where) => PersonOnChannel.Find(Channel, body.Field(where)?.Text("id"), bot, moment);
    }

    private static InboundActivity? Said(PersonOnChannel person, string name, JsonElement message, string timestamp)
    {
        var id = message.Text("msg_id") is { } given && Limits.IsId(given) ? given : $"{name}:{timestamp}";
        var text = message.Text("text") is { Length: > 0 } words ? words : null;
        return name switch
        {
            "user_send_text" => text is null ? null : person.Says(id, text),
            // The words beside a place are the place's name, not the person's.
            "user_send_location" => At(person, id, message),
            _ => ContentType(name) is { } type ? person.Sends(id, type, text) : null,
        };
    }

    /// <summary>What came, for kinds that are not fetched. Kinds we do not know are nothing: groups, echoes, receipts.</summary>
    private static string? ContentType(string name) => name switch
    {
        "user_send_image" or "user_send_gif" or "user_send_sticker" => "image/*",
        "user_send_audio" => "audio/*",
        "user_send_video" => "video/*",
        "user_send_file" => "application/octet-stream",
        "user_send_business_card" => "text/vcard",
        "user_send_link" => "text/uri-list",
        _ => null,
    };

    private static InboundActivity? At(PersonOnChannel person, string id, JsonElement message)
    {
        var first = message.Field("attachments") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : default;
        if (first.Field("payload")?.Field("coordinates") is not { } point) return null;
        return Degrees(point.Text("latitude")) is { } latitude && Degrees(point.Text("longitude")) is { } longitude ? person.IsAt(id, latitude, longitude) : null;
    }

    private static double? Degrees(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}
