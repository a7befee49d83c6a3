namespace Awareness.Knowledge;

/// <summary>The topics of one version by their numbers, their places in the content's list: of which family each is, and which are namesakes. Immutable.</summary>
internal sealed class TopicFamilies
{
    /// <summary>Families that share fewer names are not parallel: a parent's part in drug prevention is not their part in the summer.</summary>
    private const int FewestNamesakes = 3;

    private readonly (string Family, string Name)[] names;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Own, int Other)[]> namesakes = new(StringComparer.Ordinal);

    public TopicFamilies(IReadOnlyList<Topic> topics)
    {
        names = new (string, string)[topics.Count];
        for (var i = 0; i < topics.Count; i++)
        {
            var family = topics[i].Family;
            names[i] = (family, topics[i].Id[(family.Length + 1)..]);
            numbers[topics[i].Id] = i;
        }

        foreach (var family in Enumerable.Range(0, names.Length).GroupBy(topic => names[topic].Family, StringComparer.Ordinal))
        {
            families[family.Key] = [.. family];
            namesakes[family.Key] = FindNamesakes(family.Key);
        }
    }

    /// <summary>The number of a topic, or -1 when it is not listed.</summary>
    public int NumberOf(string topic) => numbers.GetValueOrDefault(topic, -1);

    /// <summary>The topics of <paramref name="family"/>.</summary>
    public ReadOnlySpan<int> Of(string family) => families.GetValueOrDefault(family);

    /// <summary>Topics of <paramref name="family"/>, each with one of the same name in a family that is parallel to it.</summary>
    public ReadOnlySpan<(int Own, int Other)> Namesakes(string family) => namesakes.GetValueOrDefault(family);

    private (int Own, int Other)[] FindNamesakes(string family)
    {
        var own = families[family].ToDictionary(topic => names[topic].Name, StringComparer.Ordinal);

        var pairs = new List<(int Own, int Other)>();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Family != family && own.TryGetValue(names[i].Name, out var mine)) pairs.Add((mine, i));
        }

        return [.. pairs.GroupBy(pair => names[pair.Other].Family, StringComparer.Ordinal).Where(twins => twins.Count() >= FewestNamesakes).SelectMany(twins => twins)];
    }
}
