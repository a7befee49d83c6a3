using System.Globalization;

namespace Awareness.Conversations;

/// <summary>The event that tells a conversation that the timer of its question is due. It says nothing itself; only what is stored decides what follows.</summary>
public static class WakeActivity
{
    /// <summary>Name of the event.</summary>
    public const string Name = "awareness/wake";

    private const string IdPrefix = "wake-";

    /// <summary>The event for a timer that is due at <paramref name="dueAt"/>: the same timer has the same id, so it has one effect.</summary>
    public static Activity Create(DateTimeOffset dueAt) => new()
    {
        Type = ActivityTypes.Event,
        Name = Name,
        Id = string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{dueAt.ToUnixTimeMilliseconds()}"),
    };

    /// <summary>True for such an event, whoever sent it.</summary>
    public static bool Is(Activity activity) => activity is { Type: ActivityTypes.Event, Name: Name };
}
