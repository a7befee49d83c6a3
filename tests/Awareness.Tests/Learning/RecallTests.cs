using Awareness.Learning;

namespace Awareness.Tests.Learning;

public sealed class RecallTests
{
    private readonly MemoryCache cache = new();
    private int lessons;

    [Fact]
    public void What_was_learned_once_is_not_learned_again()
    {
        Assert.Equal([3, 1, 2], Learn("v1", 3, 1, 2));
        Assert.Equal([3, 1, 2], Learn("v1", 3, 1, 2));
        Assert.Equal(1, lessons);
    }

    [Fact]
    public void Other_material_or_another_version_is_learned()
    {
        Learn("v1", 3, 1, 2);
        Assert.Equal([3, 2, 1], Learn("v1", 3, 2, 1));
        Assert.Equal([3, 1, 2], Learn("v2", 3, 1, 2));
        Assert.Equal(3, lessons);
    }

    [Fact]
    public void Without_a_cache_everything_is_learned()
    {
        Assert.Equal([1], Recall.Nothing.OrLearn("numbers", _ => { }, () => Count([1])).Values);
        Assert.Equal([2], Recall.Nothing.OrLearn("numbers", _ => { }, () => Count([2])).Values);
        Assert.Equal(2, lessons);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(17)]
    public void What_cannot_be_read_is_learned_anew_and_kept_in_its_place(int length)
    {
        Learn("v1", 3, 1, 2);
        cache.Damage = bytes => [.. bytes.Concat(bytes).Take(length)];
        Assert.Equal([3, 1, 2], Learn("v1", 3, 1, 2));
        Assert.Equal(2, lessons);

        cache.Damage = static bytes => bytes;
        Assert.Equal([3, 1, 2], Learn("v1", 3, 1, 2));
        Assert.Equal(2, lessons);
    }

    private int[] Learn(string version, params int[] material) =>
        new Recall(cache, version).OrLearn("numbers", taken => Array.ForEach(material, taken.Add), () => Count(material)).Values;

    private Numbers Count(int[] material)
    {
        lessons++;
        return new Numbers(material);
    }

    private sealed record Numbers(int[] Values) : ILearned<Numbers>
    {
        public static Numbers Read(LearnedReader from) => new(from.Array<int>());

        public void Write(LearnedWriter to) => to.Array<int>(Values);
    }
}
