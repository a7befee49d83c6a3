namespace Awareness.Learning;

/// <summary>Recalls what was learned from the content before, or has it learned and keeps it. Safe for several threads at once.</summary>
/// <param name="cache">Where it is kept; null keeps nothing.</param>
/// <param name="version">Of the word lists, and of whatever else shapes how examples are read.</param>
internal sealed class Recall(ILearnedCache? cache, string version)
{
    /// <summary>Keeps nothing: everything is learned.</summary>
    public static Recall Nothing { get; } = new(cache: null, version: "");

    /// <summary>What was learned from equal material, or else what <paramref name="learn"/> learns now.</summary>
    /// <param name="kind">What is learned: see <see cref="LearnedKey"/>.</param>
    /// <param name="describe">Takes in all examples with what they are examples of, unread.</param>
    /// <param name="learn">Reads the examples and learns.</param>
    public T OrLearn<T>(string kind, Action<Material> describe, Func<T> learn)
        where T : class, ILearned<T>
    {
        if (cache is null) return learn();
        var key = KeyOf(kind, describe);
        if (cache.Find(key) is { } kept && Read<T>(kept) is { } known) return known;
        var learned = learn();
        var writer = new LearnedWriter();
        learned.Write(writer);
        cache.Keep(key, writer.Written);
        return learned;
    }

    private static T? Read<T>(ReadOnlyMemory<byte> kept)
        where T : class, ILearned<T>
    {
        var reader = new LearnedReader(kept);
        var known = T.Read(reader);
        return reader.IsWhole ? known : null;
    }

    private LearnedKey KeyOf(string kind, Action<Material> describe)
    {
        using var material = new Material(Material.Program);
        material.Add(version);
        describe(material);
        return material.Key(kind);
    }
}
