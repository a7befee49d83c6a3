namespace Awareness.Channels.Wire;

/// <summary>Counts what anybody can bring about, so that each kind is said once a minute with a number, and nobody can fill the disk.</summary>
/// <typeparam name="T">Names the kinds. Few of them, and named by us: each is remembered.</typeparam>
internal sealed class OnceAMinute<T>(TimeProvider time)
    where T : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock door = new();
    private readonly SteadyTime clock = new(time);
    private readonly Dictionary<T, (DateTimeOffset SaidAt, int Silent)> kinds = [];

    /// <summary>Counts one of <paramref name="kind"/>: how many there were since it was last said when it is to be said now, else 0.</summary>
    public int Count(T kind)
    {
        lock (door)
        {
            var now = clock.GetUtcNow();
            if (kinds.TryGetValue(kind, out var seen) && now - seen.SaidAt < Pause)
            {
                kinds[kind] = seen with { Silent = seen.Silent + 1 };
                return 0;
            }

            kinds[kind] = (now, 0);
            return seen.Silent + 1;
        }
    }
}
