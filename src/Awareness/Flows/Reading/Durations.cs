using System.Globalization;

namespace Awareness.Flows.Reading;

/// <summary>Reads lengths of time as authors write them: <c>30m</c>, <c>24h</c>, <c>7d</c>.</summary>
public static class Durations
{
    /// <summary>Shortest wait for an answer.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait for an answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>From here on a reminder does not come everywhere: Messenger takes messages for 24 hours after what a person wrote.</summary>
    public static readonly TimeSpan Answerable = TimeSpan.FromHours(24);

    private const int MostDigits = 6;

    /// <summary>The length of time; null when the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length is < 2 or > MostDigits + 1 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
