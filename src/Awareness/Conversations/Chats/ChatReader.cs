using System.Globalization;
using System.Text;
using Awareness.Flows;
using Awareness.Yaml;

namespace Awareness.Conversations.Chats;

/// <summary>Reads <c>.chat</c> files. Every line has a meaning or a problem; no input makes it throw.</summary>
public sealed class ChatReader
{
    /// <summary>Entries of one chat.</summary>
    public const int MostEntries = 2_000;

    private const string ContestPrefix = "contest.";
    private const int MostScores = 200;

    private static readonly string[] HeaderKeys = ["user", "bot", "start", "now", "channel"];
    private static readonly string[] ContactKeys = ["age_band", "ward", "school_level", "opted-out"];

    private readonly FileProblems problems;
    private readonly List<ChatEntry> entries = [];
    private readonly StringBuilder text = new();
    private ChatHeader header = new();
    private ChatEntry.Message? open;

    private ChatReader(FileProblems problems) => this.problems = problems;

    /// <summary>Reads a file; its chat is null when something in it is wrong.</summary>
    public static ChatReading Read(ContentFile file)
    {
        List<Problem> found = [];
        var reported = new FileProblems(file.Path, found);
        if (AuthorText.Decode(file.Bytes.Span, reported) is not { } text) return new ChatReading(null, found);
        var chat = new ChatReader(reported).ReadAll(text.Lines);
        return new ChatReading(reported.IsBroken ? null : chat, found);
    }

    private Chat ReadAll(IReadOnlyList<string> lines)
    {
        var first = ReadHeader(lines);
        for (var i = first; i < lines.Count && entries.Count <= MostEntries; i++) ReadLine(lines[i], i + 1);
        Close();
        if (entries.Count > MostEntries) problems.Error(lines.Count, column: null, ChatMessages.TooLong(MostEntries));
        return new Chat(header, entries);
    }

    /// <summary>Reads the settings; returns the index of the first line behind them.</summary>
    private int ReadHeader(IReadOnlyList<string> lines)
    {
        var index = 0;
        for (; index < lines.Count && lines[index].Trim() is { Length: > 0 } line; index++)
        {
            if (line[0] == '>') header = header with { Remarks = [.. header.Remarks, line[1..].Trim()] };
            else if (IsSpeech(line)) return index;
            else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign) ReadSetting(line[..sign].Trim(), line[(sign + 1)..].Trim(), index + 1);
            else problems.Error(index + 1, column: 1, ChatMessages.NoSetting(line), ChatMessages.SettingHint);
        }

