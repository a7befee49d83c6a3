using System.Globalization;
using System.Text;

namespace Awareness.Channels.Telegram;

/// <summary>
/// Buttons below a message. A press brings back 64 bytes at most: the button's own words where they fit, else its number, and the words are then read off the message that was pressed.
/// </summary>
internal static class TelegramButtons
{
    private const int DataBytes = 64;
    private const char NumberMark = '#';

    /// <summary>Titles of at most this many characters stand side by side, as many as the second figure says; a longer one has a row of its own.</summary>
    private static readonly (int Longest, int InRow)[] Rows = [(3, 6), (14, 2)];

    /// <summary>The keyboard for these buttons; null for none.</summary>
    public static TelegramKeyboard? Keyboard(SuggestedActions? suggested, int most)
    {
        List<string> titles = [.. (suggested?.Actions ?? []).Select(action => action.Title).Where(title => !string.IsNullOrWhiteSpace(title)).Take(most)];
        if (titles.Count == 0) return null;
        var longest = titles.Max(title => title.Length);
        var inRow = Rows.Where(row => longest <= row.Longest).Select(row => row.InRow).FirstOrDefault(1);
        return new TelegramKeyboard([.. titles.Select((title, number) => new TelegramButton(title, Data(title, number))).Chunk(inRow)]);
    }

    /// <summary>The words on the button that was pressed; null when its message is too old for Telegram to show its buttons.</summary>
    public static string? Words(string data, TelegramKeyboard? keyboard)
    {
        if (!data.StartsWith(NumberMark)) return data;
        if (!int.TryParse(data.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return (keyboard?.InlineKeyboard ?? []).SelectMany(row => row ?? []).ElementAtOrDefault(number)?.Text;
    }

    private static string Data(string title, int number) => Encoding.UTF8.GetByteCount(title) <= DataBytes && !title.StartsWith(NumberMark)
        ? title
        : string.Create(CultureInfo.InvariantCulture, $"{NumberMark}{number}");
}
