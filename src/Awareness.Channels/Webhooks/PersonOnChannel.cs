using System.Globalization;
using Awareness.Contacts;
using Awareness.Conversations;

namespace Awareness.Channels.Webhooks;

/// <summary>
/// A person who chats in private with our bot on a platform: makes activities of what they do, so that all platforms say it the same way. The conversation goes by the person's id.
/// Nothing is kept of names, of files and of the platform's own payload.
/// </summary>
/// <param name="ChannelId">For example <c>telegram</c>.</param>
/// <param name="Id">The platform's id of the person; a good id by <see cref="Limits.IsId"/>.</param>
/// <param name="BotId">The platform's id of our bot, page or account.</param>
internal sealed record PersonOnChannel(string ChannelId, string Id, string BotId)
{
    /// <summary>When they did what is told of them, by the platform's clock; null when it does not say.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The person, or null when the platform's id of them cannot be one.</summary>
    public static PersonOnChannel? Find(string channelId, string? id, string botId, DateTimeOffset? doneAt) => Limits.IsId(id) ? new PersonOnChannel(channelId, id, botId) { DoneAt = doneAt } : null;

    /// <summary>Words, typed or on a button. Null text: a message without any.</summary>
    public InboundActivity? Says(string? eventId, string? text) => Does(eventId, Act(ActivityTypes.Message) with { Text = text });

    /// <summary>A picture, a voice, a file, perhaps with words below it. It is not fetched.</summary>
    /// <param name="eventId">The platform's id of the message.</param>
    /// <param name="contentType">Its kind, for example <c>image/*</c>.</param>
    /// <param name="text">The words, or null.</param>
    public InboundActivity? Sends(string? eventId, string contentType, string? text = null) =>
        Does(eventId, Act(ActivityTypes.Message) with { Text = text, Attachments = [new Attachment { ContentType = contentType }] });

    /// <summary>Where they are, in degrees; about a metre exact. Null when there is no such place.</summary>
    public InboundActivity? IsAt(string? eventId, double latitude, double longitude) => Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
        ? Says(eventId, string.Create(CultureInfo.InvariantCulture, $"vị trí: {latitude:F5}, {longitude:F5}"))
        : null;

    /// <summary>They opened the chat, and are to be greeted.</summary>
    public InboundActivity? Joins(string? eventId) => Does(eventId, Act(ActivityTypes.ConversationUpdate) with { MembersAdded = [new ChannelAccount { Id = Id }] });

    /// <summary>They blocked the bot, or unfollowed the account.</summary>
    public InboundActivity? Leaves(string? eventId) => Does(eventId, Act(ActivityTypes.ConversationUpdate) with { MembersRemoved = [new ChannelAccount { Id = Id }] });

    /// <summary>They want everything about them erased.</summary>
    public InboundActivity? Withdraws(string? eventId) => Does(eventId, Act(ActivityTypes.DeleteUserData));

    private Activity Act(string type) => new()
    {
        Type = type,
        ChannelId = ChannelId,
        From = new ChannelAccount { Id = Id, Role = "user" },
        Recipient = new ChannelAccount { Id = BotId, Role = "bot" },
        Conversation = new ConversationAccount { Id = Id },
    };

    /// <summary>Null when the event has no id to tell it from another by: it could not be kept from having its effect twice.</summary>
    private InboundActivity? Does(string? eventId, Activity act) => Limits.IsId(eventId)
        ? new InboundActivity(act with { Id = eventId }, new ConversationKey(ChannelId, Id), new ContactKey(ChannelId, Id), UseOutbox: true) { SaidAt = DoneAt }
        : null;
}
