using Awareness.Learning;

namespace Awareness.Tests.Learning;

public sealed class MaterialTests
{
    [Fact]
    public void The_same_material_has_the_same_key() => Assert.Equal(Key("here", "phrases", "mũ", "quai"), Key("here", "phrases", "mũ", "quai"));

    [Theory]
    [InlineData("elsewhere", "phrases", "mũ", "quai")]
    [InlineData("here", "messages", "mũ", "quai")]
    [InlineData("here", "phrases", "quai", "mũ")]
    [InlineData("here", "phrases", "mũq", "uai")]
    [InlineData("here", "phrases", "mũ", "quai", "")]
    [InlineData("here", "phrases", "mũ")]
    [InlineData("here", "phrases", "mu", "quai")]
    public void Another_program_kind_order_or_text_has_another_key(string program, string kind, params string[] texts) =>
        Assert.NotEqual(Key("here", "phrases", "mũ", "quai").Hash, Key(program, kind, texts).Hash);

    [Fact]
    public void A_number_is_told_from_another() => Assert.NotEqual(Key(1), Key(2));

    [Fact]
    public void A_difference_anywhere_in_much_material_is_seen()
    {
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(number => $"câu số {number}"), new string('a', 100_000), "cuối"];
        var key = Key("here", "phrases", texts);

        Assert.Equal(key, Key("here", "phrases", [.. texts]));
        foreach (var place in new[] { 0, 1_500, 2_999, 3_000, 3_001 })
        {
            string[] changed = [.. texts];
            changed[place] = changed[place][..^1] + "z";
            Assert.NotEqual(key, Key("here", "phrases", changed));
        }
    }

    [Fact]
    public void The_program_is_named_by_its_build() => Assert.Contains(typeof(Problem).Module.ModuleVersionId.ToString(), Material.Program, StringComparison.Ordinal);

    private static LearnedKey Key(string program, string kind, params string[] texts)
    {
        using var material = new Material(program);
        foreach (var text in texts) material.Add(text);
        return material.Key(kind);
    }

    private static LearnedKey Key(int number)
    {
        using var material = new Material("here");
        material.Add(number);
        return material.Key("number");
    }
}
