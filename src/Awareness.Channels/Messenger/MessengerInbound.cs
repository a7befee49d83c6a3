using System.Security.Cryptography;
using System.Text;
using Awareness.Channels.Webhooks;
using Awareness.Conversations;

namespace Awareness.Channels.Messenger;

/// <summary>Makes of one of Meta's events the activity that runs a turn.</summary>
internal static class MessengerInbound
{
    /// <summary>What the button of the welcome screen sends.</summary>
    public const string GetStarted = "GET_STARTED";

    private const string DerivedIdPrefix = "sha256-";

    /// <summary>The activity; null when there is nothing in it for us: echoes, receipts, reactions, kinds we do not know, another page.</summary>
    /// <param name="given">The event.</param>
    /// <param name="page">The page we are; empty for whichever.</param>
    public static InboundActivity? Read(MessengerEvent given, string page)
    {
        if (given.Recipient?.Id is not { } bot || !Limits.IsId(bot) || bot == given.Sender?.Id || (page.Length > 0 && bot != page)) return null;
        if (PersonOnChannel.Find(MessengerChannel.Id, given.Sender?.Id, bot, EventMoment.Of(given.Timestamp)) is not { } person) return null;
        var done = given switch
        {
            { Message: { IsEcho: not true } message } => Said(person, message, given),
            { Postback: { } postback } => Pressed(person, postback, given),
            _ => null,
        };
        return done is null ? null : done with { Reference = new ConversationReference { BotId = bot, ContactId = person.Id } };
    }

    private static InboundActivity? Said(PersonOnChannel person, MessengerMessage message, MessengerEvent given)
    {
        var text = message.QuickReply is { Payload: { } payload } && message.Text is { } title ? MessengerTitle.Whole(title, payload) : message.Text;
        var id = Id(message.Mid, given, text);
        var attachments = message.Attachments ?? [];
        if (attachments.Select(attachment => ContentType(attachment?.Type)).FirstOrDefault(type => type is not null) is { } kind) return person.Sends(id, kind, string.IsNullOrEmpty(text) ? null : text);
        if (!string.IsNullOrEmpty(text)) return person.Says(id, text);
        return attachments.Select(attachment => attachment?.Payload?.Coordinates).FirstOrDefault(place => place is not null) is { Lat: { } latitude, Long: { } longitude }
            ? person.IsAt(id, latitude, longitude)
            : null;
    }

    private static InboundActivity? Pressed(PersonOnChannel person, MessengerPostback postback, MessengerEvent given)
    {
        var id = Id(postback.Mid, given, postback.Payload);
        if (postback.Payload == GetStarted) return person.Joins(id);
        return postback.Title is { Length: > 0 } title ? person.Says(id, postback.Payload is { } payload ? MessengerTitle.Whole(title, payload) : title) : null;
    }

    /// <summary>Meta's id; for what has none that can be kept, one that is the same whenever the event comes again.</summary>
    private static string Id(string? mid, MessengerEvent given, string? words)
    {
        if (Limits.IsId(mid)) return mid;
        var stable = $"{given.Sender?.Id}\0{given.Recipient?.Id}\0{given.Timestamp}\0{mid ?? words}";
        return DerivedIdPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stable)));
    }

    /// <summary>What came besides words; a place is words, and a link's preview stands in them.</summary>
    private static string? ContentType(string? type) => type switch
    {
        "image" => "image/*",
        "video" or "reel" or "ig_reel" => "video/*",
        "audio" => "audio/*",
        "file" => "application/octet-stream",
        _ => null,
    };
}
