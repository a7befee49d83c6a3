using FsCheck;

namespace Awareness.Testing;

/// <summary>Checks properties over the cases that <see cref="TestCases"/> asks for.</summary>
internal static class PropertyChecks
{
    private const ulong Seed = 20_261_122;
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;
    private const int Sizes = 100;

    /// <summary>Throws with the smallest case found where the property does not hold.</summary>
    /// <param name="property">What must hold.</param>
    /// <param name="cases">How many cases a usual run tries.</param>
    /// <param name="size">How large the last cases are.</param>
    public static void Holds(this Property property, int cases = 100, int size = Sizes)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases * TestCases.Times).WithEndSize(size);
        property.Check(TestCases.AreNew ? config : config.WithReplay(Seed, Step));
    }
}
