using System.Text.Json;

namespace Awareness.Conversations.Chats;

/// <summary>
/// Bot Framework <c>.transcript</c> files: a JSON array of activities, as the Emulator and chatdown write them. What a chat holds beside messages (settings, remarks)
/// is not in them; waits show in the timestamps.
/// </summary>
public static class TranscriptFile
{
    private const string Citations = "citations";
    private const string Beginning = "beginning";

    /// <summary>The chat as an array of activities.</summary>
    public static string Write(Chat chat)
    {
        List<Activity> activities = [];
        var at = chat.Header.Now;
        foreach (var entry in chat.Entries)
        {
            if (entry is ChatEntry.Wait wait) at += wait.Length;
            else if (entry is ChatEntry.Message message) activities.Add(ActivityOf(message, chat.Header, at, activities.Count));
        }

        return JsonSerializer.Serialize<IReadOnlyList<Activity>>(activities, ActivityJson.Default.IReadOnlyListActivity);
    }

    /// <summary>The chat in an array of activities; null when the text is none, with the reason in <paramref name="mistake"/>.</summary>
    public static Chat? Read(string json, out string? mistake)
    {
        try
        {
            var activities = JsonSerializer.Deserialize(json, ActivityJson.Default.IReadOnlyListActivity) ?? [];
            mistake = null;
            return ChatOf(activities);
        }
        catch (JsonException exception)
        {
            mistake = exception.Message;
            return null;
        }
    }

    private static Chat ChatOf(IReadOnlyList<Activity> activities)
    {
        var header = new ChatHeader { Now = activities.Count > 0 && activities[0].Timestamp is { } first ? first : ChatHeader.UsualNow, Channel = activities.Count > 0 ? activities[0].ChannelId ?? "directline" : "directline" };
        List<ChatEntry> entries = [];
        var at = header.Now;
        foreach (var activity in activities.Where(activity => activity.Type is ActivityTypes.Message or ActivityTypes.Typing))
        {
            if (activity.Timestamp is { } said && said - at >= TimeSpan.FromMinutes(1)) entries.Add(new ChatEntry.Wait(0, TimeSpan.FromSeconds(Math.Floor((said - at).TotalSeconds))));
            at = activity.Timestamp is { } now && now > at ? now : at;
            entries.Add(MessageOf(activity));
        }

        return new Chat(header, entries);
    }

    private static Activity ActivityOf(ChatEntry.Message message, ChatHeader header, DateTimeOffset at, int index)
    {
        var (person, bot) = (new ChannelAccount { Id = header.User, Name = header.User, Role = "user" }, new ChannelAccount { Id = header.Bot, Name = header.Bot, Role = "bot" });
        return new Activity
        {
            Type = message.IsTyping && message.Text.Length == 0 ? ActivityTypes.Typing : ActivityTypes.Message,
            Id = $"{index}",
            Timestamp = at,
            ChannelId = header.Channel,
            From = message.IsUser ? person : bot,
            Recipient = message.IsUser ? bot : person,
            Conversation = new ConversationAccount { Id = "chat" },
            Text = message.Text.Length == 0 ? null : message.Text,
            TextFormat = "plain",
            Attachments = message.Attachments.Count == 0 ? null : [.. message.Attachments.Select(attachment => new Attachment { Name = attachment.Name, ContentType = attachment.Type })],
            SuggestedActions = message.Suggestions.Count == 0 ? null : new SuggestedActions { Actions = [.. message.Suggestions.Select(Button)] },
            ChannelData = message.Citations.Count == 0 && !message.IsBeginning ? null : Extra(message),
        };
    }

    private static CardAction Button(string title) => new() { Type = "imBack", Title = title, Value = JsonSerializer.SerializeToElement(title, ActivityJson.Default.String) };

    private static JsonElement Extra(ChatEntry.Message message)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean(Beginning, message.IsBeginning);
            writer.WriteStartArray(Citations);
            foreach (var citation in message.Citations) writer.WriteStringValue(citation);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static ChatEntry.Message MessageOf(Activity activity)
    {
        var extra = activity.ChannelData is { ValueKind: JsonValueKind.Object } found ? found : (JsonElement?)null;
        return new ChatEntry.Message(0, activity.From?.Role == "user", activity.Text?.ReplaceLineEndings("\n") ?? "")
        {
            IsTyping = activity.Type == ActivityTypes.Typing,
            Suggestions = [.. activity.SuggestedActions?.Actions.Select(action => action.Title) ?? []],
            Attachments = [.. activity.Attachments?.Select(attachment => new ChatAttachment(attachment.Name ?? "", attachment.ContentType ?? "")) ?? []],
            Citations = extra?.TryGetProperty(Citations, out var listed) == true && listed.ValueKind is JsonValueKind.Array ? [.. listed.EnumerateArray().Select(source => source.ToString())] : [],
            IsBeginning = extra?.TryGetProperty(Beginning, out var begins) == true && begins.ValueKind is JsonValueKind.True,
        };
    }
}
