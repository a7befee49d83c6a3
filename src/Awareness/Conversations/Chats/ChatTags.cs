using System.Globalization;

namespace Awareness.Conversations.Chats;

/// <summary>The marks in square brackets that stand on lines of their own or behind a text: <c>[Suggestions=Có|Không]</c>.</summary>
internal static class ChatTags
{
    public const string Suggestions = "Suggestions";
    public const string Citation = "Citation";
    public const string Attachment = "Attachment";
    public const string Typing = "Typing";
    public const string Wait = "Wait";

    private static readonly string[] Names = [Suggestions, Citation, Attachment, Typing, Wait];

    /// <summary>The text of a line before its marks, and the marks in order. What only looks like a mark belongs to the text.</summary>
    public static (string Text, IReadOnlyList<ChatTag> Tags) Split(string line)
    {
        List<ChatTag> tags = [];
        var end = line.TrimEnd().Length;
        while (end > 0 && line[end - 1] == ']' && OpeningOf(line, end) is >= 0 and var open && Read(line[(open + 1)..(end - 1)]) is { } tag)
        {
            tags.Insert(0, tag);
            end = open;
            while (end > 0 && line[end - 1] == ' ') end--;
        }

        return (line[..end], tags);
    }

    /// <summary>A length of time as <c>30s</c>, <c>30m</c>, <c>24h</c> or <c>7d</c>; null when it is none, or not between a second and a year.</summary>
    public static TimeSpan? ReadLength(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 31_536_000) return null;
        TimeSpan? length = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' when count <= 366 => TimeSpan.FromDays(count),
            _ => null,
        };
        return length <= TimeSpan.FromDays(366) ? length : null;
    }

    /// <summary>The shortest way to write a length of time of whole seconds.</summary>
    public static string WriteLength(TimeSpan length)
    {
        var (count, unit) = (long)length.TotalSeconds switch
        {
            var seconds when seconds % 86_400 == 0 => (seconds / 86_400, 'd'),
            var seconds when seconds % 3_600 == 0 => (seconds / 3_600, 'h'),
            var seconds when seconds % 60 == 0 => (seconds / 60, 'm'),
            var seconds => (seconds, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
    }

    /// <summary>The parts between bars; a backslash keeps the bar, the bracket or the backslash behind it.</summary>
    public static IReadOnlyList<string> Parts(string value)
    {
        List<string> parts = [];
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length) part.Append(value[++i]);
            else if (value[i] == '|') Flush();
            else part.Append(value[i]);
        }

        Flush();
        return parts;

        void Flush()
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    /// <summary>The parts joined by bars, so that <see cref="Parts"/> gives them back.</summary>
    public static string Join(IEnumerable<string> parts) => string.Join('|', parts.Select(part =>
        part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("\r", " ", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)));

    /// <summary>Where the bracket opens that closes before <paramref name="end"/>, or -1; brackets behind a backslash do not count.</summary>
    private static int OpeningOf(string line, int end)
    {
        if (IsKept(line, end - 1)) return -1;
        for (var i = end - 2; i >= 0; i--)
        {
            if (line[i] is not ('[' or ']') || IsKept(line, i)) continue;
            return line[i] == '[' ? i : -1;
        }

        return -1;
    }

    /// <summary>True when an odd number of backslashes stands before the character.</summary>
    private static bool IsKept(string line, int index)
    {
        var slashes = 0;
        while (index - slashes - 1 >= 0 && line[index - slashes - 1] == '\\') slashes++;
        return slashes % 2 == 1;
    }

    private static ChatTag? Read(string inside)
    {
        var sign = inside.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? inside : inside[..sign];
        if (Array.Find(Names, known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } found) return null;
        return found == Typing == sign < 0 ? new ChatTag(found, sign < 0 ? "" : inside[(sign + 1)..]) : null;
    }
}

/// <summary>A mark in square brackets.</summary>
internal sealed record ChatTag(string Name, string Value);
