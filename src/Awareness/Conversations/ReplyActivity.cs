using System.Globalization;
using System.Text;
using System.Text.Json;
using Awareness.Knowledge;

namespace Awareness.Conversations;

/// <summary>
/// Turns replies into the activities a channel carries: plain text with its sources below it, buttons as imBack actions. What a channel cannot show is said another way:
/// answers to a question become a numbered list, a long text several messages, a file text.
/// </summary>
public static class ReplyActivity
{
    /// <summary>Channels whose clients show a file that comes along in the activity.</summary>
    private static readonly string[] ChannelsWithFiles = ["directline", "webchat", "emulator", "terminal"];

    /// <summary>The same few buttons stand below nearly all replies.</summary>
    private static readonly RepeatedTexts<CardAction> Made = new(Make);

    /// <summary>Builds the activities that answer <paramref name="inbound"/>, in order, at most <see cref="Limits.Activities"/>; their ids are left to the store.</summary>
    public static IReadOnlyList<Activity> All(IReadOnlyList<Reply> replies, Activity inbound, DateTimeOffset now)
    {
        var limits = ChannelLimits.Of(inbound.ChannelId);
        List<Activity> activities = new(replies.Count);
        foreach (var reply in replies.Take(Limits.Replies)) Add(activities, reply, limits, inbound, now);
        return activities.Count <= Limits.Activities ? activities : activities[..Limits.Activities];
    }

    /// <summary>Builds the activity of a reply that fits into one.</summary>
    public static Activity Create(Reply reply, Activity inbound, DateTimeOffset now) =>
        Say(reply, reply.FullText, Buttons(reply, ChannelLimits.Of(inbound.ChannelId)), inbound, now);

    /// <summary>Builds an activity that shows the person nothing.</summary>
    internal static Activity Silent(string type, Activity inbound, DateTimeOffset now) => new()
    {
        Type = type,
        Timestamp = now,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        From = inbound.Recipient is { } bot ? bot with { Role = "bot" } : new ChannelAccount { Id = "awareness", Role = "bot" },
        Recipient = inbound.From is { } person ? new ChannelAccount { Id = person.Id } : null,
        Conversation = inbound.Conversation,
        // A timer is nobody's message.
        ReplyToId = WakeActivity.Is(inbound) ? null : inbound.Id,
    };

    private static void Add(List<Activity> activities, Reply reply, ChannelLimits limits, Activity inbound, DateTimeOffset now)
    {
        var isListed = IsListed(reply, limits);
        var buttons = isListed ? Numbers(reply, limits) : Buttons(reply, limits);
        var pieces = Pieces(isListed ? $"{reply.Text}\n\n{Listed(reply)}" : WithTyped(reply, limits), reply.Sources(), limits.TextLength);
        for (var i = 0; i < pieces.Count; i++) activities.Add(Say(reply, pieces[i], i == pieces.Count - 1 ? buttons : null, inbound, now));
        if (reply.File is not { } file) return;
        if (ChannelsWithFiles.Contains(inbound.ChannelId, StringComparer.Ordinal) && AttachmentOf(file) is { } attachment) activities[^1] = activities[^1] with { Attachments = [attachment] };
        else activities.AddRange(TextPieces.Split(file.Text, limits.TextLength).Select(piece => Say(reply, piece, buttons: null, inbound, now)));
    }

    private static Activity Say(Reply reply, string text, SuggestedActions? buttons, Activity inbound, DateTimeOffset now) => Silent(ActivityTypes.Message, inbound, now) with
    {
        Locale = reply.InEnglish ? "en-US" : "vi-VN",
        Text = text,
        TextFormat = "plain",
        InputHint = "acceptingInput",
        SuggestedActions = buttons,
    };

    /// <summary>The answers to a question are listed when not every one of them can be a button that is read whole.</summary>
    private static bool IsListed(Reply reply, ChannelLimits limits)
    {
        if (!reply.IsQuestion || reply.Suggestions.Count == 0) return false;
        return reply.Suggestions.Count > limits.Buttons || (reply.NumberHint is not null && reply.Suggestions.Any(suggestion => suggestion.Title.Length > limits.ButtonLength));
    }

    /// <summary>What other channels show as buttons is told as words to type where there are none.</summary>
    private static string WithTyped(Reply reply, ChannelLimits limits)
    {
        if (limits.Buttons > 0 || reply.IsQuestion || reply.Suggestions.Count == 0 || reply.NumberHint is not { } hint) return reply.Text;
        return $"{reply.Text}\n\n{hint}\n{string.Join('\n', reply.Suggestions.Take(Limits.Suggestions).Select(suggestion => $"- {suggestion.Title}"))}";
    }

    private static string Listed(Reply reply)
    {
        var list = new StringBuilder();
        for (var i = 0; i < reply.Suggestions.Count; i++)
        {
            if (i > 0) list.Append('\n');
            list.Append(CultureInfo.InvariantCulture, $"{i + 1}. {reply.Suggestions[i].Title}");
        }

        if (reply.NumberHint is { } hint) list.Append("\n\n").Append(hint);
        return list.ToString();
    }

    private static SuggestedActions? Numbers(Reply reply, ChannelLimits limits) => reply.Suggestions.Count > limits.Buttons
        ? null
        : new SuggestedActions { Actions = [.. Enumerable.Range(1, reply.Suggestions.Count).Select(number => Button(number.ToString(CultureInfo.InvariantCulture)))] };

    private static SuggestedActions? Buttons(Reply reply, ChannelLimits limits)
    {
        var most = reply.IsQuestion ? limits.Buttons : Math.Min(limits.Buttons, Limits.Suggestions);
        return most == 0 || reply.Suggestions.Count == 0 ? null : new SuggestedActions { Actions = [.. reply.Suggestions.Take(most).Select(suggestion => Button(suggestion.Title))] };
    }

    private static CardAction Button(string title) => Made.Of(title);

    private static CardAction Make(string title) => new()
    {
        Type = "imBack",
        Title = title,
        Value = JsonSerializer.SerializeToElement(title, ActivityJson.Default.String),
    };

    /// <summary>The sources stay with the end of the text they bear out.</summary>
    private static List<string> Pieces(string text, string sources, int length)
    {
        var end = sources.Length == 0 ? "" : $"\n\n{sources}";
        if (text.Length + end.Length <= length) return [text + end];
        List<string> pieces = [.. TextPieces.Split(text, length)];
        if (end.Length == 0) return pieces;
        if (pieces[^1].Length + end.Length <= length) return [.. pieces[..^1], pieces[^1] + end];
        // Sources longer than half a message are cut like any text.
        if (end.Length > length / 2) return [.. pieces, .. TextPieces.Split(sources, length)];
        var last = TextPieces.Split(pieces[^1], length - end.Length);
        return [.. pieces[..^1], .. last.Take(last.Count - 1), last[^1] + end];
    }

    private static Attachment? AttachmentOf(ReplyFile file)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        if (bytes.Length > ReplyFile.MostBytes) return null;
        return new Attachment { ContentType = "text/plain", Name = file.Name, ContentUrl = $"data:text/plain;charset=utf-8;base64,{Convert.ToBase64String(bytes)}" };
    }
}
