using Awareness.Knowledge.Search;

namespace Awareness.Tests.Knowledge.Search;

public sealed class ImpactLevelsTests
{
    private const float K1 = 0.9f;

    [Fact]
    public void As_long_as_levels_suffice_every_value_is_exact()
    {
        var levels = new ImpactLevels(documents: 1_000, norms: 4, K1);
        foreach (var x in Values(5_000)) Assert.Equal(x / (K1 + x), levels.Saturation(levels.Of(x)));
    }

    [Theory]
    [InlineData(ImpactLevels.MostDocuments, 8, 0.07)]
    [InlineData(1_000_000, 12, 0.005)]
    [InlineData(60_000, 16, 0.0003)]
    public void With_many_documents_the_levels_fit_into_the_bits_left_and_values_are_near(int documents, int bits, double near)
    {
        var levels = new ImpactLevels(documents, norms: 4, K1);
        Assert.Equal(bits, levels.Bits);
        foreach (var x in Values(200_000))
        {
            var level = levels.Of(x);
            var exact = x / (K1 + x);
            Assert.InRange(level, 0, (1 << bits) - 1);
            Assert.InRange(levels.Saturation(level), exact * (1 - near), exact * (1 + near));
        }
    }

    [Fact]
    public void More_documents_than_a_posting_can_number_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpactLevels(ImpactLevels.MostDocuments + 1, norms: 1, K1));

    private static IEnumerable<float> Values(int count)
    {
        var random = new Random(3);
        return Enumerable.Range(0, count).Select(_ => (float)Math.Exp((random.NextDouble() * 8) - 4));
    }
}
