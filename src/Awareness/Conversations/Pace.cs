namespace Awareness.Conversations;

/// <summary>How fast a person writes: the messages of the minute that runs. Kept with the conversation, so every channel has it and a restart forgets nothing.</summary>
/// <param name="Since">When the minute began, with its first message.</param>
/// <param name="Count">Messages since then, this one too; stops counting at <see cref="Most"/>.</param>
public sealed record Pace(DateTimeOffset Since, int Count)
{
    /// <summary>Where counting stops; nothing looks further.</summary>
    public const int Most = 100_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>True once the person was told to slow down; it is told once a minute.</summary>
    public bool IsTold { get; init; }

    /// <summary>The pace after a message at <paramref name="now"/>.</summary>
    public static Pace After(Pace? before, DateTimeOffset now) =>
        // A clock that went back begins a new minute: nobody is to be silenced for longer.
        before is null || now < before.Since || now - before.Since >= Minute ? new Pace(now, 1) : before with { Count = Math.Min(before.Count + 1, Most) };
}
