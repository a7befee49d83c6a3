namespace Awareness.Bots;

/// <summary>Holds the bots in force. A turn takes <see cref="Current"/> once.</summary>
public sealed class BotSource(BotLibrary first)
{
    private volatile BotLibrary current = first;

    /// <summary>The version new turns run.</summary>
    public BotLibrary Current => current;

    /// <summary>Lets new turns use <paramref name="next"/>.</summary>
    public void Replace(BotLibrary next) => current = next;
}
