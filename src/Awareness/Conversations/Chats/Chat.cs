namespace Awareness.Conversations.Chats;

/// <summary>A conversation written down as a test, in the dialect of Microsoft's chatdown with a few additions (docs/flows.md).</summary>
/// <param name="Header">What stands before the first empty line.</param>
/// <param name="Entries">What is said and what happens, in order.</param>
public sealed record Chat(ChatHeader Header, IReadOnlyList<ChatEntry> Entries);

/// <summary>The settings of a chat.</summary>
public sealed record ChatHeader
{
    /// <summary>The moment a chat begins when it does not say: an ordinary summer morning.</summary>
    public static readonly DateTimeOffset UsualNow = new(2027, 6, 1, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>Name of the person in the lines below.</summary>
    public string User { get; init; } = "user";

    /// <summary>Name of the service in the lines below.</summary>
    public string Bot { get; init; } = "bot";

    /// <summary>Id of the bot that is there before the first line, as if the person had pressed its button; null when nothing was pressed.</summary>
    public string? Start { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset Now { get; init; } = UsualNow;

    /// <summary>The channel it is spoken on; its limits shape the messages.</summary>
    public string Channel { get; init; } = "directline";

    /// <summary>Values the person has before the chat, by name: <c>age_band</c>, <c>ward</c>, <c>school_level</c>, <c>opted-out</c>.</summary>
    public IReadOnlyDictionary<string, string> Contact { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Scores that others got before the chat, by the code of their class.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<decimal>> Contests { get; init; } = new Dictionary<string, IReadOnlyList<decimal>>(StringComparer.Ordinal);

    /// <summary>Remarks among the settings, without the mark.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Something said, or something that happens, in a chat.</summary>
/// <param name="Line">1-based line of the file it begins on; 0 when it was not read from one.</param>
public abstract record ChatEntry(int Line)
{
    /// <summary>A remark for readers.</summary>
    public sealed record Remark(int Line, string Text) : ChatEntry(Line);

    /// <summary>Time passes, and timers that are due fire.</summary>
    public sealed record Wait(int Line, TimeSpan Length) : ChatEntry(Line);

    /// <summary>A message, either way.</summary>
    public sealed record Message(int Line, bool IsUser, string Text) : ChatEntry(Line)
    {
        /// <summary>The buttons, in order.</summary>
        public IReadOnlyList<string> Suggestions { get; init; } = [];

        /// <summary>Ids of the sources the message rests on.</summary>
        public IReadOnlyList<string> Citations { get; init; } = [];

        /// <summary>Files, as name and type.</summary>
        public IReadOnlyList<ChatAttachment> Attachments { get; init; } = [];

        /// <summary>True for a signal that somebody is writing.</summary>
        public bool IsTyping { get; init; }

        /// <summary>True when <see cref="Text"/> is only the beginning of what is said.</summary>
        public bool IsBeginning { get; init; }
    }
}

/// <summary>A file in a chat.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its MIME type.</param>
public sealed record ChatAttachment(string Name, string Type);
