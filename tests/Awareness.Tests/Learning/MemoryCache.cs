using System.Collections.Concurrent;
using Awareness.Learning;

namespace Awareness.Tests.Learning;

/// <summary>Keeps what was learned as long as the test runs, and notes what was found.</summary>
internal sealed class MemoryCache : ILearnedCache
{
    private readonly ConcurrentDictionary<LearnedKey, byte[]> kept = new();
    private readonly ConcurrentQueue<LearnedKey> found = new();
    private readonly ConcurrentQueue<LearnedKey> keeps = new();

    /// <summary>Keys of what was found, in order of their kind.</summary>
    public IEnumerable<string> Found => found.Select(key => key.Kind).Order(StringComparer.Ordinal);

    /// <summary>Keys of what was learned and kept, in order of their kind.</summary>
    public IEnumerable<string> Kept => keeps.Select(key => key.Kind).Order(StringComparer.Ordinal);

    public IEnumerable<LearnedKey> Keys => keeps;

    /// <summary>What is given in place of what was kept.</summary>
    public Func<byte[], byte[]> Damage { get; set; } = static bytes => bytes;

    public byte[]? Find(LearnedKey key)
    {
        if (!kept.TryGetValue(key, out var bytes)) return null;
        found.Enqueue(key);
        return Damage(bytes);
    }

    public void Keep(LearnedKey key, ReadOnlyMemory<byte> learned)
    {
        keeps.Enqueue(key);
        kept[key] = learned.ToArray();
    }
}
