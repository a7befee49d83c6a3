using System.Text;
using Awareness.Conversations.Chats;

namespace Awareness.App.Bots;

/// <summary>The chats that lie beside the bots: <c>&lt;bot&gt;/chats</c> and <c>&lt;bot&gt;/campaigns/&lt;campaign&gt;/chats</c>.</summary>
internal static class ChatFiles
{
    private const string Chats = "chats";
    private const string TranscriptEnding = ".transcript";

    /// <summary>The chats below <paramref name="root"/> in order of their paths, of one bot when it is named.</summary>
    public static IReadOnlyList<ChatFile> Find(string root, string? bot)
    {
        List<ChatFile> found = [];
        foreach (var folder in Directory.EnumerateDirectories(root).Where(folder => bot is null || Path.GetFileName(folder) == bot))
        {
            Add(folder);
            var campaigns = Path.Combine(folder, "campaigns");
            if (!Directory.Exists(campaigns)) continue;
            foreach (var campaign in Directory.EnumerateDirectories(campaigns)) Add(campaign);
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return found;

        void Add(string folder)
        {
            var chats = Path.Combine(folder, Chats);
            if (!Directory.Exists(chats)) return;
            found.AddRange(Directory.EnumerateFiles(chats)
                .Where(path => Path.GetFileName(path)[0] is not ('_' or '.') && (path.EndsWith(".chat", StringComparison.Ordinal) || path.EndsWith(TranscriptEnding, StringComparison.Ordinal)))
                .Select(path => new ChatFile(path, Path.GetRelativePath(Path.Combine(root, ".."), path).Replace('\\', '/'))));
        }
    }

    /// <summary>Reads a chat of either format.</summary>
    public static ChatReading Read(ChatFile file)
    {
        var bytes = File.ReadAllBytes(file.Path);
        if (!IsTranscript(file.Path)) return ChatReader.Read(new ContentFile(file.Name, bytes));
        var chat = TranscriptFile.Read(Encoding.UTF8.GetString(bytes), out var mistake);
        return new ChatReading(chat, mistake is null ? [] : [new Problem(file.Name, 1, mistake)]);
    }

    /// <summary>Writes a chat in the format its name asks for.</summary>
    public static void Write(string path, Chat chat)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(path, IsTranscript(path) ? TranscriptFile.Write(chat) : ChatWriter.Write(chat));
    }

    /// <summary>True when the format of <paramref name="path"/> has a place for the settings of a chat; a transcript tells what was said and no more.</summary>
    public static bool KeepsSettings(string path) => !IsTranscript(path);

    private static bool IsTranscript(string path) => path.EndsWith(TranscriptEnding, StringComparison.Ordinal);
}

/// <summary>A chat on disk.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">As authors know it: <c>bots/pupils/chats/chao.chat</c>.</param>
internal sealed record ChatFile(string Path, string Name);