        return index;
    }

    private void ReadSetting(string key, string value, int line)
    {
        if (key.StartsWith("contact.", StringComparison.Ordinal))
        {
            var name = key["contact.".Length..];
            if (!ContactKeys.Contains(name)) problems.Error(line, column: 1, FileMessages.UnknownKey(key), Nearest.Suggest(name, ContactKeys));
            else header = header with { Contact = new Dictionary<string, string>(header.Contact, StringComparer.Ordinal) { [name] = value } };
            return;
        }

        if (key.StartsWith(ContestPrefix, StringComparison.Ordinal))
        {
            if (Scores(value) is { } scores) header = header with { Contests = new Dictionary<string, IReadOnlyList<decimal>>(header.Contests, StringComparer.Ordinal) { [FlowCodes.ReadClass(key[ContestPrefix.Length..])] = scores } };
            else problems.Error(line, key.Length + 2, ChatMessages.BadScores(value), ChatMessages.BadScoresHint);
            return;
        }

        switch (key)
        {
            case "user": header = header with { User = value }; break;
            case "bot": header = header with { Bot = value }; break;
            case "start": header = header with { Start = value }; break;
            case "channel" when ChannelLimits.All.ContainsKey(value): header = header with { Channel = value }; break;
            case "channel": problems.Error(line, key.Length + 2, ChatMessages.UnknownChannel(value), ChatMessages.KnownChannels(ChannelLimits.All.Keys)); break;
            case "now" when DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var now): header = header with { Now = now }; break;
            case "now": problems.Error(line, key.Length + 2, ChatMessages.BadMoment(value), ChatMessages.BadMomentHint); break;
            default: problems.Error(line, column: 1, FileMessages.UnknownKey(key), Nearest.Suggest(key, HeaderKeys)); break;
        }
    }

    /// <summary>Up to 200 numbers with blanks between them; null when it is something else.</summary>
    private static List<decimal>? Scores(string value)
    {
        List<decimal> scores = [];
        foreach (var part in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (scores.Count == MostScores || !decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)) return null;
            scores.Add(score);
        }

        return scores.Count == 0 ? null : scores;
    }

    private bool IsSpeech(string line) => Speaker(line) is not null || line.StartsWith('[');

    private void ReadLine(string line, int number)
    {
        if (line.StartsWith('>'))
        {
            Close();
            entries.Add(new ChatEntry.Remark(number, line[1..].Trim()));
            return;
        }

        if (Speaker(line) is var (isUser, length))
        {
            Close();
            open = new ChatEntry.Message(number, isUser, "");
            ReadText(line[length..].TrimStart(' '), number, isFirst: true);
        }
        else if (open is not null || line.StartsWith('[')) ReadText(line, number, isFirst: false);
        else if (line.Trim().Length > 0) problems.Error(number, column: 1, ChatMessages.NobodySpeaks, ChatMessages.NobodySpeaksHint);
    }

    private void ReadText(string line, int number, bool isFirst)
    {
        // A line behind a backslash is all text, whatever it looks like.
        var isKept = line.StartsWith('\\');
        var (said, tags) = isKept ? (line[1..].TrimEnd(), []) : ChatTags.Split(line);
        if (!isFirst && !isKept && tags.Count == 0 && said.StartsWith('[') && said.EndsWith(']')) problems.Error(number, column: 1, ChatMessages.UnknownTag(said), ChatMessages.TagHint);
        if (tags.Any(tag => tag.Name == ChatTags.Wait) && (said.Trim().Length > 0 || tags.Count > 1)) problems.Error(number, column: 1, ChatMessages.WaitAlone);
        if (said.Length > 0 || tags.Count == 0)
        {
            if (!isFirst) text.Append('\n');
            text.Append(said);
        }

        foreach (var tag in tags) Take(tag, number);
    }

    private void Take(ChatTag tag, int number)
    {
        if (tag.Name == ChatTags.Wait)
        {
            Close();
            if (ChatTags.ReadLength(tag.Value.Trim()) is { } length) entries.Add(new ChatEntry.Wait(number, length));
            else problems.Error(number, column: 1, ChatMessages.BadLength(tag.Value), ChatMessages.BadLengthHint);
        }
        else if (open is null) problems.Error(number, column: 1, ChatMessages.NobodySpeaks, ChatMessages.NobodySpeaksHint);
        else open = tag.Name switch
        {
            ChatTags.Suggestions => open with { Suggestions = ChatTags.Parts(tag.Value) },
            ChatTags.Citation => open with { Citations = ChatTags.Parts(tag.Value) },
            ChatTags.Typing => open with { IsTyping = true },
            _ => open with { Attachments = [.. open.Attachments, Attachment(tag.Value)] },
        };
    }

    /// <summary><c>anh.jpg image/jpeg</c>: the type stands behind the last blank.</summary>
    private static ChatAttachment Attachment(string value)
    {
        var plain = ChatTags.Parts(value)[0];
        var blank = plain.LastIndexOf(' ');
        return blank < 0 ? new ChatAttachment(plain, "application/octet-stream") : new ChatAttachment(plain[..blank], plain[(blank + 1)..]);
    }

    private void Close()
    {
        if (open is null) return;
        var said = text.ToString().TrimEnd('\n', ' ');
        var isBeginning = !open.IsUser && said.EndsWith(ChatWriter.GoesOn, StringComparison.Ordinal);
        entries.Add(open with { Text = isBeginning ? said[..^ChatWriter.GoesOn.Length] : said, IsBeginning = isBeginning });
        open = null;
        text.Clear();
    }

    private (bool IsUser, int Length)? Speaker(string line)
    {
        if (Begins(line, header.User) || Begins(line, "user")) return (true, line.IndexOf(':', StringComparison.Ordinal) + 1);
        if (Begins(line, header.Bot) || Begins(line, "bot")) return (false, line.IndexOf(':', StringComparison.Ordinal) + 1);
        return null;
    }

    private static bool Begins(string line, string name) =>
        name.Length > 0 && line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What came of reading a chat.</summary>
/// <param name="Chat">Null when there are mistakes.</param>
/// <param name="Problems">What is wrong, by line.</param>
public sealed record ChatReading(Chat? Chat, IReadOnlyList<Problem> Problems);
