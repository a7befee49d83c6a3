using System.Text.Json;

namespace Awareness.Conversations;

/// <summary>Turns a reply into the activity a channel carries: plain text, sources below it, buttons as imBack actions.</summary>
public static class ReplyActivity
{
    /// <summary>Builds the activity that answers <paramref name="inbound"/>; its id is left to the store.</summary>
    public static Activity Create(Reply reply, Activity inbound, DateTimeOffset now) => new()
    {
        Type = ActivityTypes.Message,
        Timestamp = now,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        From = inbound.Recipient is { } bot ? bot with { Role = "bot" } : new ChannelAccount { Id = "awareness", Role = "bot" },
        Recipient = inbound.From is { } person ? new ChannelAccount { Id = person.Id } : null,
        Conversation = inbound.Conversation,
        ReplyToId = inbound.Id,
        Locale = reply.InEnglish ? "en-US" : "vi-VN",
        Text = reply.FullText,
        TextFormat = "plain",
        InputHint = "acceptingInput",
        SuggestedActions = reply.Suggestions.Count == 0
            ? null
            : new SuggestedActions { Actions = [.. reply.Suggestions.Take(Limits.Suggestions).Select(Button)] },
    };

    private static CardAction Button(Suggestion suggestion) => new()
    {
        Type = "imBack",
        Title = suggestion.Title,
        Value = JsonSerializer.SerializeToElement(suggestion.Title, ActivityJson.Default.String),
    };
}
