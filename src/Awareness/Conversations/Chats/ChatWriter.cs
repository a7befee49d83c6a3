using System.Globalization;
using System.Text;

namespace Awareness.Conversations.Chats;

/// <summary>Writes chats so that <see cref="ChatReader"/> gives them back.</summary>
public static class ChatWriter
{
    /// <summary>Ends a text of which only the beginning is written.</summary>
    public const string GoesOn = " …";

    /// <summary>The chat as a file, with line feeds.</summary>
    public static string Write(Chat chat)
    {
        var file = new StringBuilder();
        WriteHeader(file, chat.Header);
        foreach (var entry in chat.Entries)
        {
            switch (entry)
            {
                case ChatEntry.Remark remark: file.Append("> ").Append(remark.Text).Append('\n'); break;
                case ChatEntry.Wait wait: file.Append('[').Append(ChatTags.Wait).Append('=').Append(ChatTags.WriteLength(wait.Length)).Append("]\n"); break;
                case ChatEntry.Message message: WriteMessage(file, message, chat.Header); break;
            }
        }

        return file.ToString();
    }

    private static void WriteHeader(StringBuilder file, ChatHeader header)
    {
        foreach (var remark in header.Remarks) file.Append("> ").Append(remark).Append('\n');
        file.Append("user=").Append(header.User).Append("\nbot=").Append(header.Bot).Append('\n');
        if (header.Start is { } start) file.Append("start=").Append(start).Append('\n');
        file.Append(CultureInfo.InvariantCulture, $"now={header.Now:yyyy-MM-dd'T'HH:mm:sszzz}\n");
        if (header.Channel != new ChatHeader().Channel) file.Append("channel=").Append(header.Channel).Append('\n');
        foreach (var (name, value) in header.Contact.OrderBy(entry => entry.Key, StringComparer.Ordinal)) file.Append("contact.").Append(name).Append('=').Append(value).Append('\n');
        foreach (var (code, scores) in header.Contests.OrderBy(entry => entry.Key, StringComparer.Ordinal)) file.Append(CultureInfo.InvariantCulture, $"contest.{code}={string.Join(' ', scores.Select(score => score.ToString(CultureInfo.InvariantCulture)))}\n");
        file.Append('\n');
    }

    private static void WriteMessage(StringBuilder file, ChatEntry.Message message, ChatHeader header)
    {
        file.Append(message.IsUser ? "user:" : "bot:");
        var lines = message.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Kept(lines[i].TrimEnd(), header, isFirst: i == 0);
            if (i > 0) file.Append('\n');
            else if (line.Length > 0) file.Append(' ');
            file.Append(line);
        }

        if (message.IsBeginning) file.Append(GoesOn);
        file.Append('\n');
        WriteTags(file, message);
    }

    private static void WriteTags(StringBuilder file, ChatEntry.Message message)
    {
        if (message.IsTyping) file.Append('[').Append(ChatTags.Typing).Append("]\n");
        foreach (var attachment in message.Attachments) Tag(ChatTags.Attachment, [$"{attachment.Name} {attachment.Type}"]);
        if (message.Suggestions.Count > 0) Tag(ChatTags.Suggestions, message.Suggestions);
        if (message.Citations.Count > 0) Tag(ChatTags.Citation, message.Citations);

        void Tag(string name, IEnumerable<string> parts) => file.Append('[').Append(name).Append('=').Append(ChatTags.Join(parts)).Append("]\n");
    }

    /// <summary>A line that would be read as something else is put behind a backslash.</summary>
    private static string Kept(string line, ChatHeader header, bool isFirst)
    {
        var isKept = line.StartsWith('\\') || line.StartsWith(' ') || ChatTags.Split(line).Tags.Count > 0;
        if (!isFirst) isKept |= line.StartsWith('>') || line.StartsWith('[') || IsSpeaker(line, header.User) || IsSpeaker(line, header.Bot) || IsSpeaker(line, "user") || IsSpeaker(line, "bot");
        return isKept ? $"\\{line}" : line;
    }

    private static bool IsSpeaker(string line, string name) => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase);
}
