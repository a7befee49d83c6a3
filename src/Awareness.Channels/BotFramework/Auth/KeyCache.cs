using Microsoft.Extensions.Logging;

namespace Awareness.Channels.BotFramework.Auth;

/// <summary>
/// The keys of one issuer, fetched when they are first needed and kept. Whatever strangers send, the issuer is asked at most once an hour, or once a minute while it does
/// not answer, and by one request at a time; and while it does not answer, the keys that are known go on.
/// </summary>
internal sealed class KeyCache(OpenIdKeys source, TimeProvider time, ILogger logger)
{
    /// <summary>After this the keys are fetched anew, while those at hand still serve.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>After this they serve no longer: an issuer withdraws a key that was stolen, and must be heard at last.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Between two fetches, however many tokens name keys nobody knows.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Between two fetches while the last one failed.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>The same as long as there are no keys at all, and every message has to wait.</summary>
    public static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(5);

    private readonly Lock door = new();
    private volatile Kept? kept;
    private volatile bool isFailing;
    private Task fetching = Task.CompletedTask;
    private DateTimeOffset nextFetch = DateTimeOffset.MinValue;

    /// <summary>Looks a key up, and asks the issuer for new keys when it is time.</summary>
    public async Task<KeyLookup> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (Usable() is { } known && known.Keys.Find(name) is { } key)
        {
            // Nobody waits for this: the issuer may be away, and the key at hand is good.
            if (time.GetUtcNow() - known.FetchedAt >= Fresh) _ = Fetch();
            return new KeyLookup.Found(key);
        }

        await Fetch().WaitAsync(cancellationToken);
        if (Usable() is not { } current) return new KeyLookup.Unavailable();
        if (current.Keys.Find(name) is { } found) return new KeyLookup.Found(found);
        // While the issuer is away the key may be a new one of its own.
        return isFailing ? new KeyLookup.Unavailable() : new KeyLookup.Unknown();
    }

    private Kept? Usable() => kept is { } keys && time.GetUtcNow() - keys.FetchedAt < Longest ? keys : null;

    /// <summary>The fetch that is under way, a new one when it is time for one, else the last.</summary>
    private Task Fetch()
    {
        lock (door)
        {
            if (fetching.IsCompleted && time.GetUtcNow() >= nextFetch) fetching = FetchAsync();
            return fetching;
        }
    }

    /// <summary>Belongs to no request: who waits may leave, and the others still get the keys.</summary>
    private async Task FetchAsync()
    {
        await Task.Yield();
        var (keys, problem) = await source.FetchAsync(CancellationToken.None);
        lock (door)
        {
            var now = time.GetUtcNow();
            if (keys is not null) kept = new Kept(keys, now);
            isFailing = keys is null;
            nextFetch = now + (keys is not null ? Pause : Usable() is null ? PauseWithoutKeys : PauseAfterFailure);
        }

        if (keys is null) logger.KeysNotFetched(source.Host, problem);
        else logger.KeysFetched(source.Host, keys.Count);
    }

    private sealed record Kept(KeySet Keys, DateTimeOffset FetchedAt);
}

/// <summary>What came of looking for a key.</summary>
internal abstract record KeyLookup
{
    /// <summary>The key.</summary>
    public sealed record Found(SigningKey Key) : KeyLookup;

    /// <summary>The issuer publishes no such key.</summary>
    public sealed record Unknown : KeyLookup;

    /// <summary>The issuer cannot be asked.</summary>
    public sealed record Unavailable : KeyLookup;

    private KeyLookup() { }
}
