namespace Awareness.Conversations.Chats;

/// <summary>Compares what was said with what a chat expects.</summary>
internal static class ChatComparison
{
    /// <summary>A message of ours as a chat writes it.</summary>
    public static ChatEntry.Message MessageOf(Activity activity, Turn turn)
    {
        var text = Trimmed(activity.Text ?? "");
        // A long reply becomes several messages: that which ends as the reply does carries its sources.
        var citing = turn.Replies.FirstOrDefault(reply => reply.Citations.Count > 0 && text.Length > 0 && reply.FullText.Contains(FirstLine(text), StringComparison.Ordinal));
        return new ChatEntry.Message(0, IsUser: false, text)
        {
            Suggestions = [.. activity.SuggestedActions?.Actions.Select(action => action.Title) ?? []],
            Citations = citing is null ? [] : [.. citing.Citations.Select(citation => citation.Source).Distinct(StringComparer.Ordinal)],
            Attachments = [.. activity.Attachments?.Select(attachment => new ChatAttachment(attachment.Name ?? "", attachment.ContentType ?? "")) ?? []],
            IsTyping = activity.Type == ActivityTypes.Typing,
        };
    }

    /// <summary>Texts of cards change with the content: of them a chat keeps the first line.</summary>
    public static ChatEntry Shortened(ChatEntry entry) =>
        entry is ChatEntry.Message { IsUser: false, Citations.Count: > 0 } message && message.Text.Contains('\n', StringComparison.Ordinal) ? message with { Text = FirstLine(message.Text), IsBeginning = true } : entry;

    /// <summary>True when all that the chat expects is there; marks it does not write are not looked at.</summary>
    public static bool Matches(ChatEntry.Message expected, ChatEntry.Message actual)
    {
        var text = Trimmed(expected.Text);
        return (expected.IsBeginning ? actual.Text.StartsWith(text, StringComparison.Ordinal) : actual.Text == text)
            && expected.IsTyping == actual.IsTyping
            && (expected.Suggestions.Count == 0 || expected.Suggestions.SequenceEqual(actual.Suggestions))
            && (expected.Citations.Count == 0 || expected.Citations.SequenceEqual(actual.Citations))
            && (expected.Attachments.Count == 0 || expected.Attachments.SequenceEqual(actual.Attachments));
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();

    private static string Trimmed(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd();
}
